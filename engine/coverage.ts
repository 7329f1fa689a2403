/** Takes an edition; says of each clause of its acts which definitions cite it. Judges nothing but that. */
import type { Text } from './language.ts';
import type { Edition } from './model.ts';

export interface ActCoverage {
  act: string;
  title: Text;
  /** `by`: the definitions that cite the clause, as `KIND/ID`. */
  clauses: { id: string; force: 'obliges' | 'permits' | 'states'; text: Text; by: string[] }[];
  /** Obliging and permitting clauses that no definition cites; none where another body answers for the act. */
  missing: string[];
  /** Another body answers for the act: what is cited of it is shown, nothing is missing. */
  foreign: boolean;
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
    const foreign = edition.bundle.answersFor?.includes(act) === false;
    const missing = foreign ? [] : covered.filter(({ force, by }) => force !== 'states' && by.length === 0).map(({ id }) => id);
    return { act, title, clauses: covered, missing, foreign };
  });
}

function citedIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(citedIn);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, member]) =>
    key === 'legal' && Array.isArray(member) ? member.filter((each) => typeof each === 'string') : citedIn(member),
  );
}
