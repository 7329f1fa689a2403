/** One sign-in at the simulated identity service, step by step: number, password, signature, code. Pure but for the code it is given. */
import { type Account, account, type EsiPerson } from './people.ts';

export type Step = 'pin' | 'password' | 'signature' | 'code';
export interface Interaction {
  step: Step;
  lang?: string;
  person?: EsiPerson;
  chosen?: Account;
  method?: 'email' | 'sms';
  code?: string;
  /** Milliseconds since 1970. */
  codeUntil?: number;
  attempts?: number;
}
export type Fault = 'pin' | 'noPerson' | 'password' | 'signature' | 'code' | 'codeTooOften';
export type Next = { interaction: Interaction; fault?: Fault } | { done: Account };
export type Fields = Record<string, string | undefined>;

/** What any password is at this service: it is printed on the page. */
export const PASSWORD = 'demo';
const CODE_MS = 5 * 60_000;
const ATTEMPTS = 3;

export function advance(interaction: Interaction, fields: Fields, people: readonly EsiPerson[], now: number, newCode: () => string): Next {
  if (interaction.step === 'pin') return withPin(interaction, fields.pin ?? '', people);
  if (interaction.step === 'password')
    return fields.password === PASSWORD ? { interaction: { ...interaction, step: 'signature' } } : { interaction, fault: 'password' };
  return interaction.step === 'signature'
    ? withSignature(interaction, fields, now, newCode)
    : withCode(interaction, fields.code ?? '', now);
}

function withPin(interaction: Interaction, given: string, people: readonly EsiPerson[]): Next {
  const pin = given.replace(/\s/g, '');
  if (!/^\d{14}$/.test(pin)) return { interaction, fault: 'pin' };
  const person = people.find((each) => each.pin === pin);
  return person ? { interaction: { ...interaction, step: 'password', person } } : { interaction, fault: 'noPerson' };
}

function withSignature(interaction: Interaction, { signature, method }: Fields, now: number, newCode: () => string): Next {
  const { person } = interaction;
  const cloud = person?.signatures.find(({ inn }) => inn === signature);
  if (!person || (!cloud && signature !== 'simple')) return { interaction, fault: 'signature' };
  const sent = { code: newCode(), codeUntil: now + CODE_MS, attempts: 0, method: method === 'sms' ? 'sms' : 'email' } as const;
  return { interaction: { ...interaction, step: 'code', chosen: account(person, cloud), ...sent } };
}

/** Three tries within five minutes; then the signature is chosen anew and another code is sent. */
function withCode(interaction: Interaction, given: string, now: number): Next {
  const { code, codeUntil = 0, attempts = 0, chosen } = interaction;
  if (chosen && given.trim() === code && now < codeUntil) return { done: chosen };
  if (attempts + 1 >= ATTEMPTS || now >= codeUntil) return { interaction: { ...interaction, step: 'signature' }, fault: 'codeTooOften' };
  return { interaction: { ...interaction, attempts: attempts + 1 }, fault: 'code' };
}
