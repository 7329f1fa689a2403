/** The code printed on a paper: 80 random bits in Crockford's base 32, made to be typed by hand. Takes what was typed, gives the one right spelling. */
import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Letters that are read as digits, and Cyrillic letters that look like ours (a phone's keyboard is often Cyrillic). */
const READ_AS: Record<string, string> = {
  O: '0',
  I: '1',
  L: '1',
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  О: '0',
  Р: 'P',
  Т: 'T',
  Х: 'X',
  У: 'Y',
  З: '3',
};
const LENGTH = 16;

/** What was typed, without dashes and spaces, in the code's own letters. It may still be no code. */
export function lettersOf(typed: string): string {
  const bare = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u2010-\u2015\u2212_.-]/g, '');
  return [...bare].map((letter) => READ_AS[letter] ?? letter).join('');
}

const grouped = (letters: string) => (letters.match(/.{4}/g) ?? []).join('-');

/** A new unguessable code, as `7K3M-9QXA-0TZV-4HWE`. */
export function newCode(): string {
  const letters = [...randomBytes(LENGTH)].map((byte) => ALPHABET[byte % 32]).join('');
  return grouped(letters);
}

/** The code in its one spelling, or undefined when what was typed can't be one. */
export function normaliseCode(typed: string): string | undefined {
  const letters = lettersOf(typed);
  if (letters.length !== LENGTH || [...letters].some((letter) => !ALPHABET.includes(letter))) return undefined;
  return grouped(letters);
}
