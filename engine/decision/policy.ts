/** Hit policies over three-valued verdicts: takes the trace of every rule, gives the rule that decides or what is missing. */
import type { Decision, Rule } from '../definitions.gen.ts';
import { type Trace, unknownOf } from '../logic.ts';

export interface Verdict {
  rule?: Rule;
  /** Facts without which the outcome cannot be told. */
  undetermined: string[];
  /** Rules that hold at once although they must not. */
  conflict: string[];
}

interface Row {
  rule: Rule;
  trace?: Trace;
}

/**
 * `first`: an unknown row before the first that holds leaves the outcome undetermined.
 * `unique`: one row may hold, and no other may be unknown. `any`: rows that hold, or may hold, agree on the outcome.
 * `otherwise` decides when every other row is known not to hold.
 */
export function verdictOf(decision: Decision, traces: Map<string, Trace>): Verdict {
  const rows: Row[] = decision.rules.filter(({ otherwise }) => !otherwise).map((rule) => ({ rule, ...traceFor(traces, rule) }));
  const rest = decision.rules.find(({ otherwise }) => otherwise);
  return decision.policy === 'first' ? firstOf(decision.rules, traces) : agreedOf(decision.policy, rows, rest);
}

const traceFor = (traces: Map<string, Trace>, { id }: Rule): { trace?: Trace } => {
  const trace = traces.get(id);
  return trace ? { trace } : {};
};

function firstOf(rules: Rule[], traces: Map<string, Trace>): Verdict {
  const unknown: string[] = [];
  for (const rule of [...rules.filter(({ otherwise }) => !otherwise), ...rules.filter(({ otherwise }) => otherwise)]) {
    const trace = traces.get(rule.id);
    if (rule.otherwise || trace?.value === true)
      return unknown.length > 0 ? undetermined(unknown) : { rule, undetermined: [], conflict: [] };
    if (trace?.value === undefined && trace) unknown.push(...unknownOf(trace));
  }
  return undetermined(unknown);
}

const undetermined = (names: string[]): Verdict => ({ undetermined: [...new Set(names)], conflict: [] });

function agreedOf(policy: 'unique' | 'any', rows: Row[], rest: Rule | undefined): Verdict {
  const holding = rows.filter(({ trace }) => trace?.value === true).map(({ rule }) => rule);
  const [winner] = holding;
  const open = rows.filter(({ trace }) => trace && trace.value === undefined);
  const clash = policy === 'unique' ? holding.length > 1 : holding.some(({ outcome }) => outcome !== winner?.outcome);
  if (clash) return { undetermined: [], conflict: holding.map(({ id }) => id) };
  const doubtful = policy === 'any' && winner ? open.filter(({ rule }) => rule.outcome !== winner.outcome) : open;
  if (doubtful.length > 0) return undetermined(doubtful.flatMap(({ trace }) => (trace ? unknownOf(trace) : [])));
  const rule = winner ?? rest;
  return { ...(rule && { rule }), undetermined: [], conflict: [] };
}
