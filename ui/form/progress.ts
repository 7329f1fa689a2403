/** How far a section is filled: of its criteria, or of the fields that are asked for. */
import { type Answers, getAt, isEmpty } from '../draft/answers.ts';
import type { Field } from './fields.ts';

export interface Progress {
  done: number;
  total: number;
}

const answered = (answers: Answers, field: Field): boolean => !isEmpty(getAt(answers, field.path));

/** A group is done when all it asks for is there; where nothing is asked for, when something is. */
function groupDone(fields: Field[], answers: Answers): boolean {
  const asked = fields.filter((field) => field.required);
  return asked.length ? asked.every((field) => answered(answers, field)) : fields.some((field) => answered(answers, field));
}

export function progressOf(fields: Field[], answers: Answers): Progress {
  const seen = fields.filter((field) => !field.hidden);
  const groups = new Map<string, Field[]>();
  for (const field of seen) if (field.criterion) groups.set(field.criterion.id, [...(groups.get(field.criterion.id) ?? []), field]);
  if (groups.size) return { done: [...groups.values()].filter((group) => groupDone(group, answers)).length, total: groups.size };
  const asked = seen.filter((field) => field.required);
  const counted = asked.length ? asked : seen;
  return { done: counted.filter((field) => answered(answers, field)).length, total: counted.length };
}
