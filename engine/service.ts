/** An outside service by its definition: where a message goes, what is in it, and what an answer means. Takes and gives data only. */
import { hashOf } from './canonical.ts';
import { isBounded } from './form/bounds.ts';
import { asRecord } from './form/layout.ts';
import { schemaProblems } from './form/schema-validator.ts';
import type { Service } from './model.ts';

/** A message as it goes over the wire: path and query after the service code, and what stands in the body. */
export interface Wire {
  method: Service['address']['method'];
  path: string;
  query: Record<string, string>;
  body?: Record<string, unknown>;
}

/** What of the parameters stands in the path goes there; the rest goes into the body, with GET and DELETE into the query. */
export function wireOf({ address }: Service, sent: Record<string, unknown>): Wire {
  const { method, version, path = '' } = address;
  const placed = new Set([...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1]));
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(sent[name] ?? '')));
  const rest = Object.entries(sent).filter(([name]) => !placed.has(name));
  const inQuery = method === 'GET' || method === 'DELETE';
  return {
    method,
    path: `${version === undefined ? '' : `/${version}`}${filled}`,
    query: inQuery ? Object.fromEntries(rest.map(([name, one]) => [name, typeof one === 'string' ? one : JSON.stringify(one)])) : {},
    ...(!inQuery && { body: Object.fromEntries(rest) }),
  };
}

/** The fields of an answer by the definition's names; undefined where the answer is not what the definition says. */
export function readAnswer({ answer: { schema, fields } }: Service, answer: unknown): Record<string, unknown> | undefined {
  if (!isBounded(answer) || schemaProblems(schema, hashOf(schema), answer).length > 0) return undefined;
  const found = Object.entries(fields).map(([name, { from }]) => [name, follow(answer, from.split('.'))] as const);
  return Object.fromEntries(found.filter(([, one]) => one !== undefined && one !== null && one !== ''));
}

function follow(start: unknown, steps: readonly string[]): unknown {
  let here = start;
  for (const step of steps) {
    const record = asRecord(here);
    if (!record || !Object.hasOwn(record, step)) return undefined;
    here = record[step];
  }
  return here;
}
