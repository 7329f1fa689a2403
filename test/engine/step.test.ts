// The pure step: who may do what, in which order it is refused, what an event holds, deadlines, signatures; and the fold of it all.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../engine/canonical.ts';
import { contextOf } from '../../engine/context.ts';
import { decide } from '../../engine/decision.ts';
import { apply, fold } from '../../engine/fold.ts';
import { type HistoryRow, sealEvent, verifyChain } from '../../engine/history.ts';
import type { Actor, Case, Edition, Event, Given, Request, Step } from '../../engine/model.ts';
import { mayOpen, mayRead, offers, openable } from '../../engine/offers.ts';
import { chooseEntries } from '../../engine/register.ts';
import { lapse, lapseNeeds, needs, open, statement, transition } from '../../engine/step.ts';
import { actors, demo, edition, given, header, live, request } from '../fixtures/edition.ts';

const DAY = '2026-09-01T03:00:00Z';
const events: Event[] = [];
const eventOf = (step: Step): Event => {
  if (!step.ok) throw new Error(JSON.stringify(step.problems));
  return step.event;
};
const codes = (step: Step): string[] => (step.ok ? [] : step.problems.map(({ code }) => code));

/** Does a step as the server does: needs, decision, options, numbers, signature. */
async function take(
  kase: Case,
  asked: Request,
  actor: Actor,
  now = DAY,
  more: Partial<Given> = {},
  within: Edition = edition,
): Promise<Step> {
  const first = needs(within, kase, asked, { now, actor, live });
  const decision = first.decision && (await decide(within, first.decision.id, first.decision.facts, first.decision.on));
  const context = contextOf(within, kase, { now, live, actor });
  const options = Object.fromEntries(
    first.options.map(({ pointer, source }) => [pointer, chooseEntries(within, source, demo.entries?.[source.register] ?? [], context)]),
  );
  const known = given(actor, now, { options, files: {}, ...(decision && { decision }) });
  const second = needs(within, kase, asked, known);
  const papers = Object.fromEntries(
    second.papers.map(({ document }, i) => [document, { id: `p-${document}`, code: `c-${document}`, number: String(i + 1) }]),
  );
  const signature = second.sign && {
    jws: '',
    statementHash: hashOf(statement(within, kase, asked, known)),
    key: 'k',
    signer: actor.person,
  };
  return transition(within, kase, asked, { ...known, papers, ...(signature && { signature }), ...more });
}

const grades = {
  introduction: 'x',
  criteria: { teachers: { verdict: 'met' }, leaders: { verdict: 'met' }, library: { verdict: 'unmet', remark: 'Few' } },
};
async function life(): Promise<{ draft: Case; review: Case; council: Case; voted: Case; done: Case; events: Event[] }> {
  const all: Event[] = [eventOf(open(edition, 'assessment', header, given(actors.head)))];
  const next = async (asked: Request, actor: Actor): Promise<Case> => {
    all.push(eventOf(await take(fold(all), asked, actor)));
    return fold(all);
  };
  const draft = fold(all);
  const review = await next({ action: 'send', input: request }, actors.head);
  const council = await next({ action: 'grade', input: grades }, actors.expert);
  await next({ part: 'vote', input: { yes: true } }, actors.member);
  const voted = await next({ part: 'vote', input: { yes: false } }, actors.second);
  const done = await next({ action: 'rule', input: { outcome: 'short' } }, actors.officer);
  return { draft, review, council, voted, done, events: all };
}
const told = await life();
events.push(...told.events);

describe('opening', () => {
  it('is for those who may', () => {
    expect(openable(edition, actors.head)).toEqual(['assessment']);
    expect(openable(edition, actors.officer)).toEqual([]);
    expect(mayOpen(edition, 'nothing', actors.head).map(({ code }) => code)).toEqual(['procedure.unknown']);
    expect(codes(open(edition, 'assessment', header, given(actors.officer)))).toEqual(['open.role']);
    expect(codes(open(edition, 'assessment', header, given({ ...actors.head, organisation: 'other' })))).toEqual(['open.role']);
    const closed = { ...header, applicant: { ...header.applicant, data: { active: false } } };
    expect(codes(open(edition, 'assessment', closed, given(actors.head)))).toEqual(['action.requirement']);
    expect(codes(open(edition, 'assessment', { ...header, applicant: { ...header.applicant, data: {} } }, given(actors.head)))).toEqual([
      'action.undetermined',
    ]);
  });
});

