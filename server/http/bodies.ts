/** The shapes of request bodies, and their checking: bounds first, then the schema, so that no body costs more than it may. */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Problem } from '../../engine/model.ts';

/** Bounds of a JSON body; the free part of an action's input is judged by the engine behind them. */
export const BODY_BYTES = 256 * 1024;
const DEPTH = 24;
const ITEMS = 20_000;

const id = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$' } as const;
const day = { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' } as const;
const input = { type: 'object' } as const;
const hash = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const;
const closed = { type: 'object', additionalProperties: false } as const;

/** JSON Schemas of the bodies, by name; the API's description shows the same objects. */
export const BODIES = {
  rutoken: { ...closed, properties: { cms: { type: 'string', minLength: 1, maxLength: 200_000 } }, required: ['cms'] },
  session: { ...closed, properties: { membership: id, lang: { type: 'string', enum: ['ky', 'ru', 'en'] } }, minProperties: 1 },
  wishes: {
    ...closed,
    properties: { lang: { type: 'string', enum: ['ky', 'ru', 'en'] }, byMail: { type: 'boolean' }, bySms: { type: 'boolean' } },
    required: ['lang', 'byMail', 'bySms'],
  },
  appointment: {
    ...closed,
    properties: {
      pin: { type: 'string', maxLength: 20 },
      name: { type: 'string', maxLength: 200 },
      role: id,
      territory: id,
      from: day,
      to: day,
    },
    required: ['pin', 'role'],
  },
  clock: { ...closed, properties: { to: day }, required: ['to'] },
  open: { ...closed, properties: { bundle: id, procedure: id, from: id }, required: ['bundle', 'procedure'] },
  move: { ...closed, properties: { to: { type: 'string', pattern: '^[0-9a-f]{64}$' } }, required: ['to'] },
  draft: { ...closed, properties: { data: input }, required: ['data'] },
  statement: { ...closed, properties: { input } },
  code: {
    ...closed,
    properties: { input, statement: hash, method: { type: 'string', enum: ['email', 'sms'] } },
    required: ['statement', 'method'],
  },
  step: {
    ...closed,
    properties: {
      input,
      signature: {
        ...closed,
        properties: {
          statement: hash,
          asked: { type: 'string', pattern: '^[0-9a-f-]{36}$' },
          code: { type: 'string', pattern: '^\\d{6}$' },
        },
        required: ['statement', 'asked', 'code'],
      },
    },
  },
} as const;

export type BodyName = keyof typeof BODIES;

const ajv = new Ajv({ allErrors: true, strict: true });
const validators = Object.fromEntries(Object.entries(BODIES).map(([name, schema]) => [name, ajv.compile(schema)])) as Record<
  BodyName,
  ValidateFunction
>;

/** What is wrong with a body; empty when it may be read. */
export function bodyProblems(name: BodyName, body: unknown): Problem[] {
  if (!bounded(body)) return [{ code: 'body.deep', params: { limit: ITEMS } }];
  const validate = validators[name];
  if (validate(body)) return [];
  return (validate.errors ?? []).slice(0, 20).map(toProblem);
}

/** Walks without recursion, so that depth itself can't hurt. */
function bounded(body: unknown): boolean {
  const waiting: { value: unknown; depth: number }[] = [{ value: body, depth: 0 }];
  let seen = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    const items: unknown[] = Array.isArray(next.value) ? next.value : Object.values(next.value);
    seen += items.length;
    if (seen > ITEMS || next.depth >= DEPTH) return false;
    for (const value of items) waiting.push({ value, depth: next.depth + 1 });
  }
  return true;
}

function toProblem(error: ErrorObject): Problem {
  const extra = error.params as { additionalProperty?: string; missingProperty?: string };
  const name = extra.additionalProperty ?? extra.missingProperty;
  const pointer = name === undefined ? error.instancePath : `${error.instancePath}/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`;
  const field = (pointer || '/').slice(1, 121);
  if (extra.additionalProperty !== undefined) return { code: 'body.unknownField', params: { field }, pointer };
  if (extra.missingProperty !== undefined) return { code: 'body.required', params: { field }, pointer };
  return { code: 'body.shape', params: { field: field || 'body', expected: error.message ?? '' }, pointer };
}
