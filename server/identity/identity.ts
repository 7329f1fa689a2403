/** Who someone proved to be at sign-in, whichever way: what the identity service or a certificate says, before anything of ours is asked. */
import type { Problem } from '../../engine/model.ts';
import type { Way } from '../store/sessions.ts';

export interface Identity {
  way: Way;
  /** Personal number, 14 digits. */
  pin: string;
  name: string;
  /** The organisation whose signature was used; absent where one signed in for oneself alone. */
  organisation?: { inn: string; name: string };
  /** Where they are reached, as far as the identity service says. */
  email?: string;
  phone?: string;
  /** The identity service's own statement, shown to it again when the session ends there. */
  idToken?: string;
}

export type Proved = { ok: true; identity: Identity } | { ok: false; problems: Problem[] };

export const refused = (code: string, params?: Record<string, unknown>): { ok: false; problems: Problem[] } => ({
  ok: false,
  problems: [{ code, ...(params ? { params } : {}) }],
});

const FOURTEEN = /^\d{14}$/;
/** Whether it has the form of a personal number or of a legal entity's number: 14 digits, nothing more is asked of them. */
export const isNumber = (value: unknown): value is string => typeof value === 'string' && FOURTEEN.test(value);
