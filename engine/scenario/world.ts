/** The small world a scenario runs in: its cases, registers, number series and day. Kept in memory, the same every time. */
import { addDays, today } from '../calendar.ts';
import { canonical, hashOf } from '../canonical.ts';
import { holds } from '../condition.ts';
import { contextOf } from '../context.ts';
import { formatNumber } from '../document.ts';
import { apply } from '../fold.ts';
import type { Actor, Applicant, Case, Demo, Edition, EffectRecord, Event, Given, Live, Needs, Option } from '../model.ts';
import { registersLookedInto } from '../own.ts';
import { rolesCounted } from '../quorum.ts';
import { chooseEntries, type Entry, project } from '../register.ts';
import { lapse, lapseNeeds, openChild } from '../step.ts';
import { territoryOf } from '../territory.ts';
import { ENGINE_VERSION } from '../version.ts';

type Membership = NonNullable<Demo['persons']>[number]['memberships'][number];

/** Cases by their name in the scenario, registers by id. */
export class World {
  /** Of the bundle, the latest first. */
  private readonly editions: Edition[];
  readonly live: Live;
  readonly demo: Demo;
  readonly cases = new Map<string, Case>();
  /** The case a step means when it names none: the one used last. */
  current: string | undefined;
  private readonly registers = new Map<string, Map<string, Entry>>();
  private readonly touched = new Map<string, string>();
  /** What has been given and taken since the start, beside the demo's memberships. */
  private readonly given: { person: string; membership: Membership }[] = [];
  private ended: { person: string; role: string; organisation?: string | undefined }[] = [];
  /** Organisations as their register knows them. */
  private readonly organisations = new Map<string, Applicant>();
  private readonly counters = new Map<string, number>();
  private day: string;
  private seconds = 0;

  constructor(editions: Edition[], live: Live, demo: Demo, start: string) {
    this.editions = editions;
    this.live = live;
    this.demo = demo;
    this.day = start;
    for (const [register, entries] of Object.entries(demo.entries ?? {})) {
      this.registers.set(register, new Map(entries.map((entry) => [entry.id, entry])));
    }
  }

  /** In force today; before there was any, the first one. */
  get edition(): Edition {
    const found = this.editions.find(({ bundle }) => bundle.effectiveFrom <= this.day) ?? this.editions.at(-1);
    if (!found) throw new Error('a scenario without an edition');
    return found;
  }

  /** What the case is pinned to. */
  editionOf({ header }: Pick<Case, 'header'>): Edition {
    return this.editions.find(({ hash }) => hash === header.edition) ?? this.edition;
  }

  get today(): string {
    return this.day;
  }

  /** An instant of the day, later each time it is asked for. */
  now(): string {
    this.seconds += 1;
    const hours = ['06', '12', '00', '18', '23'];
    const hour = hours.find((one) => today(`${this.day}T${one}:00:00Z`, this.live) === this.day) ?? '12';
    const past = `${String(Math.floor(this.seconds / 60) % 60).padStart(2, '0')}:${String(this.seconds % 60).padStart(2, '0')}`;
    return `${this.day}T${hour}:${past}Z`;
  }

  /** Goes on to a day; deadlines that pass on the way lapse on the day after, the earliest first. */
  advance(to: string): Event[] {
    const events: Event[] = [];
    for (let next = this.nextDue(to); next; next = this.nextDue(to)) {
      const after = addDays(next.due, 1);
      if (after > this.day) this.day = after;
      const event = this.lapse(next.name, next.id);
      if (!event) throw new Error(`deadline ${next.id} did not lapse`);
      events.push(event);
    }
    this.day = to;
    return events;
  }

  private nextDue(to: string): { name: string; id: string; due: string } | undefined {
    const running = [...this.cases].flatMap(([name, kase]) =>
      kase.deadlines.filter(({ status, due }) => status === 'running' && due < to).map(({ id, due }) => ({ name, id, due })),
    );
    return running.reduce<(typeof running)[number] | undefined>((first, one) => (first && first.due <= one.due ? first : one), undefined);
  }

