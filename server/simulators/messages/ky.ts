/** The simulators' pages: Kyrgyz. */
import type { SimulatorWords } from './index.ts';

export const KY: SimulatorWords = {
  title: 'Тышкы кызматтардын симуляторлору',
  intro: 'Бул жерде системанын тышындагы кызматтар туураланат. Ар бирине кантип иштээрин айтса болот.',
  none: 'Азырынча симулятор жок.',
  behaves: 'Кантип иштейт',
  behaviours: {
    well: 'Туура иштейт',
    down: 'Жеткиликсиз',
    slow: 'Жай',
    nonsense: 'Маанисиз жооп берет',
    refuses: 'Баш тартат',
    broken: 'Өз катасын берет',
  },
  all: 'Бардык симуляторлор',
  entries: 'Жазуулар',
  noEntries: 'Азырынча эч нерсе жазылган эмес.',
  known: 'Белгилүү жазуулар: {n}',
  number: 'Номери',
  issue: 'Иштин номери',
  message: 'Билдирүү',
  asked: 'Канча жолу келди',
  content: 'Мазмуну',
};
