/** Runs the rules on json-rules-engine: takes conditions as trees and facts, gives a trace each. A fresh engine per decision. */
import { type ConditionProperties, Engine, type NestedCondition, type TopLevelCondition } from 'json-rules-engine';
import { type Leaf, type Look, type Node, type Operator, RELATIONS, type Trace, traceGroup, traceLeaf } from '../logic.ts';

/** json-rules-engine has no word for a missing fact: `null` stands for it, and the fold over its results tells it from an answer. */
const MISSING = null;

/** Its own operators where they mean the same; ours by their own names otherwise. */
const SAME: Partial<Record<Operator, string>> = {
  is: 'equal',
  not: 'notEqual',
  in: 'in',
  notIn: 'notIn',
  atLeast: 'greaterThanInclusive',
  atMost: 'lessThanInclusive',
  moreThan: 'greaterThan',
  lessThan: 'lessThan',
};

export interface NamedRule {
  id: string;
  node: Node;
}

/** The trace of every rule: none is skipped, for reasons need them all. */
export async function runReference(rules: NamedRule[], facts: Record<string, unknown>, look: Look): Promise<Map<string, Trace>> {
  const engine = new Engine([], { allowUndefinedFacts: false });
  for (const [name, relation] of Object.entries(RELATIONS)) {
    if (!SAME[name as Operator])
      engine.addOperator(
        name,
        (seen: unknown, limit: unknown) => relation.fits(seen, limit) && relation.holds(seen as never, limit as never),
      );
  }
  for (const [name, value] of Object.entries(facts)) engine.addFact(name, value ?? MISSING);
  for (const { id, node } of rules) engine.addRule({ name: id, conditions: topLevel(node, look), event: { type: 'rule' } });
  const { results, failureResults } = await engine.run();
  const byId = new Map([...results, ...failureResults].map(({ name, conditions }) => [name, conditions]));
  return new Map(rules.map(({ id, node }) => [id, traceOf(topLevelNode(node), byId.get(id) as unknown as Judged, look)]));
}

const topLevelNode = (node: Node): Node => (node.kind === 'leaf' ? { kind: 'all', nodes: [node] } : node);
const topLevel = (node: Node, look: Look): TopLevelCondition => conditionOf(topLevelNode(node), look) as TopLevelCondition;

/** The condition as json-rules-engine JSON. */
function conditionOf(node: Node, look: Look): NestedCondition {
  if (node.kind !== 'leaf') return { [node.kind]: node.nodes.map((each) => conditionOf(each, look)) } as unknown as NestedCondition;
  return { fact: node.fact, operator: SAME[node.operator] ?? node.operator, value: limitJson(node, look) } satisfies ConditionProperties;
}

function limitJson({ compared }: Leaf, look: Look): unknown {
  if (typeof compared !== 'object') return compared;
  if (Array.isArray(compared))
    return compared.map((one) => (typeof one === 'object' && 'param' in one ? (look.param(one.param) ?? MISSING) : one));
  return 'param' in compared ? (look.param(compared.param) ?? MISSING) : { fact: compared.fact };
}

/** A condition of a result: json-rules-engine writes what it saw beside each. */
interface Judged {
  all?: Judged[];
  any?: Judged[];
  result?: boolean;
  factResult?: unknown;
  valueResult?: unknown;
}

/** The three-valued fold over a result tree. A leaf that was compared has json-rules-engine's verdict, any other is unknown. */
function traceOf(node: Node, judged: Judged, look: Look): Trace {
  if (node.kind !== 'leaf') {
    const parts = judged[node.kind] ?? [];
    return traceGroup(
      node.kind,
      node.nodes.map((each, i) => traceOf(each, parts[i] ?? {}, look)),
    );
  }
  const known = (value: unknown): unknown => (value === MISSING ? undefined : value);
  const limit = Array.isArray(judged.valueResult) && judged.valueResult.includes(MISSING) ? undefined : known(judged.valueResult);
  const leaf = traceLeaf(node, known(judged.factResult), limit);
  return leaf.value === undefined ? leaf : { ...leaf, value: judged.result === true };
}
