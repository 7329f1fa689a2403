/** The few words that views add to those of the definitions. */
import type { Lang } from '../../engine/language.ts';

export interface ViewWords {
  /** Who did what no person did. */
  system: string;
  /** Lines of a statement to be signed. */
  statement: { case: string; act: string; on: string; signer: string; behalf: string; edition: string; document: string; hash: string };
}

export const VIEW_WORDS: Record<Lang, ViewWords> = {
  ky: {
    system: 'Система',
    statement: {
      case: 'Иштин номери',
      act: 'Аракет',
      on: 'Күнү',
      signer: 'Кол коюучу',
      behalf: 'Кимдин атынан',
      edition: 'Эреженин редакциясы',
      document: 'Документ',
      hash: 'Маалыматтын SHA-256 суммасы',
    },
  },
  ru: {
    system: 'Система',
    statement: {
      case: 'Номер дела',
      act: 'Действие',
      on: 'Дата',
      signer: 'Подписывает',
      behalf: 'От имени',
      edition: 'Редакция правил',
      document: 'Документ',
      hash: 'Сумма SHA-256 данных',
    },
  },
  en: {
    system: 'The system',
    statement: {
      case: 'Case number',
      act: 'Action',
      on: 'Date',
      signer: 'Signer',
      behalf: 'On behalf of',
      edition: 'Edition of the rules',
      document: 'Document',
      hash: 'SHA-256 of the data',
    },
  },
};
