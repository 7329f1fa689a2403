/** Makes demo cases at various stages: walks the bundles' scenarios through the same acts as people do. Writes nothing past them. */

import { addDays, isDay } from '../engine/calendar.ts';
import { hashOf } from '../engine/canonical.ts';
import { filesIn } from '../engine/form.ts';
import type { Actor, Case, Edition, Problem, Request, Scenario, Signature } from '../engine/model.ts';
import { answersFor, lookupsOf } from '../engine/scenario/take.ts';
import { statement } from '../engine/step.ts';
import type { Outcome } from './act.ts';
import type { Parts } from './services.ts';
import type { Asked } from './sign/ceremony.ts';
import type { SigningOffice } from './sign/office.ts';

type ScenarioStep = Scenario['steps'][number];
export interface Seeded {
  cases: number;
  /** Cases by the state they stand in. */
  states: Record<string, number>;
}
export type SeedOutcome = { ok: true; seeded: Seeded } | { ok: false; problems: Problem[] };

interface Life {
  edition: Edition;
  scenario: Scenario;
  /** How many of its steps are taken. */
  steps: number;
}

/** Makes `wanted` cases. `progress` is told how many there are. Refused where demo data are not allowed. */
export async function seedCases(
  parts: Parts,
  office: SigningOffice,
  wanted: number,
  progress: (cases: number) => void = () => {},
): Promise<SeedOutcome> {
  if (!parts.config.demo) return { ok: false, problems: [{ code: 'seed.demoOff' }] };
  if (!office.sentCode) return { ok: false, problems: [{ code: 'seed.simulatorsOff' }] };
  if (!(await parts.editions.bundles()).length) return { ok: false, problems: [{ code: 'definitions.none' }] };
  const stories = await storiesOf(parts);
  const states: Record<string, number> = {};
  let cases = 0;
  let idle = 0;
  for (let turn = 0; cases < wanted && idle <= stories.length; turn += 1) {
    const story = stories[turn % stories.length];
    if (!story) break;
    const walk = new Walk(parts, office, { ...story, steps: stepsOf(story.scenario, Math.floor(turn / stories.length)) }, wanted - cases);
    for (const kase of (await walk.run()).values()) {
      const state = `${kase.header.bundle}/${kase.header.procedure}/${kase.state}`;
      states[state] = (states[state] ?? 0) + 1;
    }
    cases += walk.made();
    idle = walk.cases.size > 0 ? 0 : idle + 1;
    progress(cases);
  }
  return cases > 0 || wanted === 0 ? { ok: true, seeded: { cases, states } } : { ok: false, problems: [{ code: 'seed.none' }] };
}

async function storiesOf({ editions }: Parts): Promise<Omit<Life, 'steps'>[]> {
  const stories: Omit<Life, 'steps'>[] = [];
  for (const bundle of await editions.bundles()) {
    const edition = await editions.inForce(bundle);
    if (!edition?.bundle.body) continue;
    for (const id of Object.keys(edition.scenarios).sort()) stories.push({ edition, scenario: edition.scenarios[id] as Scenario });
  }
  return stories.filter(({ scenario }) => scenario.steps.some(({ open }) => open !== undefined));
}

/** Each round ends a scenario elsewhere: the whole of it first, then at steps spread over its length. */
function stepsOf({ steps }: Scenario, round: number): number {
  return round === 0 ? steps.length : 1 + Math.floor(((round * 0.618_034) % 1) * steps.length);
}

const innOf = (sign: 'organisation' | 'body' | 'person' | undefined, { header }: Case): unknown =>
  sign === 'organisation' ? header.applicant.data.inn : undefined;

/** One walk along a scenario; all of it on the product's day. */
class Walk {
  readonly cases = new Map<string, Case>();
  private readonly parts: Parts;
  private readonly office: SigningOffice;
  private readonly life: Life;
  private readonly most: number;
  /** Ids that the scenario runner would give → ids here. */
  private readonly ids = new Map<string, string>();

  constructor(parts: Parts, office: SigningOffice, life: Life, most: number) {
    this.parts = parts;
    this.office = office;
    this.life = life;
    this.most = most;
  }

  /** Takes the steps in order, up to the first that can't be taken today. */
  async run(): Promise<Map<string, Case>> {
    const { scenario, steps } = this.life;
    let day = scenario.start;
    let current = '';
    for (const step of scenario.steps.slice(0, steps)) {
      day = step.on ?? day;
      current = step.case ?? step.open ?? current;
      // Steps that only look, or that must be refused, are no part of a life.
      if (step.as === undefined || step.expect?.problem !== undefined) continue;
      if (step.open !== undefined && this.cases.size >= this.most) break;
      if (!(await this.take(step, current, day))) break;
    }
    return this.cases;
  }

  /** How many cases there are now that were not before: those opened, and those that they opened in turn. */
  made(): number {
    const all = [...this.cases.values()];
    return new Set(all.flatMap(({ header, children = [] }) => [header.id, ...children.map(({ id }) => id)])).size;
  }

  private async take(step: ScenarioStep, name: string, day: string): Promise<boolean> {
    for (const actor of await this.actors(step)) {
      const outcome = step.open !== undefined ? await this.open(step.open, actor) : await this.act(step, name, day, actor);
      if (!outcome?.ok) continue;
      const { header } = outcome.case;
      this.cases.set(name, outcome.case);
      if (step.open !== undefined) this.ids.set(hashOf([header.bundle, step.open, name]).slice(0, 16), header.id);
      return true;
    }
    return false;
  }