  private lapse(name: string, deadline: string): Event | undefined {
    const kase = this.caseNamed(name);
    const now = this.now();
    const actor: Actor = { person: '', name: '', role: '' };
    const live = this.liveFor(kase);
    const { papers, draws, cases } = lapseNeeds(this.editionOf(kase), kase, deadline, { now, live });
    const given: Given = {
      now,
      live,
      actor,
      engine: ENGINE_VERSION,
      papers: this.draw(kase, papers),
      draws: this.drawing(kase, draws),
      cases: this.opening(kase, cases),
    };
    const step = lapse(this.editionOf(kase), kase, deadline, given);
    if (!step.ok) return undefined;
    this.take(name, step.event);
    return step.event;
  }

  caseNamed(name: string): Case {
    const kase = this.cases.get(name);
    if (!kase) throw new Error(`no case ${name}`);
    return kase;
  }

  /** Adds an event to its case, and its entries to the registers. */
  take(name: string, event: Event): void {
    const kase = apply(this.cases.get(name), event);
    this.cases.set(name, kase);
    this.openChildren(name, kase, event);
    this.current = name;
    for (const effect of event.effects) {
      if (effect.kind === 'appointed' || effect.kind === 'dismissed') this.appoint(effect);
      if (effect.kind !== 'entry') continue;
      const entries = this.registers.get(effect.register) ?? new Map<string, Entry>();
      const before = entries.get(effect.entry);
      const organisation = before ? before.organisation : kase.header.applicant.id;
      const data = project(before?.data, effect);
      entries.set(effect.entry, { id: effect.entry, data, ...(organisation !== undefined && { organisation }) });
      this.registers.set(effect.register, entries);
      this.touched.set(`${name} ${effect.register}`, effect.entry);
      if (this.edition.registers[effect.register]?.applicants) this.know(effect.entry, data);
    }
  }

  private appoint({ kind, role, people, held }: Extract<EffectRecord, { kind: 'appointed' | 'dismissed' }>): void {
    for (const person of people) {
      const same = (one: (typeof this.ended)[number]) =>
        one.person === person && one.role === role && one.organisation === held.organisation;
      this.ended = this.ended.filter((one) => !same(one));
      if (kind === 'appointed') this.given.push({ person, membership: { role, ...held } });
      else this.ended.push({ person, role, organisation: held.organisation });
    }
  }

  /** From now on cases of this organisation are of what its register knows; whoever came as a newcomer is none any more. */
  private know(id: string, data: Record<string, unknown>): void {
    const { name, ...known } = data;
    this.organisations.set(id, { id, name: name as Applicant['name'], data: known });
    for (const { id: person, memberships } of this.demo.persons ?? [])
      for (const { role, organisation } of memberships)
        if (organisation === id && this.edition.roles[role]?.scope === 'newcomer') this.ended.push({ person, role, organisation });
  }

  /** What a person holds today. */
  private membershipsOf(person: string): Membership[] {
    const first = this.demo.persons?.find(({ id }) => id === person)?.memberships ?? [];
    const later = this.given.filter((one) => one.person === person).map(({ membership }) => membership);
    const over = ({ role, organisation }: Membership) =>
      this.ended.some((one) => one.person === person && one.role === role && one.organisation === organisation);
    return [...first, ...later].filter((one) => !over(one));
  }

  rolesOf(person: string): string[] {
    return [...new Set(this.membershipsOf(person).map(({ role }) => role))].sort();
  }

  /** The demo's person of that number; one that nobody bears yet is somebody new. */
  persons(asked: Needs['persons']): NonNullable<Given['persons']> {
    const found = asked.map(({ pin, name }) => [pin, this.demo.persons?.find((one) => one.pin === pin)?.id ?? (name && `person-${pin}`)]);
    return Object.fromEntries(found.filter(([, id]) => id !== undefined));
  }

