/** The few words that views add to those of the definitions. */
import type { Lang } from '../../engine/language.ts';

export interface ViewWords {
  /** Who did what no person did. */
  system: string;
  /** What a day that has passed was. */
  lapsed: { passed: string; reminded: string };
  /** Lines of a statement to be signed. */
  /** Why a candidate could not be drawn. */
  excluded: { unknown: string; held: string; replaced: string; twice: string };
  statement: { case: string; act: string; on: string; signer: string; behalf: string; edition: string; document: string; hash: string };
}

export const VIEW_WORDS: Record<Lang, ViewWords> = {
  ky: {
    system: 'Система',
    lapsed: { passed: 'Мөөнөт өттү', reminded: 'Эскертүү жөнөтүлдү' },
    excluded: {
      unknown: 'Кызыкчылыктар кагылышуусу жок экенин билүүгө маалымат жетишпейт',
      held: 'Бул ролду буга чейин эле аткарып жатат',
      replaced: 'Буга чейин тандалып, кийин алмаштырылган',
      twice: 'Ушул эле адам тизмеде дагы бир жолу бар',
    },
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
    lapsed: { passed: 'Срок истёк', reminded: 'Напоминание отправлено' },
    excluded: {
      unknown: 'Не хватает данных, чтобы исключить конфликт интересов',
      held: 'Уже исполняет эту роль',
      replaced: 'Был выбран раньше и заменён',
      twice: 'Этот же человек есть в списке ещё раз',
    },
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
    lapsed: { passed: 'Deadline passed', reminded: 'Reminder sent' },
    excluded: {
      unknown: 'A conflict of interest could not be ruled out; not known',
      held: 'Holds this role already',
      replaced: 'Was drawn before and has been replaced',
      twice: 'The same person stands in the list once more',
    },
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
