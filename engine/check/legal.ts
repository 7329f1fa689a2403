/** Takes any definition; faults citations (`act#clause`) of acts and clauses that are not there. */
import { at, nearest, type Subject } from './subject.ts';

/** Data written by the bundle's author as examples, where `legal` is no citation. */
const EXAMPLES = ['sample', 'cases', 'with', 'value', 'data', 'given'];

export function checkLegal(subject: Subject, node: unknown, pointer = ''): void {
  if (Array.isArray(node)) {
    for (const [index, member] of node.entries()) checkLegal(subject, member, at(pointer, index));
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  for (const [key, member] of Object.entries(node)) {
    if (key === 'legal' && Array.isArray(member))
      for (const [index, citation] of member.entries()) checkCitation(subject, citation, at(pointer, key, index));
    else if (!EXAMPLES.includes(key)) checkLegal(subject, member, at(pointer, key));
  }
}

function checkCitation(subject: Subject, citation: unknown, pointer: string): void {
  if (typeof citation !== 'string') return;
  const [actId = '', clauseId = ''] = citation.split('#');
  const { world } = subject;
  if (!world.exists('act', actId)) {
    subject.fault(pointer, 'reference.unknown', { kind: 'act', id: actId, known: nearest(actId, [...world.acts.keys()]) });
    return;
  }
  const clauses = world.acts.get(actId)?.clauses.map(({ id }) => id);
  if (clauses && !clauses.includes(clauseId))
    subject.fault(pointer, 'reference.unknown', { kind: 'clause', id: citation, known: nearest(clauseId, clauses) });
}
