/** Takes a notice and a contact, gives the letter or the short message in the contact's language. Sends nothing. */
import type { Lang } from '../../engine/language.ts';
import { words } from '../messages/words.ts';
import type { NoticeRecord } from '../store/notices.ts';

export interface Message {
  /** The same at each attempt: what receives it can tell that it has it already. */
  id: string;
  to: string;
  subject: string;
  text: string;
}

/** Longest short message; what is longer is cut at a word, the case says the rest. */
const SMS_LENGTH = 300;

interface Told {
  id: string;
  to: string;
  lang: Lang;
  notice: Omit<NoticeRecord, 'read'>;
  baseUrl: string;
}

export function letter({ id, to, lang, notice, baseUrl }: Told): Message {
  const lines = [notice.text[lang], ...link(lang, notice, baseUrl), words(lang, 'mail.footer', { url: `${baseUrl}/notices` })];
  return { id, to, subject: notice.title[lang], text: `${lines.join('\n\n')}\n` };
}

export function shortMessage({ id, to, lang, notice, baseUrl }: Told): Message {
  const url = notice.case ? ` ${baseUrl}/cases/${notice.case}` : '';
  const text = `${notice.title[lang]}. ${notice.text[lang]}`;
  return { id, to, subject: notice.title[lang], text: cut(text, SMS_LENGTH - url.length) + url };
}

function link(lang: Lang, { case: caseId }: Told['notice'], baseUrl: string): string[] {
  return caseId ? [words(lang, 'mail.open', { url: `${baseUrl}/cases/${caseId}` })] : [];
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const space = text.lastIndexOf(' ', length - 1);
  return `${text.slice(0, space > 0 ? space : length - 1)}…`;
}
