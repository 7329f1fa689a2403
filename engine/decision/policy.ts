/** Hit policies over three-valued verdicts: takes the truth of every rule, gives the rules that decide, or those that stand in the way. */
import type { Decision, Outcome, Rule } from '../definitions.gen.ts';
import type { Truth } from '../logic.ts';
import { rulesOf } from './rules.ts';

export interface Verdict {
  /** The rule that decides; under `ruleOrder` and `collect` all that do. */
  rules: Rule[];
  /** Rules that may hold, for all that is known, and would change the answer: it cannot be told. */
  doubtful: Rule[];
  /** Rules that hold at once although they must not. */
  conflict: Rule[];
  /** What an aggregate comes to. */
  total?: number;
  /** Parameters or facts that an aggregate would need. */
  missing: string[];
}

/** What an outcome carries under a name, and what is missing to tell it. */
export type Carried = (outcome: string, name: string) => { value: unknown; missing?: string };

interface Sifted {
  rows: Rule[];
  truths: Truth[];
  holding: Rule[];
  open: Rule[];
  /** The row that decides when no other does. */
  rest: Rule | undefined;
}

type Policy = (sifted: Sifted, decision: Decision, carried: Carried) => Verdict;

/** Applies the decision's policy. `truths` are in the order of `rulesOf`; that of an `otherwise` is not looked at. */
export function verdictOf(decision: Decision, truths: readonly Truth[], carried: Carried): Verdict {
  const sifted: Sifted = { rows: [], truths: [], holding: [], open: [], rest: undefined };
  let index = 0;
  for (const rule of rulesOf(decision)) {
    const truth = truths[index++];
    if (rule.otherwise) {
      sifted.rest ??= rule;
      continue;
    }
    sifted.rows.push(rule);
    sifted.truths.push(truth);
    if (truth === true) sifted.holding.push(rule);
    else if (truth === undefined) sifted.open.push(rule);
  }
  return POLICIES[decision.policy](sifted, decision, carried);
}

/** True where several rules decide together. */
export const isList = ({ policy }: Decision): boolean => policy === 'ruleOrder' || policy === 'collect';

const decided = (rules: (Rule | undefined)[]): Verdict => ({
  rules: rules.filter((rule) => rule !== undefined),
  doubtful: [],
  conflict: [],
  missing: [],
});
const unsure = (doubtful: Rule[]): Verdict => ({ rules: [], doubtful, conflict: [], missing: [] });
const clash = (conflict: Rule[]): Verdict => ({ rules: [], doubtful: [], conflict, missing: [] });

const POLICIES: Record<Decision['policy'], Policy> = {
  first({ rows, truths, holding, rest }) {
    const place = truths.indexOf(true);
    const before = rows.filter((_, index) => truths[index] === undefined && (place < 0 || index < place));
    return before.length > 0 ? unsure(before) : decided([holding[0] ?? rest]);
  },
  unique({ holding, open, rest }) {
    if (holding.length > 1) return clash(holding);
    return open.length > 0 ? unsure(open) : decided([holding[0] ?? rest]);
  },
  any({ holding, open, rest }) {
    const [winner] = holding;
    if (holding.some(({ outcome }) => outcome !== winner?.outcome)) return clash(holding);
    const doubtful = winner ? open.filter(({ outcome }) => outcome !== winner.outcome) : open;
    return doubtful.length > 0 ? unsure(doubtful) : decided([winner ?? rest]);
  },
  priority({ holding, open, rest }, { outcomes }) {
    const rank = ({ outcome }: Rule) => rankOf(outcomes, outcome);
    const winner = holding.reduce<Rule | undefined>((best, rule) => (best && rank(best) <= rank(rule) ? best : rule), undefined);
    const doubtful = winner ? open.filter((rule) => rank(rule) < rank(winner)) : open;
    return doubtful.length > 0 ? unsure(doubtful) : decided([winner ?? rest]);
  },
  ruleOrder({ holding, open, rest }) {
    return open.length > 0 ? unsure(open) : decided(holding.length > 0 ? holding : [rest]);
  },
  collect(sifted, decision, carried) {
    if (decision.aggregate) return aggregated(sifted, decision.aggregate, carried);
    const { holding, open, rest } = sifted;
    const collected = new Set(holding.map(({ outcome }) => outcome));
    const doubtful = open.filter(({ outcome }) => !collected.has(outcome));
    return doubtful.length > 0 ? unsure(doubtful) : decided(holding.length > 0 ? holding : [rest]);
  },
};

/** The place of an outcome in the list: the earlier, the higher. */
export const rankOf = (outcomes: Outcome[], id: string): number => outcomes.findIndex((outcome) => outcome.id === id);

/** A row in doubt matters only where it could move the number. */
function aggregated({ holding, open, rest }: Sifted, aggregate: NonNullable<Decision['aggregate']>, carried: Carried): Verdict {
  if (holding.length === 0 && rest && open.length > 0) return unsure(open);
  const { fold, of } = foldOf(aggregate);
  const worth = ({ outcome }: Rule) => (of === undefined ? { value: 1 } : carried(outcome, of));
  const numberOf = (rule: Rule): number | undefined => {
    const { value } = worth(rule);
    return typeof value === 'number' ? value : undefined;
  };
  const counted = holding.length === 0 && rest ? [rest] : holding;
  const missing = counted.flatMap((rule) => (numberOf(rule) === undefined ? [worth(rule).missing ?? of ?? ''] : []));
  if (missing.length > 0) return { ...unsure([]), missing: [...new Set(missing)] };
  const total = FOLDS[fold](counted.map((rule) => numberOf(rule) ?? 0));
  const doubtful = open.filter((rule) => moves(fold, total, numberOf(rule)));
  if (doubtful.length > 0) return unsure(doubtful);
  return { ...decided(counted), ...(total !== undefined && { total }) };
}

type Fold = 'sum' | 'min' | 'max' | 'count';

function foldOf({ sum, min, max }: NonNullable<Decision['aggregate']>): { fold: Fold; of?: string } {
  if (sum !== undefined) return { fold: 'sum', of: sum };
  if (min !== undefined) return { fold: 'min', of: min };
  return max !== undefined ? { fold: 'max', of: max } : { fold: 'count' };
}

const FOLDS: Record<Fold, (numbers: number[]) => number | undefined> = {
  sum: (numbers) => numbers.reduce((total, one) => total + one, 0),
  min: (numbers) => (numbers.length > 0 ? Math.min(...numbers) : undefined),
  max: (numbers) => (numbers.length > 0 ? Math.max(...numbers) : undefined),
  count: (numbers) => numbers.length,
};

function moves(fold: Fold, total: number | undefined, worth: number | undefined): boolean {
  if (worth === undefined || total === undefined) return true;
  if (fold === 'min') return worth < total;
  return fold === 'max' ? worth > total : worth !== 0;
}
