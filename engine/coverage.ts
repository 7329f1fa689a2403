/** Takes an edition; says of each clause of its acts which definitions cite it. Judges nothing but that. */
import type { Text } from './language.ts';
import type { Edition } from './model.ts';

export interface ActCoverage {
  act: string;
  title: Text;
  /** `by`: the definitions that cite the clause, as `KIND/ID`. */
  clauses: { id: string; force: 'obliges' | 'permits' | 'states'; text: Text; by: string[] }[];
  /** Obliging clauses that no definition cites. */
  missing: string[];
}

const KINDS = [
  'types',
  'criteria',
  'checklists',
  'forms',
  'procedures',
  'decisions',
  'documents',
  'registers',
  'notices',
  'classifiers',
  'roles',
  'parameters',
] as const;

export function coverageOf(edition: Edition): ActCoverage[] {
  const citations = new Map<string, Set<string>>();
  for (const kind of KINDS) {
    for (const [id, definition] of Object.entries(edition[kind])) {
      for (const citation of citedIn(definition)) citations.set(citation, (citations.get(citation) ?? new Set()).add(`${kind}/${id}`));
    }
  }
  for (const citation of citedIn(edition.bundle)) citations.set(citation, (citations.get(citation) ?? new Set()).add('bundle'));
  return Object.entries(edition.acts).map(([act, { title, clauses }]) => {
    const covered = clauses.map(({ id, force, text }) => ({ id, force, text, by: [...(citations.get(`${act}#${id}`) ?? [])].sort() }));
    return {
      act,
      title,
      clauses: covered,
      missing: covered.filter(({ force, by }) => force === 'obliges' && by.length === 0).map(({ id }) => id),
    };
  });
}

function citedIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(citedIn);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, member]) =>
    key === 'legal' && Array.isArray(member) ? member.filter((each) => typeof each === 'string') : citedIn(member),
  );
}