  /** Registers in which another entry of the same organisation has these values. */
  clashes(kase: Case, asked: Needs['unique']): string[] {
    return asked.flatMap(({ register, entry, values }) => {
      const unique = this.edition.registers[register]?.unique;
      const others = [...(this.registers.get(register)?.values() ?? [])].filter(
        (one) => one.id !== entry && one.organisation === kase.header.applicant.id && hasValues(one.data, values),
      );
      const item = (data: Record<string, unknown>) => ({ param: () => undefined, item: data });
      return others.some(({ data }) => holds(unique?.while, { today: this.day }, item(data))) ? [register] : [];
    });
  }

  engaged(kase: Case, asked: Needs['engaged']): string[] {
    const open = [...this.cases.values()].filter((one) => !one.closed && one.header.applicant.id === kase.header.applicant.id);
    return asked.flatMap(({ role, people }) => (open.some((one) => one.roles[role]?.some((each) => people.includes(each))) ? [role] : []));
  }

  /** A case that another opens is named after it and its procedure: `NAME/PROCEDURE`, the next one `NAME/PROCEDURE-2`. */
  private openChildren(name: string, { header }: Case, event: Event): void {
    for (const effect of event.effects) {
      if (effect.kind !== 'case') continue;
      const actor: Actor = 'actor' in event ? event.actor : { person: '', name: '', role: '' };
      const given: Given = { now: event.at, live: this.live, actor, engine: ENGINE_VERSION };
      const own = `${name}/${effect.link.procedure}`;
      const before = [...this.cases.keys()].filter((known) => known === own || known.startsWith(`${own}-`)).length;
      this.take(before === 0 ? own : `${own}-${before + 1}`, openChild(this.editionForChild(header, effect), header, effect, given));
    }
  }

  /** Its parent's, or the one in force on its own day where the effect says so. */
  private editionForChild(parent: Case['header'], effect: Extract<EffectRecord, { kind: 'case' }>): Edition {
    return effect.under === 'inForce' && Object.hasOwn(this.edition.procedures, effect.link.procedure)
      ? this.edition
      : this.editionOf({ header: parent });
  }

  /** The entry of a register that a case made or changed. */
  entryOf(name: string, register: string): Entry | undefined {
    const entries = this.registers.get(register);
    return entries?.get(this.caseNamed(name).header.id) ?? entries?.get(this.touched.get(`${name} ${register}`) ?? '');
  }

  options(kase: Case, wanted: Needs['options'], actor: Actor): Record<string, Option[]> {
    const edition = this.editionOf(kase);
    const context = contextOf(edition, kase, { now: this.now(), live: this.liveFor(kase), actor });
    return Object.fromEntries(
      wanted.map(({ pointer, source }) => [
        pointer,
        chooseEntries(edition, source, [...(this.registers.get(source.register)?.values() ?? [])], context),
      ]),
    );
  }

  /** The next number of a series. One counter a series, and a year where the format names the year. */
  number({ series, format }: { series: string; format: string }): string {
    const key = format.includes('{year}') ? `${series} ${this.day.slice(0, 4)}` : series;
    const next = (this.counters.get(key) ?? 0) + 1;
    this.counters.set(key, next);
    return formatNumber(format, next, this.day);
  }

  /** Ids, codes and numbers for papers; the numbers count as used. */
  draw(kase: Case, papers: Needs['papers']): NonNullable<Given['papers']> {
    return Object.fromEntries(
      papers.map(({ document, series }) => {
        const id = hashOf([kase.header.id, kase.seq, document]);
        return [document, { id: id.slice(0, 16), code: id.slice(16, 32), ...(series && { number: this.number(series) }) }];
      }),
    );
  }