describe('roles', () => {
  const asked = (actor: Actor, kase = told.review): string[] => offers(edition, kase, actor, { now: DAY, live }).map(({ id }) => id);
  it('count where they are held', () => {
    expect(asked(actors.officer)).toEqual(['send-back']);
    expect(asked({ ...actors.officer, bundle: 'another' })).toEqual([]);
    expect(asked(actors.expert)).toEqual(['grade']);
    expect(asked({ ...actors.head, person: 'elmira' })).toEqual(['grade']);
    expect(asked({ ...actors.expert, person: 'x' })).toEqual([]);
    expect(asked(actors.head, told.draft)).toEqual(['send']);
    expect(asked({ ...actors.head, organisation: 'school-2' }, told.draft)).toEqual([]);
    expect([mayRead(edition, told.draft, actors.expert), mayRead(edition, told.review, actors.expert)]).toEqual([false, true]);
    expect(mayRead(edition, told.draft, { ...actors.head, organisation: 'school-2' })).toBe(false);
  });
});

describe('offers', () => {
  it('say why an action is blocked, and what one has handed in', () => {
    const [rule] = offers(edition, told.council, actors.officer, { now: DAY, live });
    expect(rule).toMatchObject({
      id: 'rule',
      propose: 'term',
      sign: 'body',
      blocked: [{ code: 'action.parts', params: { have: 0, need: 2 } }],
    });
    expect(offers(edition, told.voted, actors.officer, { now: DAY, live })[0]?.blocked).toEqual([]);
    expect(offers(edition, told.voted, actors.member, { now: DAY, live })).toMatchObject([
      { kind: 'part', id: 'vote', mine: { yes: true } },
    ]);
    expect(offers(edition, told.done, actors.officer, { now: DAY, live })).toEqual([]);
  });
});

describe('refusals, in order', () => {
  it.each<[string, Promise<Step>, string[]]>([
    ['an unknown action', take(told.draft, { action: 'fly' }, actors.head), ['action.unknown']],
    ['an inherited name', take(told.draft, { action: 'constructor' }, actors.head), ['action.unknown']],
    ['another state', take(told.draft, { action: 'grade' }, actors.expert), ['action.state']],
    ['a closed case', take(told.done, { action: 'grade' }, actors.expert), ['case.closed']],
    ['another role', take(told.draft, { action: 'send', input: request }, actors.officer), ['action.role']],
    ['no quorum', take(told.council, { action: 'rule', input: { outcome: 'short' } }, actors.officer), ['action.parts']],
    ['no form', take(told.draft, { action: 'send' }, actors.head), ['form.missing']],
    ['a form too many', take(told.review, { action: 'send-back', input: { a: 1 } }, actors.officer), ['form.unexpected']],
    ['a wrong answer', take(told.draft, { action: 'send', input: { ...request, type: 'x' } }, actors.head), ['form.option']],
    ['a requirement', take(told.draft, { action: 'send', input: { ...request, end: '2026-09-30' } }, actors.head), ['action.requirement']],
    [
      'no decision',
      take(told.voted, { action: 'rule', input: { outcome: 'short' } }, actors.officer, DAY, { decision: undefined as never }),
      ['decision.missing'],
    ],
    [
      'a departure without a reason',
      take(told.voted, { action: 'rule', input: { outcome: 'full' } }, actors.officer),
      ['action.requirement'],
    ],
    [
      'no signature',
      take(told.draft, { action: 'send', input: request }, actors.head, DAY, { signature: undefined as never }),
      ['sign.missing'],
    ],
    [
      'another signature',
      take(told.draft, { action: 'send', input: request }, actors.head, DAY, {
        signature: { jws: '', statementHash: 'x', key: 'k', signer: 'asan' },
      }),
      ['sign.stale'],
    ],
    [
      'no number',
      take(told.voted, { action: 'rule', input: { outcome: 'short' } }, actors.officer, DAY, { papers: {} }),
      ['effect.paper', 'effect.paper'],
    ],
  ])('%s', async (_, step, wanted) => expect(codes(await step)).toEqual(wanted));

  it('a decision on older facts is stale', async () => {
    const decision = await decide(edition, 'term', { graded: 3, unmet: 0 }, '2026-09-01');
    expect(codes(await take(told.voted, { action: 'rule', input: { outcome: 'short' } }, actors.officer, DAY, { decision }))).toEqual([
      'decision.stale',
    ]);
  });

  it('a requirement says its own words and its field', async () => {
    const step = await take(told.draft, { action: 'send', input: { ...request, end: '2026-09-30' } }, actors.head);
    expect(step).toMatchObject({
      ok: false,
      problems: [{ text: { en: 'The end lies before the start' }, pointer: '/end', level: 'error' }],
    });
  });

  it('a warning goes along', async () => {
    const step = await take(told.draft, { action: 'send', input: { ...request, start: '2026-08-01' } }, actors.head);
    expect(step).toMatchObject({ ok: true, warnings: [{ level: 'warning', text: { en: 'The start lies in the past' } }] });
  });
});

