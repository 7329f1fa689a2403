/** What the storage side and the start report: Kyrgyz. */
import type { StoreMessages } from './store.ts';

export const KY: StoreMessages = {
  'case.unknown': { message: 'Мындай иш жок же аны көрүүгө укугуңуз жок.', hint: 'Ишти өз тизмеңизден тандаңыз.' },
  'case.stale': {
    message: 'Сиз ачкандан кийин иш өзгөрдү. Эч нерсе сакталган жок.',
    hint: 'Баракты жаңыртып, эмне өзгөргөнүн карап, аракетти кайталаңыз.',
  },
  'draft.stale': {
    message: 'Сиз ачкандан кийин бул бөлүм башка жерден сакталды.',
    hint: 'Жаңы текстти ачып, өзгөртүүңүздү ошого кошуңуз.',
  },
  'idempotency.reused': {
    message: 'Бул Idempotency-Key башка сурамда колдонулган.',
    hint: 'Ар бир жаңы сурам менен жаңы ачкыч жөнөтүңүз.',
  },
  'open.bundle': {
    message: '«{bundle}» үчүн бүгүн күчүндөгү эрежелер жок.',
    hint: 'Башка органды тандаңыз же анын эрежелери күчүнө киргенде кайрылыңыз.',
  },
  'open.applicant': {
    message: 'Сиз уюмдун атынан иш кылып жаткан жоксуз, ошондуктан арыз бере албайсыз.',
    hint: 'Өз уюмуңуздагы ролуңузду тандаңыз.',
  },
  'input.characters': { message: 'Текстте сактоого мүмкүн болбогон белги бар.', hint: 'Чаптаган текстти өчүрүп, кайра териңиз.' },
  'clock.fixed': {
    message: 'Бул орнотууда күндү жылдырууга болбойт.',
    hint: 'Бул камтылган маалымат базасындагы демо режимде гана мүмкүн.',
  },
  'clock.form': { message: 'Бул күн эмес.', hint: 'Күндү ЖЖЖЖ-АА-КК түрүндө жазыңыз.' },
  'clock.backward': { message: 'Күндү {today} күнүнөн алдыга гана жылдырууга болот.', hint: '{today} күнүнөн кийинки күндү тандаңыз.' },
  'clock.far': {
    message: 'Күндү мынчалык алыс жылдырууга болбойт: эң кеч дегенде {last}.',
    hint: '{last} күнүнөн кеч эмес күндү тандаңыз.',
  },
  'data.inUse': {
    message: '{folder} маалымат папкасын башка процесс колдонуп жатат.',
    hint: 'Башка процессти токтотуңуз же JOBO_DATA аркылуу башка папканы көрсөтүңүз.',
  },
  'data.unreachable': {
    message: 'Маалымат базасына жетүүгө мүмкүн эмес ({cause}).',
    hint: 'DATABASE_URL туурабы, сервер иштеп жатабы жана колдонуучунун базага кирүүгө укугу барбы — текшериңиз.',
  },
  'config.number': {
    message: '{name}={value}: {min} менен {max} ортосундагы бүтүн сан керек.',
    hint: '{name} маанисин оңдоңуз же алып салыңыз.',
  },
  'config.switch': {
    message: '{name}={value}: күйүкпү же өчүкпү — түшүнүксүз.',
    hint: '{name}=1 же {name}=0 деп жазыңыз же алып салыңыз.',
  },
  'config.choice': { message: '{name}={value} маанисине уруксат жок.', hint: 'Төмөнкүлөрдүн бирин тандаңыз: {choices}.' },
  'config.address': { message: '{name}={value} — веб-дарек эмес.', hint: 'Аны браузерде көрүнгөндөй http:// же https:// менен жазыңыз.' },
  'config.issuer': {
    message: '{name}={value} — https дареги эмес.',
    hint: 'БИСтин дарегин https:// менен жазыңыз; http:// ушул компьютер үчүн гана уруксат.',
  },
  'config.missing': { message: '{name} берилген эмес.', hint: 'ESI_ISSUER менен кошо ESI_CLIENT_ID да керек.' },
  'config.hostPort': { message: '{name}={value} — ХОСТ:ПОРТ эмес.', hint: 'Аны хост:порт түрүндө жазыңыз, мисалы 127.0.0.1:3310.' },
  'config.client': {
    message: '{name}={value} — X-Road кардарынын аты эмес.',
    hint: 'Аны INSTANCE/CLASS/MEMBER/SUBSYSTEM түрүндө жазыңыз.',
  },
  'config.file': { message: '{name}={value}: файлды окуу мүмкүн эмес.', hint: 'Жолун жана окуу укугун текшериңиз.' },
  'config.portTaken': {
    message: '{port} порту башка программа тарабынан ээленген.',
    hint: 'Ал программаны токтотуңуз же PORT аркылуу башка портту көрсөтүңүз.',
  },
  'config.smtp': {
    message: '{name} почта серверинин дареги эмес.',
    hint: 'Мындай жазыңыз: smtp://колдонуучу:сырсөз@түйүн:порт же smtps://…, же көрсөтпөңүз: билдирүүлөр системанын ичинде гана калат.',
  },
  'config.secretAddress': { message: '{name} http:// же https:// менен башталган дарек эмес.', hint: '{name} оңдоңуз же көрсөтпөңүз.' },
  'config.mailbox': {
    message: '{name}={value} электрондук почтанын дареги эмес.',
    hint: 'jobo@example.kg сыяктуу дарек жазыңыз же көрсөтпөңүз.',
  },
  'config.database': {
    message: '{name} — PostgreSQL маалымат базасынын дареги эмес.',
    hint: 'Аны postgresql://КОЛДОНУУЧУ:СЫРСӨЗ@ХОСТ:5432/БАЗА түрүндө жазыңыз.',
  },
};
