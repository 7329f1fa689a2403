/** Codes: unguessable, and read however they are typed. */
import { expect, test } from 'vitest';
import { newCode, normaliseCode } from '../../server/codes.ts';

test('a new code is 16 characters of Crockford base 32 in groups of four, and never the same', () => {
  const codes = Array.from({ length: 2000 }, newCode);
  for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(new Set(codes).size).toBe(codes.length);
  expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32);
});

test.each([
  ['7K3M-9QXA-0TZV-4HWE', '7K3M-9QXA-0TZV-4HWE'],
  ['7k3m9qxaotzv4hwe', '7K3M-9QXA-0TZV-4HWE'],
  [' 7k3m 9qxa — OTZV 4hwe ', '7K3M-9QXA-0TZV-4HWE'],
  ['ilIL-oO00-1111-0000', '1111-0000-1111-0000'],
  ['АВСЕ-НКМО-РТХУ-0000', 'ABCE-HKM0-PTXY-0000'],
])('%s is read as %s', (typed, code) => {
  expect(normaliseCode(typed)).toBe(code);
});

test.each(['', '7K3M', '7K3M-9QXA-0TZV-4HWU', '7K3M-9QXA-0TZV-4HWE-0', '../../etc/passwd', 'ӨӨӨӨӨӨӨӨӨӨӨӨӨӨӨӨ'])(
  '%s is no code',
  (typed) => {
    expect(normaliseCode(typed)).toBeUndefined();
  },
);

test('every new code is its own spelling', () => {
  for (let n = 0; n < 200; n += 1) {
    const code = newCode();
    expect(normaliseCode(code)).toBe(code);
    expect(normaliseCode(code.toLowerCase().replaceAll('-', ' '))).toBe(code);
  }
});