describe('events', () => {
  const [, sent, , , , ruled] = events;
  it('hold all that follows, resolved', () => {
    expect(sent).toMatchObject({
      type: 'acted',
      seq: 2,
      from: 'draft',
      to: 'review',
      form: 'request',
      actor: { role: 'head' },
      edition: 'e0',
      calendar: 'c0',
      on: '2026-09-01',
    });
    expect(sent?.effects).toEqual([
      { kind: 'role', role: 'panel', people: ['elmira'] },
      {
        kind: 'notice',
        notice: 'sent',
        to: ['officer'],
        title: { ky: 'Sent A-2026-0001 (ky)', ru: 'Sent A-2026-0001 (ru)', en: 'Sent A-2026-0001' },
        text: expect.objectContaining({ en: 'School 1: School from 01.10.2026, …' }),
      },
    ]);
    expect(sent?.deadlines).toEqual([
      {
        id: 'review-term',
        due: '2026-09-08',
        title: expect.anything(),
        words: expect.objectContaining({ en: '5 working days after 01.09.2026' }),
      },
    ]);
  });

  it('a paper proves the entry that its document names, and is not made where that is unknown', async () => {
    const proving = (entry: string): Edition => {
      const certificate = { ...(edition.documents.certificate as NonNullable<Edition['documents'][string]>), entry };
      return { ...edition, documents: { ...edition.documents, certificate } };
    };
    const ruling = { action: 'rule', input: { outcome: 'short' } };
    const event = eventOf(await take(told.voted, ruling, actors.officer, DAY, {}, proving('applicant.id')));
    const proved = { proves: { register: 'certificates', entry: header.applicant.id } };
    expect(event).toMatchObject({ effects: expect.arrayContaining([expect.objectContaining({ paper: expect.objectContaining(proved) })]) });
    expect((await take(told.voted, ruling, actors.officer, DAY, {}, proving('applicant.nothing'))).ok).toBe(false);
  });

  it('later effects see earlier ones', () => {
    expect(ruled).toMatchObject({ to: 'done', closed: true, decision: { outcome: 'short' } });
    const [order, certificate, entry, notice] = ruled?.effects ?? [];
    expect(order).toMatchObject({
      kind: 'paper',
      paper: { number: '1', document: 'order', date: '2026-09-01', data: { missing: null, remarks: [{ code: '2.1', remark: 'Few' }] } },
    });
    expect(certificate).toMatchObject({
      kind: 'paper',
      paper: { number: '2', data: { order: '1', type: { en: 'School' } }, proves: { register: 'certificates', entry: 'k1' } },
    });
    expect(entry).toEqual({
      kind: 'entry',
      register: 'certificates',
      entry: 'k1',
      set: { number: '2', order: '1', validTo: '2031-09-01', standing: 'valid' },
    });
    expect(notice).toMatchObject({ text: { en: 'Certificate 2' } });
    if (order?.kind === 'paper') expect(order.paper.dataHash).toBe(hashOf(order.paper.data));
    expect(told.done.entries.certificates).toMatchObject({ validTo: '2031-09-01' });
  });

  it('need numbers only for what will be issued', async () => {
    const asked = { action: 'rule', input: { outcome: 'refused', reason: 'Because' } };
    const first = needs(edition, told.voted, asked, { now: DAY, actor: actors.officer, live });
    expect(first).toMatchObject({ decision: { id: 'term', facts: { graded: 3, unmet: 1 }, on: '2026-09-01' }, papers: [], sign: 'body' });
    const decision = await decide(edition, 'term', { graded: 3, unmet: 1 }, '2026-09-01');
    expect(needs(edition, told.voted, asked, { now: DAY, actor: actors.officer, live, decision }).papers).toEqual([
      { document: 'order', series: { series: 'order', format: '{n}' } },
    ]);
  });

  it('the statement names what is signed and stays the same for the day', () => {
    const asked = { action: 'send', input: request };
    const known = given(actors.head, DAY, { options: { '/members': [{ value: 's1', label: 'E', take: {} }] } });
    const signed = statement(edition, told.draft, asked, known);
    expect(signed).toMatchObject({
      seq: 2,
      action: 'send',
      onBehalfOf: 'organisation',
      on: '2026-09-01',
      signer: { person: 'asan', organisation: 'school-1' },
    });
    expect(statement(edition, told.draft, asked, { ...known, now: '2026-09-01T09:00:00Z' })).toEqual(signed);
  });
});

