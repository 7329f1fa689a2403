/** The simulators' pages: Russian. */
import type { SimulatorWords } from './index.ts';

export const RU: SimulatorWords = {
  title: 'Симуляторы внешних сервисов',
  intro: 'Здесь имитируются сервисы за пределами системы. Каждому можно сказать, как себя вести.',
  none: 'Симуляторов пока нет.',
  behaves: 'Как работает',
  behaviours: {
    well: 'Работает исправно',
    down: 'Недоступен',
    slow: 'Медленно',
    nonsense: 'Отвечает бессмыслицу',
    refuses: 'Отказывает',
    broken: 'Даёт свою ошибку',
  },
  all: 'Все симуляторы',
  entries: 'Записи',
  noEntries: 'Пока ничего не записано.',
  known: 'Известно записей: {n}',
  number: 'Номер',
  issue: 'Номер дела',
  message: 'Сообщение',
  asked: 'Сколько раз пришло',
  content: 'Содержание',
};
