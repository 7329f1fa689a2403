/** По-русски: what the check of definitions finds. */
import type { KY } from './ky.ts';

export const RU: Record<keyof typeof KY, { message: string; hint: string }> = {
  'file.unknown': {
    message: 'Файл «{path}» не распознан: не та папка или имя',
    hint: 'Положите файл в папку его вида; имя пишется строчными латинскими буквами, цифрами и дефисами: forms/period.json.',
  },
  'file.long': { message: 'Файл слишком велик (больше {limit} знаков)', hint: 'Разделите его на несколько файлов.' },
  'json.syntax': { message: 'Здесь нарушен JSON', hint: 'Проверьте эту и предыдущую строку: не хватает кавычки, запятой или скобки.' },
  'json.comment': { message: 'В JSON не бывает комментариев', hint: 'Уберите комментарий; пояснения пишите в поля note или legal.' },
  'json.comma': { message: 'Здесь не хватает запятой', hint: 'Поставьте запятую после предыдущего значения.' },
  'json.colon': { message: 'После ключа не хватает двоеточия', hint: 'Пишите так: "ключ": значение.' },
  'json.unclosed': { message: 'Скобка не закрыта', hint: 'Закройте каждую открытую скобку { и [.' },
  'json.string': { message: 'Нет закрывающей кавычки', hint: 'Закройте текст знаком ".' },
  'json.key': { message: 'Здесь ожидается ключ', hint: 'Уберите лишнюю запятую после последнего значения или напишите ключ в кавычках.' },
  'json.trailing': { message: 'В конце файла лишний текст', hint: 'Уберите всё после последней скобки.' },
  'json.empty': { message: 'Файл пуст', hint: 'Напишите определение внутри { } или удалите файл.' },
  'json.deep': { message: 'Вложенность больше {limit} уровней', hint: 'Упростите устройство.' },
  'json.repeatedKey': { message: 'Ключ «{key}» повторяется', hint: 'Оставьте один: второй скрывает первый.' },
  'json.forbiddenKey': { message: 'Ключ «{key}» недопустим', hint: 'Выберите другое имя.' },
  'bundle.missing': { message: 'Нет файла bundle.json', hint: 'В нём пишут id, version, title, effectiveFrom и languages.' },
  'bundle.absent': { message: 'Пакет «{id}» не найден', hint: 'Проверьте имя папки.' },
  'bundle.folder': { message: 'id пакета «{id}», а папка «{folder}»', hint: 'Они должны совпадать.' },
  'bundle.circle': { message: 'Пакет по кругу расширяет сам себя: «{id}»', hint: 'Уберите одно из полей extends.' },
  'bundle.amends': {
    message: 'Следующая редакция «{id}» изменяет редакцию другого пакета: «{amends}»',
    hint: 'Назовите папку прежней редакции того же пакета; другой пакет расширяют (extends).',
  },
  'bundle.notLater': {
    message: 'Редакция вступает в силу {day}, а изменяемая ею — {earlier}',
    hint: 'Укажите более поздний effectiveFrom: две редакции пакета не вступают в силу в один день.',
  },
  'transition.type': {
    message: '«{from}» ({was}) не может перейти в «{to}» ({now}): это поле другого типа',
    hint: 'Укажите поле того же типа или null: тогда от ответа отказываются.',
  },
  'transition.unsaid': {
    message: '«{name}» ({kind}) прежней редакции нет ни в этой редакции, ни в правилах перехода',
    hint: 'Укажите новое название; null — от этого отказываются, stay — из этого состояния дело не переводится.',
  },
  'reference.unknown': { message: 'Нет такого {kind}: «{id}»', hint: 'Есть: {known}.' },
  'name.repeated': { message: '«{name}» уже есть', hint: 'Дайте другое имя или удалите повтор.' },
  'translation.missing': { message: 'Нет перевода: {language}', hint: 'Добавьте текст на этом языке.' },
  'shape.required': { message: 'Нет поля «{property}»', hint: 'Добавьте его.' },
  'shape.unknown': { message: 'Неизвестное поле «{property}»', hint: 'Здесь могут стоять: {known}.' },
  'shape.name': {
    message: 'Имя «{property}» написано неверно',
    hint: 'Имена полей: с латинской буквы, без пробелов; прочие имена: строчные буквы, цифры, дефисы.',
  },
  'shape.choice': { message: 'Здесь нужно одно из: {options}', hint: 'Выберите одно и напишите все его ключи.' },
  'shape.exclusive': { message: 'Не могут стоять вместе: {found}', hint: 'Оставьте что-то одно.' },
  'shape.text': { message: 'Нужен текст на трёх языках', hint: 'Пишите так: { "ky": …, "ru": …, "en": … }.' },
  'shape.type': { message: 'Значение не того вида; нужно: {expected}', hint: 'Запишите значение в этом виде.' },
  'shape.enum': { message: 'Такого значения нет в перечне', hint: 'Допустимы: {allowed}.' },
  'shape.id': { message: '«{value}» не годится как id', hint: 'Строчные латинские буквы, цифры и дефисы: self-assessment.' },
  'shape.date': { message: '«{value}» не является днём календаря', hint: 'Дату пишут так: 2026-09-01.' },
  'shape.pattern': { message: '«{value}» записано не по образцу: {pattern}', hint: 'Запишите по образцу.' },
  'shape.empty': { message: 'Здесь не может быть пусто', hint: 'Впишите хотя бы одно значение или уберите ключ.' },
  'shape.limit': { message: 'Нарушен предел: {rule} {limit}', hint: 'Приведите значение к пределу.' },
  'schema.object': { message: 'Схема формы должна быть object', hint: 'Напишите "type": "object", а поля положите в properties.' },
  'schema.keyword': { message: 'В схеме нет «{keyword}»', hint: 'Похожие: {known}. Тексты пишутся в ui.' },
  'schema.typed': {
    message: '«{keyword}» не относится к типу {type}',
    hint: 'Это слово только для типов: {types}. Исправьте тип или уберите слово.',
  },
  'schema.open': { message: 'Схема пропускает неизвестные поля', hint: 'Добавьте "additionalProperties": false.' },
  'schema.circle': { message: '$defs содержит сам себя', hint: 'Разорвите круг.' },
  'field.untitled': { message: 'У поля «{field}» нет текста в ui', hint: 'Добавьте в ui для «{field}» title.' },
  'field.circle': {
    message: 'Показ поля «{field}» зависит от его же ответа, поэтому оно не будет показано никогда',
    hint: 'Разорвите круг: свяжите показ с другим полем.',
  },
  'field.unknown': { message: 'В схеме нет поля «{field}»', hint: 'Поля схемы: {known}.' },
  'field.unlabelled': { message: 'У выбора «{field}» нет названий', hint: 'Вместо enum укажите классификатор в options.' },
  'field.endless': { message: 'Длина текста «{field}» не ограничена', hint: 'Добавьте maxLength.' },
  'field.noColumns': { message: 'У поля «{field}» нет столбцов', hint: 'Уберите items из ui или опишите в схеме список object.' },
  'form.reserved': { message: 'Имя «{form}» в путях уже означает другое', hint: 'Дайте форме другое имя.' },
  'form.notCriteria': { message: 'Форма «{form}» не по критериям', hint: 'Укажите форму по критериям.' },
  'pattern.syntax': { message: 'Образец записан неверно: {pattern}', hint: 'Исправьте регулярное выражение.' },
  'pattern.endless': {
    message: 'Проверка по этому образцу может не кончиться: {pattern}',
    hint: 'Уберите повторение внутри повторения вроде (a+)+.',
  },
  'pattern.unclear': { message: 'Безопасность образца не установлена: {pattern}', hint: 'Напишите образец проще.' },
  'pattern.long': { message: 'Образец длиннее {limit} знаков', hint: 'Сократите его.' },
  'path.root': {
    message: 'Путь «{path}» начинается с неизвестного: «{name}»',
    hint: 'Похожие: {known}. Путь начинается с id формы этой процедуры, с today, case, applicant и т. п.',
  },
  'path.early': {
    message: 'Путь «{path}» ещё не известен при открытии дела: «{name}»',
    hint: 'При открытии видны today, applicant, actor, body, own, при «from» также origin и факты, которым больше ничего не нужно. Перенесите требование в действие.',
  },
  'path.field': { message: 'В пути «{path}» нет поля «{name}»', hint: 'Там есть: {known}.' },
  'condition.operator': {
    message: 'Проверка «{operator}» не подходит к этому значению ({type})',
    hint: 'Возьмите проверку, подходящую к виду значения.',
  },
  'condition.type': { message: 'Значение «{value}» не того вида; нужно: {type}', hint: 'Запишите его в этом виде; день: 2026-09-01.' },
  'condition.value': { message: 'Такого значения не бывает: «{value}»', hint: 'Бывают: {known}.' },
  'condition.never': {
    message: 'Это условие не выполняется никогда, каковы бы ни были значения ({facts})',
    hint: 'Исправьте проверки, исключающие друг друга, или невозможное значение; ненужное удалите.',
  },
  'condition.neverFrom': {
    message: 'С {from} это условие не выполняется никогда ({facts})',
    hint: 'Исправьте параметр, вступающий в силу в этот день, или условие.',
  },
  'condition.always': {
    message: 'Это условие выполняется всегда, каковы бы ни были значения ({facts})',
    hint: 'Оно ничего не ограничивает: удалите его. Чтобы спросить, есть ли значение, напишите "known": true.',
  },
  'expression.list': { message: '«{path}» не список', hint: 'count, list, any и подобные применяются к спискам.' },
  'expression.points': {
    message: 'Список кодов «{classifier}» не говорит, сколько баллов стоят: {codes}',
    hint: 'Дайте каждому пункту списка value: { "id": …, "value": 4 }.',
  },
  'expression.date': { message: 'Здесь нужен день', hint: 'Напишите путь или выражение, которое даёт день.' },
  'text.placeholder': {
    message: 'Для {{name}} в тексте ничего не дано',
    hint: 'Даны: {known}. Текст без своих with или data ничего назвать не может; note и intro называют параметры.',
  },
  'parameter.notInForce': {
    message: 'У параметра «{parameter}» нет значения на {from}',
    hint: 'Добавьте значение с from не позже этого дня.',
  },
  'parameter.mixed': { message: 'Значения параметра «{parameter}» разного вида', hint: 'Пусть все будут числами, текстами или да/нет.' },
  'parameter.whole': {
    message: 'Параметр «{parameter}» здесь означает количество и не может быть равен {value}',
    hint: 'Сделайте его значения целыми числами от 0 до {most}.',
  },
  'parameter.number': {
    message: 'Параметр «{parameter}» должен быть числом',
    hint: 'Укажите другой параметр или сделайте его значения числами.',
  },
  'fact.circle': { message: 'Факт «{name}» вычисляется через самого себя', hint: 'Разорвите круг.' },
  'fact.hidden': { message: 'Факт «{name}» заслоняет значение с тем же именем', hint: 'Дайте факту другое имя.' },
  'fact.undeclared': {
    message: 'Решению «{decision}» нужен факт «{fact}», но процедура его не объявляет',
    hint: 'Добавьте «{fact}» в facts процедуры.',
  },
  'state.unreachable': {
    message: 'В состояние «{state}» нельзя попасть',
    hint: 'Добавьте действие, которое в него ведёт (to), или удалите состояние.',
  },
  'state.deadEnd': { message: 'Из состояния «{state}» нет выхода: нет действий', hint: 'Добавьте действие или отметьте "final": true.' },
  'state.noEnd': {
    message: 'Из состояния «{state}» нет пути к конечному',
    hint: 'Отметьте состояние "final": true или проложите к нему путь.',
  },
  'stage.missing': { message: 'Состояние «{state}» не входит ни в один этап', hint: 'Добавьте его в один из этапов stages.' },
  'stage.twice': { message: 'Состояние «{name}» стоит в двух этапах', hint: 'Оставьте его в одном.' },
  'body.inn': {
    message: '«{action}» в «{procedure}» подписывается от имени органа, а у органа нет ИНН',
    hint: 'Запишите body.inn, 14 цифр: сертификат, которым подписывают от имени органа, должен его содержать.',
  },
  'action.nobody': {
    message: 'Роль «{role}» в этой процедуре никто не получает',
    hint: 'Назначьте её через assign или укажите другую роль.',
  },
  'action.unread': {
    message: 'Роль «{role}» не видит дело в состоянии «{state}» и потому не может действовать',
    hint: 'Добавьте роль в readers с этим состоянием.',
  },
  'sees.blind': {
    message: '«{field}» спрашивают у роли «{role}» или показывают ей, но видеть это она не может',
    hint: 'Добавьте роль в sees или поручите действие другой роли.',
  },
  'sees.copied': {
    message: '«{field}» копируется туда, где это прочтут роли, которым видеть это нельзя: {roles}',
    hint: 'Уберите это оттуда, ограничьте то место собственным sees или добавьте роли в sees поля.',
  },
  'sees.public': {
    message: '«{field}» предназначено лишь некоторым ролям, но стоит там, где это читают все',
    hint: 'Уберите public или sees.',
  },
  'role.appoint': {
    message: 'Роль «{role}» так не даётся (scope: {scope})',
    hint: 'Назовите роль, которую исполняют в организации, в органе или везде: organisation, body, platform.',
  },
  'register.applicants': {
    message: 'В реестре заявителей нет поля name на трёх языках',
    hint: 'Добавьте в fields "name": { "type": "text" }.',
  },
  'role.scope': { message: 'Роль «{role}» не выдаётся в деле (scope: {scope})', hint: 'Для assign укажите роль со scope case.' },
  'quorum.role': {
    message: 'Доля кворума считается от роли «{role}», но она эту часть не сдаёт',
    hint: 'Назовите в of роль, которая сдаёт часть: {known}.',
  },
  'form.notByCriterion': {
    message: 'prefill не даёт значений по критериям',
    hint: 'Дайте значение, ключи которого — id критериев, например criteria из across.',
  },
  'draw.reason': { message: 'Не сказано, почему заменяют: «{role}»', hint: 'Укажите причину в reason.' },
  'origin.open': {
    message: 'Состояние «{state}» не конечное: такое дело нельзя продолжить',
    hint: 'Назовите в from конечное состояние ("final": true).',
  },
  'origin.form': { message: 'Форма «{form}» задаётся не в обеих процедурах', hint: 'В обеих задаются: {known}.' },
  'origin.none': { message: 'Такое дело нельзя открыть ни из какого другого', hint: 'Добавьте from или уберите alone.' },
  'part.quorum': { message: 'У части «{part}» нет кворума', hint: 'Добавьте quorum; без него довольно одного.' },
  'due.anchor': { message: 'Не сказано, до какого дня идёт срок «{deadline}»', hint: 'Укажите день в from.' },
  'due.silent': { message: 'Напоминание «{deadline}» никому ничего не сообщает', hint: 'Добавьте в late сообщение (notify).' },
  'due.goesOn': {
    message: 'Срок «{deadline}» не может продолжаться в состоянии «{state}».',
    hint: 'Назовите состояние, в которое дело может прийти отсюда: не это же и не то, в котором срок приостановлен.',
  },
  'due.pause': {
    message: 'Срок «{deadline}» нельзя приостановить в состоянии «{state}»: оттуда дело не возвращается',
    hint: 'Укажите другое состояние, из которого действия ведут обратно.',
  },
  'effect.type': {
    message: 'В графу «{field}» пишется {wanted}, а здесь получается {type}',
    hint: 'Исправьте выражение или вид графы в реестре.',
  },
  'effect.people': {
    message: 'Здесь должны быть названы люди, а получается {type}',
    hint: 'Укажите путь к идентификатору человека или к ответам с полем person.',
  },
  'lookup.place': {
    message: 'Поле “{field}” не может искать во внешнем сервисе: оно стоит в строке или в критерии',
    hint: 'Поставьте поиск у поля на верхнем уровне формы.',
  },
  'answer.unsent': {
    message: 'Эта процедура ничего не отправляет сервису “{service}”, ответа не будет',
    hint: 'Отправьте сообщение через send в then или уберите этот ответ.',
  },
  'view.noComparison': { message: '«{view}» не сравнивает годы', hint: 'Укажите представление, в котором есть comparison.' },
  'service.reserved': {
    message: 'Имя “{field}” занято состоянием сообщения',
    hint: 'Назовите это поле ответа иначе.',
  },
  'effect.twice': {
    message: 'Документ «{name}» выпускается в одном действии дважды',
    hint: 'Оставьте один выпуск; условия объедините через any.',
  },
  'decision.gap': {
    message: 'Есть случай, на который нет правила: {example}',
    hint: 'Добавьте правило или сделайте последнее "otherwise": true.',
  },
  'decision.overlap': {
    message: 'Правила «{rule}» и «{other}» (строка {line}) действуют сразу: {example}',
    hint: 'Разведите условия или выберите "policy": "first".',
  },
  'decision.shadowed': { message: 'До правила «{rule}» очередь никогда не доходит', hint: 'Переставьте его выше или удалите.' },
  'decision.unclear': {
    message: 'Нельзя установить, охватывают ли правила все случаи',
    hint: 'Добавьте последним правило с "otherwise": true или строку из одних прочерков.',
  },
  'decision.unreached': { message: 'К исходу «{outcome}» не ведёт ни одно правило', hint: 'Добавьте правило или удалите исход.' },
  'decision.codes': {
    message: '«{fact}» в причинах называется кодом',
    hint: 'Назовите классификатор, где есть эти коды: "classifier" ({known}).',
  },
  'decision.aggregate': {
    message: 'При политике «{policy}» число не собирается',
    hint: 'Поставьте "policy": "collect" или уберите aggregate.',
  },
  'decision.number': { message: 'Исход «{outcome}» не несёт числа «{name}»', hint: 'Добавьте число в values этого исхода.' },
  'table.row': {
    message: 'Строка {row} не подходит к столбцам: нужно ячеек: {wanted} ({columns}, затем исход)',
    hint: 'Запишите по ячейке на столбец, затем исход; пометка стоит последней.',
  },
  'register.gap': { message: 'Может найтись запись без состояния', hint: 'Оставьте последнее состояние без when.' },
  'register.shadowed': { message: 'До состояний после «{status}» очередь не доходит', hint: 'Состояние без when должно быть последним.' },
  'register.until': { message: '«{field}» не дата', hint: 'Для until укажите поле вида date.' },
  'calendar.missing': {
    message: 'Пакет ничего не расширяет, и календаря в нём нет',
    hint: 'Добавьте calendar.json или расширьте пакет, в котором он есть.',
  },
  'overlay.breaks': {
    message: 'Изменения этого пакета нарушают унаследованный {definition}: {fault} ({pointer})',
    hint: 'Дополните заменённое определение тем, что называют унаследованные.',
  },
  'calendar.timezone': { message: 'Нет такого часового пояса: «{timezone}»', hint: 'Например: Asia/Bishkek.' },
  'calendar.noWorkingDay': { message: 'Не осталось рабочих дней', hint: 'Уберите дни из weekend.' },
  'calendar.year': { message: 'День {day} не относится к {year} году', hint: 'Перенесите день в его год.' },
  'document.reserved': { message: 'Имя «{name}» и так даётся каждому документу', hint: 'Дайте данным другое имя.' },
  'document.sample': { message: 'В образце нет «{name}»', hint: 'Добавьте «{name}» в sample.' },
  'document.sampleUnknown': { message: '«{name}» из образца нет в данных документа', hint: 'Уберите его из sample или добавьте в data.' },
  'template.missing': { message: 'Нет шаблона {file}', hint: 'Добавьте его в папку templates пакета.' },
  'template.unused': { message: 'Этот шаблон не нужен ни одному документу', hint: 'Проверьте имя шаблона или поле template документа.' },
  'template.syntax': { message: 'Шаблон нарушен: {reason}', hint: 'Для каждого {{#…}} нужен {{/…}}.' },
  'template.unknown': { message: 'Имя «{name}» шаблону никто не даёт', hint: 'Похожие: {known}. Недостающее добавьте в data документа.' },
  'template.helper': { message: 'Нет такого помощника: «{name}»', hint: 'Есть: {known}.' },
  'template.bareHelper': {
    message: '«{name}» помощник, а не значение',
    hint: 'Дайте ему значение: {{{name} …}}; данные читаются так: {{this.{name}}}.',
  },
  'template.block': { message: 'Нет такого блока: «{name}»', hint: 'Есть: {known}; каждому нужно значение.' },
  'template.partial': { message: 'Нет такой части: «{name}»', hint: 'Добавьте файл {file}. Похожие: {known}.' },
  'template.circle': { message: 'Часть «{name}» вызывает сама себя', hint: 'Разорвите круг.' },
  'template.raw': { message: '«{name}» печатается без защиты', hint: 'Пишите {{{name}}}; три скобки только для qr.' },
  'template.object': { message: '«{name}» не одно значение', hint: 'Напишите его поле: {name}.….' },
  'template.list': { message: '«{name}» не список', hint: '{{#each}} применяется только к списку.' },
  'template.statement': { message: 'В шаблоне это не разрешено: {what}', hint: 'Уберите это.' },
  'patch.absent': {
    message: 'Менять нечего: в унаследованном определении нет «{name}»',
    hint: 'Там есть: {known}. Исправьте имя или уберите эту строку.',
  },
  'patch.both': {
    message: '«{id}» в одном наборе записано и целиком, и как изменение',
    hint: 'Оставьте одно: полный файл заменяет унаследованное, .patch.json меняет его.',
  },
  'parameter.order': {
    message: 'День {from} стоит после {before}',
    hint: 'Расположите значения по дню вступления в силу, от старого к новому.',
  },
  'floor.criterion': {
    message: 'Выпал критерий основы {code} «{title}» ({criterion}). Нарушен пункт: {legal}',
    hint: 'Верните критерий: то, что основа отметила floor, можно ужесточить, но нельзя убрать.',
  },
  'floor.item': {
    message: 'Документ «{item}», который требует основа, убран или стал необязательным. Нарушен пункт: {legal}',
    hint: 'Верните документ и сделайте его обязательным, как в основе.',
  },
  'floor.field': {
    message: 'Поле основы «{field}» убрано, скрыто или стало необязательным. Нарушен пункт: {legal}',
    hint: 'Оставьте поле таким, как в основе, или ужесточите.',
  },
  'floor.limit': {
    message: 'Предел «{name}» мягче, чем в основе: было {was}, стало {now}. Нарушен пункт: {legal}',
    hint: 'Оставьте предел таким, как в основе, или строже.',
  },
  'floor.term': {
    message: 'Значение «{value}» исхода «{outcome}» больше, чем даёт основа: было {was}, стало {now}. Нарушен пункт: {legal}',
    hint: 'Укажите значение не больше, чем в основе.',
  },
  'floor.rule': {
    message: 'В решении «{decision}» для случая {example} база даёт «{was}», а правило «{rule}» здесь даёт «{now}». Нарушен пункт: {legal}',
    hint: 'Исправьте правило или параметр так, чтобы те же факты не давали больше, чем в базе.',
  },
  'floor.decision': {
    message: 'Убрано решение «{decision}», закреплённое базой. Нарушен пункт: {legal}',
    hint: 'Верните решение; чтобы сделать строже, измените только его правила.',
  },
  'floor.unclear': {
    message: 'Нельзя определить, не даёт ли решение «{decision}» больше, чем база. Проверьте пункт: {legal}',
    hint: 'Используйте те же факты и исходы, что и база, не сравнивайте факты между собой; иначе сравните сами.',
  },
  'floor.outcome': {
    message: 'Убран исход основы «{outcome}». Нарушен пункт: {legal}',
    hint: 'Верните исход и правило, которое к нему ведёт.',
  },
  'floor.parameter': {
    message: 'Параметр «{parameter}» с {from} мягче, чем в основе: было {was}, стало {now}. Нарушен пункт: {legal}',
    hint: 'Укажите значение как в основе или строже.',
  },
  'floor.role': {
    message: 'Права роли «{role}» шире, чем в основе. Нарушен пункт: {legal}',
    hint: 'Оставьте scope и may такими, как в основе.',
  },
  'floor.requirement': {
    message: 'Требование основы убрано, смягчено или стало предупреждением: «{requirement}». Нарушен пункт: {legal}',
    hint: 'Верните требование в require; новые добавлять можно.',
  },
  'floor.signature': {
    message: 'Действие «{action}» осталось без подписи, которую требует основа ({sign}). Нарушен пункт: {legal}',
    hint: 'Укажите sign таким, как в основе.',
  },
  'floor.who': {
    message: 'Действие «{action}» доступно и роли «{role}», которой основа его не даёт. Нарушен пункт: {legal}',
    hint: 'Уберите роль из who.',
  },
  'floor.needs': {
    message: 'Действие «{action}» больше не ждёт части «{part}», а основа её требует. Нарушен пункт: {legal}',
    hint: 'Верните часть в needs.',
  },
  'floor.action': {
    message: 'В состоянии «{state}» нет действия (части) основы «{action}». Нарушен пункт: {legal}',
    hint: 'Оставьте его в том же состоянии под тем же именем.',
  },
  'floor.fact': {
    message: 'Факт «{fact}», на который опирается основа, вычисляется иначе и может оказаться мягче. Нарушен пункт: {legal}',
    hint: 'Оставьте его как в основе или только ужесточите; своему факту дайте другое имя.',
  },
  'floor.due': {
    message: 'Срок «{deadline}» длиннее, чем в основе, или считается иначе: было {was}, стало {now}. Нарушен пункт: {legal}',
    hint: 'Укажите срок в тех же единицах и не длиннее, чем в основе.',
  },
  'floor.calendar': {
    message: 'По этому календарю срок «{deadline}» кончается позже, чем по календарю основы ({example}). Нарушен пункт: {legal}',
    hint: 'Оставьте календарь основы; в своём календаре выходных может быть меньше, но не больше.',
  },
  'example.differs': { message: '{what}: ожидалось {expected}, вышло {seen}', hint: 'Исправьте правило или пример.' },
  'example.disagree': { message: 'Два способа вычисления решения разошлись', hint: 'Сообщите об этой ошибке разработчикам.' },
  'scenario.problem': {
    message: 'Нет такого кода: «{code}»',
    hint: 'Среди кодов: action.role, action.state, action.parts, action.requirement, part.recused, open.role, form.required, form.option.',
  },
};