  /** A seed that is the same every time, and the entries to draw from. */
  drawing(kase: Case, draws: Needs['draws']): NonNullable<Given['draws']> {
    const { id } = kase.header;
    return Object.fromEntries(
      draws.map(({ role, register }) => [
        role,
        { seed: hashOf([id, kase.seq, role]), entries: [...(this.registers.get(register)?.values() ?? [])] },
      ]),
    );
  }

  /** Ids and numbers of the cases that a step opens; the numbers count as used. */
  opening(kase: Case, cases: Needs['cases']): NonNullable<Given['cases']> {
    return Object.fromEntries(
      cases.map(({ procedure, series }) => [
        procedure,
        { id: hashOf([kase.header.id, kase.seq, procedure]).slice(0, 16), number: this.number(series) },
      ]),
    );
  }

  /** What a person may act as; a role held in a case only is held beside any membership. */
  actors(person: string, role: string | undefined): Actor[] {
    const found = this.demo.persons?.find(({ id }) => id === person);
    const asked = role !== undefined && this.edition.roles[role]?.scope !== 'case' ? role : undefined;
    const matching = this.membershipsOf(person).filter((one) => asked === undefined || one.role === asked);
    return found ? matching.map((membership) => actorOf(found.id, found.name, membership)) : [];
  }

  /** The live data as this case sees it: who holds the roles that its quorums count. */
  liveFor({ header, children = [] }: Case): Live {
    const standing = children.flatMap(({ id }) => {
      const found = [...this.cases.values()].find((one) => one.header.id === id);
      return found ? [[id, { state: found.state, closed: found.closed }] as const] : [];
    });
    const edition = this.editionOf({ header });
    const roles = rolesCounted(edition, header.procedure);
    return {
      ...this.liveAt(header),
      holders: Object.fromEntries(roles.map((role) => [role, this.holders(role, header.applicant)])),
      children: Object.fromEntries(standing),
    };
  }

  /** The live data with what the registers hold of the applicant. */
  liveAt(header: Case['header']): Live {
    const owned = (register: string) =>
      [...(this.registers.get(register)?.values() ?? [])].filter(({ organisation }) => organisation === header.applicant.id);
    const looked = registersLookedInto(this.editionOf({ header }), header.procedure);
    return { ...this.live, own: Object.fromEntries(looked.map((register) => [register, owned(register)])) };
  }

  private holders(role: string, applicant: Applicant): string[] {
    const held = this.edition.roles[role];
    const here = ({ organisation, bundle, territory }: Membership): boolean => {
      if (held?.scope === 'organisation' || held?.scope === 'newcomer') return organisation === applicant.id;
      if (held?.scope === 'territory') return territory !== undefined && territory === territoryOf(held, applicant.data);
      return held?.scope !== 'body' || this.edition.lineage.includes(bundle ?? '');
    };
    const counts = (membership: Membership): boolean => membership.role === role && here(membership);
    const everybody = [...(this.demo.persons ?? []).map(({ id }) => id), ...this.given.map(({ person }) => person)];
    return [...new Set(everybody)].filter((id) => this.membershipsOf(id).some(counts));
  }

  /** The organisation an actor acts for; the body itself where there is none. */
  applicantOf({ organisation }: Actor): Applicant {
    const found = this.organisations.get(organisation ?? '') ?? this.demo.organisations?.find(({ id }) => id === organisation);
    const { bundle } = this.edition;
    return found
      ? { id: found.id, name: found.name, data: 'registered' in found && found.registered === false ? { inn: found.data.inn } : found.data }
      : { id: bundle.id, name: bundle.body?.name ?? bundle.title, data: {} };
  }
}

const hasValues = (data: Record<string, unknown>, values: Record<string, unknown>): boolean =>
  Object.entries(values).every(([name, value]) => canonical(data[name] ?? null) === canonical(value));

const actorOf = (person: string, name: string, { role, organisation, bundle, territory }: Membership): Actor => ({
  person,
  name,
  role,
  ...(organisation !== undefined && { organisation }),
  ...(bundle !== undefined && { bundle }),
  ...(territory !== undefined && { territory }),
});
