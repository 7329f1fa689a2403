/** What the storage side and the start report: Russian. */
import type { StoreMessages } from './store.ts';

export const RU: StoreMessages = {
  'case.unknown': { message: 'Такого дела нет, или оно вам недоступно.', hint: 'Выберите дело из своего списка.' },
  'case.stale': {
    message: 'Дело изменилось после того, как вы его открыли. Ничего не сохранено.',
    hint: 'Обновите страницу, посмотрите, что изменилось, и повторите действие.',
  },
  'draft.stale': {
    message: 'Этот раздел уже сохранён в другом месте после того, как вы его открыли.',
    hint: 'Откройте новый текст и внесите в него своё изменение.',
  },
  'idempotency.reused': {
    message: 'Этот Idempotency-Key уже использован для другого запроса.',
    hint: 'Отправляйте с каждым новым запросом новый ключ.',
  },
  'open.bundle': {
    message: 'Для «{bundle}» сегодня нет действующих правил.',
    hint: 'Выберите другой орган или вернитесь, когда его правила вступят в силу.',
  },
  'open.applicant': {
    message: 'Вы действуете не от имени организации и не можете подать заявку.',
    hint: 'Выберите роль, которую вы исполняете в своей организации.',
  },
  'input.characters': {
    message: 'В тексте есть символ, который нельзя сохранить.',
    hint: 'Удалите вставленный текст и наберите его заново.',
  },
  'clock.fixed': {
    message: 'В этой установке дату перевести нельзя.',
    hint: 'Это возможно только в демонстрации на встроенной базе данных.',
  },
  'clock.form': { message: 'Это не дата.', hint: 'Напишите день в виде ГГГГ-ММ-ДД.' },
  'clock.backward': { message: 'Дату можно перевести только вперёд от {today}.', hint: 'Выберите день после {today}.' },
  'clock.far': { message: 'Так далеко дату перевести нельзя: не позже {last}.', hint: 'Выберите день не позже {last}.' },
  'data.inUse': {
    message: 'Папку данных {folder} использует другой процесс.',
    hint: 'Остановите другой процесс или укажите другую папку в JOBO_DATA.',
  },
  'data.unreachable': {
    message: 'База данных недоступна ({cause}).',
    hint: 'Проверьте DATABASE_URL, запущен ли сервер и есть ли у пользователя доступ к базе.',
  },
  'config.number': { message: '{name}={value}: нужно целое число от {min} до {max}.', hint: 'Исправьте {name} или уберите его.' },
  'config.switch': {
    message: '{name}={value}: нельзя понять, включено это или выключено.',
    hint: 'Укажите {name}=1 или {name}=0 либо уберите его.',
  },
  'config.choice': { message: 'Значение {name}={value} не допускается.', hint: 'Выберите одно из: {choices}.' },
  'config.address': { message: '{name}={value} — не веб-адрес.', hint: 'Напишите его с http:// или https://, как его видят в браузере.' },
  'config.issuer': {
    message: '{name}={value} — не адрес https.',
    hint: 'Напишите адрес ЕСИ с https://; http:// допустим только для этого же компьютера.',
  },
  'config.missing': { message: 'Не задано {name}.', hint: 'Вместе с ESI_ISSUER нужен и ESI_CLIENT_ID.' },
  'config.hostPort': { message: '{name}={value} — не ХОСТ:ПОРТ.', hint: 'Запишите как хост:порт, например 127.0.0.1:3310.' },
  'config.client': { message: '{name}={value} — не имя клиента X-Road.', hint: 'Напишите его как INSTANCE/CLASS/MEMBER/SUBSYSTEM.' },
  'config.file': { message: '{name}={value}: файл невозможно прочитать.', hint: 'Проверьте путь и право на чтение.' },
  'config.portTaken': { message: 'Порт {port} занят другой программой.', hint: 'Остановите ту программу или укажите другой порт в PORT.' },
  'config.smtp': {
    message: '{name} — не адрес почтового сервера.',
    hint: 'Запишите так: smtp://пользователь:пароль@узел:порт или smtps://…, или не указывайте: уведомления останутся только внутри системы.',
  },
  'config.secretAddress': {
    message: '{name} — не адрес, начинающийся с http:// или https://.',
    hint: 'Исправьте {name} или не указывайте.',
  },
  'config.mailbox': {
    message: '{name}={value} — не адрес электронной почты.',
    hint: 'Запишите адрес вида jobo@example.kg или не указывайте.',
  },
  'config.database': {
    message: '{name} — не адрес базы данных PostgreSQL.',
    hint: 'Напишите его в виде postgresql://ПОЛЬЗОВАТЕЛЬ:ПАРОЛЬ@ХОСТ:5432/БАЗА.',
  },
};