  private open(procedure: string, actor: Actor): Promise<Outcome> {
    return this.parts.acts.openCase({ bundle: this.life.edition.bundle.id, procedure, actor });
  }

  private async act(step: ScenarioStep, name: string, day: string, actor: Actor): Promise<Outcome | undefined> {
    const kase = this.cases.get(name);
    if (!kase) return undefined;
    const { acts, editions, clock } = this.parts;
    const { bundle, edition: hash } = kase.header;
    const [edition, live] = [await editions.byHash(hash), await editions.live(bundle)];
    const shift = daysBetween(day, clock.today(live));
    const given = { ...step, ...(step.with && { with: this.moved(step.with, shift) as Record<string, unknown> }) };
    const { expanded, input: composed } = answersFor(edition, kase, given, { now: clock.now(), live, actor });
    const files = expanded && composed ? filesIn(expanded, composed) : [];
    for (const id of files) this.ids.set(id, await this.upload(kase, id, actor));
    const input = composed && (this.moved(composed, 0) as Record<string, unknown>);
    const request: Request = { ...(step.do !== undefined ? { action: step.do } : { part: step.part ?? '' }), ...(input && { input }) };
    await this.lookedUp(kase, request, given, actor);
    const signature = await this.signed(kase, request, actor);
    return acts.act({ caseId: kase.header.id, request, actor, version: kase.seq, ...(signature && { signature }) });
  }

  /** In a scenario the registers answer what the step says they do, else what it fills in. */
  private async lookedUp({ header }: Case, request: Request, step: ScenarioStep, actor: Actor): Promise<void> {
    const { acts, clock, stores } = this.parts;
    const prepared = await acts.prepare({ caseId: header.id, request, actor });
    if (!prepared.ok) return;
    const asked = lookupsOf(prepared.edition, prepared.kase, step, prepared.needs.lookups, clock.now());
    for (const { service, sends } of prepared.needs.lookups) {
      const answer = Object.values(asked).find((one) => one.service === service);
      if (!sends || !answer) continue;
      const row = { case: header.id, service, sent: hashOf(sends), person: actor.person, receipt: {} };
      await stores.lookups.keep({ ...row, answer: answer.fields, at: clock.now() }, clock.real());
    }
  }

  /** In a scenario every file that an answer names is there: a picture of one point stands for it. */
  private async upload({ header }: Case, name: string, actor: Actor): Promise<string> {
    const { bytes, stores, clock } = this.parts;
    const kept = await bytes.put(POINT);
    if (!kept.ok) throw new Error('a picture of one point is too large');
    const { sha256, size } = kept;
    const described = { case: header.id, organisation: header.applicant.id, name: `${name}.png`, type: 'image/png', sha256, size };
    return (await stores.files.create({ ...described, person: actor.person, at: clock.real() })).id;
  }

  private async signed({ header }: Case, request: Request, actor: Actor): Promise<Signature | undefined> {
    const prepared = await this.parts.acts.prepare({ caseId: header.id, request, actor });
    if (!prepared.ok || !prepared.needs.sign) return undefined;
    const { edition, kase, given, needs } = prepared;
    const agreed = hashOf(statement(edition, kase, request, given));
    return this.throughService(
      { actor, caseId: header.id, request, agreed },
      needs.sign === 'body' ? edition.bundle.body?.inn : innOf(needs.sign, kase),
    );
  }

  /** As a person does: asks for a code, reads it, gives it back. */
  private async throughService(asked: Asked, inn: unknown): Promise<Signature | undefined> {
    const { ceremony, sentCode } = this.office;
    const sent = await ceremony.ask({ ...asked, method: 'email' });
    const pin = await this.parts.stores.persons.pin(asked.actor.person);
    if (!('code' in sent) || pin === undefined) return undefined;
    const code = await sentCode?.({ pin, ...(typeof inn === 'string' ? { inn } : {}) });
    const signed = await ceremony.sign({ ...asked, id: sent.code.id, code: code ?? '' });
    return 'signature' in signed ? signed.signature : undefined;
  }

  private async actors({ as: id = '', role }: ScenarioStep): Promise<Actor[]> {
    const { stores, editions } = this.parts;
    const person = await stores.persons.get(id);
    if (!person) return [];
    const held = await stores.memberships.of(id, await editions.today(this.life.edition.bundle.id));
    const fitting = held.filter((one) => one.role === role);
    return (fitting.length > 0 ? fitting : held).map((one) => ({
      person: id,
      name: person.name,
      role: one.role,
      ...(one.organisation !== undefined && { organisation: one.organisation }),
      ...(one.bundle !== undefined && { bundle: one.bundle }),
    }));
  }

  /** Days of the scenario's time as days of today's, its cases' ids as those made here. */
  private moved(value: unknown, shift: number): unknown {
    if (isDay(value)) return addDays(value, shift);
    if (typeof value === 'string') return this.ids.get(value) ?? value;
    if (Array.isArray(value)) return value.map((one) => this.moved(one, shift));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.moved(one, shift)]));
  }
}

const POINT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const DAY_MS = 86_400_000;
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