describe('deadlines', () => {
  const at = (day: string): Given => given({ person: '', name: '', role: '' }, `${day}T03:00:00Z`);
  it('lapse on the day after, once', () => {
    expect(codes(lapse(edition, told.review, 'review-term', at('2026-09-08')))).toEqual(['deadline.notDue']);
    expect(lapseNeeds(edition, told.review, 'review-term', at('2026-09-09'))).toMatchObject({ papers: [] });
    const event = eventOf(lapse(edition, told.review, 'review-term', at('2026-09-09')));
    expect(event).toMatchObject({
      type: 'lapsed',
      to: 'review',
      due: '2026-09-08',
      effects: [{ kind: 'notice', notice: 'late' }],
      deadlines: [],
    });
    const late = apply(told.review, event);
    expect(late.deadlines).toMatchObject([{ id: 'review-term', status: 'late' }]);
    expect(codes(lapse(edition, late, 'review-term', at('2026-09-10')))).toEqual(['deadline.unknown']);
    expect(contextOf(edition, late, { now: DAY, live }).late).toEqual({ 'review-term': true, 'visit-term': false });
    expect(contextOf(edition, told.review, { now: DAY, live }).late).toEqual({ 'review-term': false, 'visit-term': false });
  });

  it('are met when the state is left, and begin anew when it is entered again', async () => {
    expect(told.council.deadlines).toMatchObject([{ id: 'review-term', status: 'met' }]);
    const back = apply(told.voted, eventOf(await take(told.voted, { action: 'regrade' }, actors.officer, '2026-09-15T03:00:00Z')));
    expect(back.deadlines).toMatchObject([{ id: 'review-term', status: 'running', due: '2026-09-22' }]);
    expect(back.since).toBe('2026-09-15');
    expect(back.parts.vote).toHaveLength(2);
    const again = apply(back, eventOf(await take(back, { action: 'grade', input: grades }, actors.expert, '2026-09-16T03:00:00Z')));
    expect(again.parts.vote).toBeUndefined();
  });

  it('count back from a day, where their condition holds', async () => {
    const urgent = { ...request, urgent: true, why: 'Soon' };
    const event = eventOf(await take(told.draft, { action: 'send', input: urgent }, actors.head));
    expect(event.deadlines.map(({ id, due }) => [id, due])).toEqual([
      ['review-term', '2026-09-08'],
      ['visit-term', '2026-11-30'],
    ]);
  });
});

describe('history', () => {
  const rows = (): HistoryRow[] => {
    let previous: string | null = null;
    return events.map((event, i) => {
      const sealed = sealEvent({ caseId: 'k1', previous, event, salt: `s${i}` });
      previous = sealed.hash;
      return { seq: event.seq, event, salt: `s${i}`, ...sealed };
    });
  };
  const faults = (list: HistoryRow[], caseId = 'k1'): unknown[] => verifyChain(list, caseId).map(({ code, params }) => [code, params?.seq]);

  it('holds together, also with an event erased', () => {
    expect(faults(rows())).toEqual([]);
    expect(faults(rows().map((row, i) => (i === 1 ? { ...row, event: null, salt: null } : row)))).toEqual([]);
  });

  it('shows what was changed, left out, cut off or taken from another case', () => {
    expect(faults(rows().map((row, i) => (i === 1 && row.event ? { ...row, event: { ...row.event, at: 'x' } } : row)))).toEqual([
      ['history.payload', 2],
    ]);
    expect(faults(rows().filter((_, i) => i !== 2))).toEqual([['history.gap', 3]]);
    expect(faults(rows().map((row, i) => (i === 3 ? { ...row, hash: 'x' } : row)))).toEqual([
      ['history.link', 4],
      ['history.link', 5],
    ]);
    expect(faults(rows(), 'k2')[0]).toEqual(['history.link', 1]);
    expect(faults(rows().map((row, i) => (i === 1 ? { ...row, event: null } : row)))).toEqual([['history.payload', 2]]);
  });
});

describe('fold', () => {
  it('is deterministic, step by step or at once, and changes nothing it was given', () => {
    const frozen = deepFreeze(structuredClone(events));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: events.length }), (cut) => {
        const some = frozen.slice(0, cut);
        const stepwise = some
          .slice(1)
          .reduce((kase, event) => deepFreeze(apply(kase, event)), deepFreeze(apply(undefined, some[0] as Event)));
        expect(stepwise).toEqual(fold(some));
        expect(JSON.stringify(fold(some))).toBe(JSON.stringify(fold(some)));
      }),
    );
  });

  it('survives being stored as JSON', () => expect(fold(JSON.parse(JSON.stringify(events)))).toEqual(told.done));
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
