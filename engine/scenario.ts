/** Runs a scenario: takes an edition, its demo and the steps, gives a sentence for each expectation that was not met. */
import { canonical } from './canonical.ts';
import { servicesRoot } from './correspondence.ts';
import type { Expectation } from './definitions.gen.ts';
import type { Lang, Text } from './language.ts';
import type { Case, Demo, Edition, Event, Live, Problem, Scenario } from './model.ts';
import { say } from './problem.ts';
import { statusOf } from './register.ts';
import { act, answer, moveCase, openCase, type Taken } from './scenario/take.ts';
import { World } from './scenario/world.ts';
import { phrase } from './wording.ts';

/** What a step did: events, lapses on the way included, or the problems it was answered with. */
interface Outcome {
  events: Event[];
  problems: Problem[];
  name?: string;
}
type Say = (name: string, params: Record<string, unknown>) => string;

/** Runs the steps in order, each case under its own edition; `earlier` are those of the bundle before this one, the latest first. A step that could not be taken ends the run, for what follows rests on it. */
export async function runScenario(
  edition: Edition,
  live: Live,
  demo: Demo,
  scenario: Scenario,
  lang: Lang = 'en',
  earlier: Edition[] = [],
): Promise<{ title: Text; steps: number; failures: string[] }> {
  const world = new World([edition, ...earlier], live, demo, scenario.start);
  const failures: string[] = [];
  for (const [index, step] of scenario.steps.entries()) {
    const sentence: Say = (name, params) => phrase(`scenario.${name}`, lang, { step: index + 1, ...params });
    if (step.on !== undefined && step.on < world.today) {
      failures.push(sentence('day', { day: step.on, today: world.today }));
      break;
    }
    const outcome = await take(world, step);
    if ('missing' in outcome) {
      failures.push(sentence(outcome.missing, { [outcome.missing]: outcome.wanted }));
      break;
    }
    const unmet = answered(outcome, step.expect, lang, sentence);
    failures.push(...unmet);
    if (unmet.length > 0) break;
    if (outcome.name !== undefined) failures.push(...compared(world, outcome, outcome.name, step.expect ?? {}, sentence));
  }
  return { title: scenario.title, steps: scenario.steps.length, failures };
}

async function take(world: World, step: Scenario['steps'][number]): Promise<Outcome | Extract<Taken, { missing: string }>> {
  const lapsed = step.on === undefined ? [] : world.advance(step.on);
  const name = step.case ?? (step.open !== undefined ? step.open : world.current);
  if (step.open === undefined && step.do === undefined && step.part === undefined && step.answer === undefined && !step.move) {
    if (step.case !== undefined && !world.cases.has(step.case)) return { missing: 'case', wanted: step.case };
    return { events: lapsed, problems: [], ...(name !== undefined && { name }) };
  }
  const taken = await doneBy(world, step, name ?? '');
  if ('missing' in taken) return taken;
  const { answer: given } = taken;
  return { events: [...lapsed, ...(given.ok ? [given.event] : [])], problems: given.ok ? [] : given.problems, name: taken.name };
}

function doneBy(world: World, step: Scenario['steps'][number], name: string): Taken | Promise<Taken> {
  if (step.open !== undefined) return openCase(world, step, step.open);
  if (step.move) return moveCase(world, step, name);
  return step.answer === undefined ? act(world, step, name) : answer(world, step, step.answer, name);
}

/** Whether the step was done or refused as expected. */
function answered({ problems }: Outcome, expect: Expectation | undefined, lang: Lang, sentence: Say): string[] {
  const expected = expect?.problem;
  const listed = problems.map((one) => `${one.code}${one.pointer ? ` ${one.pointer}` : ''}: ${say(one, lang).message}`).join('; ');
  if (expected === undefined) return problems.length > 0 ? [sentence('problem', { problems: listed })] : [];
  if (problems.length === 0) return [sentence('noProblem', { expected })];
  return problems.some(({ code }) => code === expected) ? [] : [sentence('otherProblem', { expected, problems: listed })];
}

function compared(world: World, { events }: Outcome, name: string, expect: Expectation, sentence: Say): string[] {
  const kase = world.cases.get(name);
  if (!kase) return [];
  const decision = events.findLast((event) => event.type === 'acted' && event.decision !== undefined);
  const proposal = (decision?.type === 'acted' ? decision.decision : undefined) ?? Object.values(kase.decisions).at(-1);
  const notices = events.flatMap(({ effects }) => effects.flatMap((effect) => (effect.kind === 'notice' ? [effect.notice] : [])));
  const running = Object.fromEntries(kase.deadlines.filter(({ status }) => status === 'running').map(({ id, due }) => [id, due]));
  const pairs: [string, unknown, unknown][] = [
    ['state', expect.state, kase.state],
    ['papers', expect.papers, kase.papers.map(({ document }) => document)],
    ['notices', expect.notices, notices],
    ...Object.entries(expect.proposal ?? {}).map(([key, wanted]): [string, unknown, unknown] => [
      `proposal.${key}`,
      wanted,
      proposal?.[key as 'outcome'],
    ]),
    ...Object.entries(expect.due ?? {}).map(([id, day]): [string, unknown, unknown] => [`due.${id}`, day, running[id]]),
    ...Object.entries(expect.holds ?? {}).map(([person, roles]): [string, unknown, unknown] => [
      `holds.${person}`,
      [...roles].sort(),
      world.rolesOf(person),
    ]),
    ...Object.entries(expect.services ?? {}).flatMap(([id, fields]) => standingPairs(kase, id, fields)),
    ...Object.entries(expect.register ?? {}).flatMap(([register, fields]) => entryPairs(world, name, register, fields)),
  ];
  return pairs
    .filter(([, wanted, got]) => wanted !== undefined && !isSame(wanted, got))
    .map(([what, wanted, got]) => sentence('expected', { what, expected: shown(wanted), got: shown(got) }));
}

function standingPairs(kase: Case, service: string, fields: Record<string, unknown>): [string, unknown, unknown][] {
  const found = servicesRoot(kase)[service];
  return Object.entries(fields).map(([field, wanted]) => [`services.${service}.${field}`, wanted, found?.[field]]);
}

function entryPairs(world: World, name: string, register: string, fields: Record<string, unknown>): [string, unknown, unknown][] {
  const data = world.entryOf(name, register)?.data;
  const definition = world.edition.registers[register];
  const status = data && definition ? statusOf(definition, data, world.today).id : undefined;
  return Object.entries(fields).map(([field, wanted]) => [
    `register.${register}.${field}`,
    wanted,
    field === 'status' ? status : data?.[field],
  ]);
}

const isSame = (wanted: unknown, got: unknown): boolean => got !== undefined && canonical(wanted) === canonical(got);
const shown = (value: unknown): string => (value === undefined ? '…' : JSON.stringify(value));
