// The draw: whatever the order, the same seed draws the same; whoever is excluded never is; each of the others as often as the next; a record proves itself.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEdition } from '../../engine/compile.ts';
import { type Candidate, drawFrom, verifyDraw } from '../../engine/draw.ts';
import { fold } from '../../engine/fold.ts';
import type { Case, Edition, Event, Given, Request, Step } from '../../engine/model.ts';
import { needs, open, transition } from '../../engine/step.ts';
import { panel, persons, t } from '../fixtures/panel/bundle.ts';

const order = { role: 'expert', register: 'experts', seed: 'seed', count: 2 };
const pool = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1, maxLength: 6 }), out: fc.boolean() }), {
  selector: ({ id }) => id,
  minLength: 1,
  maxLength: 30,
});
const candidates = (list: { id: string; out: boolean }[]): Candidate[] =>
  list.map(({ id, out }) => ({ id, person: `p-${id}`, ...(out && { excluded: { kind: 'held' as const } }) }));

describe('a draw', () => {
  it('does not depend on the order of the candidates', () => {
    fc.assert(
      fc.property(pool, fc.string(), fc.nat(5), (list, seed, count) => {
        const one = drawFrom(candidates(list), { ...order, seed, count });
        expect(drawFrom(candidates(list.toReversed()), { ...order, seed, count })).toEqual(one);
      }),
    );
  });

  it('never draws whoever is excluded, nobody twice, and as many as it can', () => {
    fc.assert(
      fc.property(pool, fc.string(), fc.nat(5), (list, seed, count) => {
        const { drawn } = drawFrom(candidates(list), { ...order, seed, count });
        const eligible = list.filter(({ out }) => !out).map(({ id }) => id);
        expect(drawn.every((id) => eligible.includes(id))).toBe(true);
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn.length).toBe(Math.min(count, eligible.length));
      }),
    );
  });

  it('leaves the others as they are when one more is excluded', () => {
    fc.assert(
      fc.property(pool, fc.string(), (list, seed) => {
        const all = drawFrom(candidates(list), { ...order, seed, count: list.length }).drawn;
        const without = list.map((one, i) => (i === 0 ? { ...one, out: true } : one));
        expect(drawFrom(candidates(without), { ...order, seed, count: list.length }).drawn).toEqual(all.filter((id) => id !== list[0]?.id));
      }),
    );
  });

  it('gives each the same chance', () => {
    const ten = candidates(Array.from({ length: 10 }, (_, i) => ({ id: `x${i}`, out: false })));
    const times = new Map<string, number>();
    for (let i = 0; i < 10_000; i += 1)
      for (const id of drawFrom(ten, { ...order, seed: String(i) }).drawn) times.set(id, (times.get(id) ?? 0) + 1);
    // 2,000 are expected of each; 160 is four standard deviations.
    for (const { id } of ten) expect(Math.abs((times.get(id) ?? 0) - 2_000)).toBeLessThan(160);
  });

  it('proves itself, and shows what was changed', () => {
    fc.assert(
      fc.property(pool, fc.string(), (list, seed) => {
        const record = drawFrom(candidates(list), { ...order, seed, count: 1 });
        fc.pre(record.drawn.length === 1);
        expect(verifyDraw(record)).toBe(true);
        expect(verifyDraw({ ...record, drawn: [`${record.drawn[0]}!`] })).toBe(false);
        expect(verifyDraw({ ...record, algorithm: 'other/1' })).toBe(false);
        expect(
          verifyDraw({
            ...record,
            candidates: record.candidates.map((one) => (one.id === record.drawn[0] ? { ...one, excluded: { kind: 'held' } } : one)),
          }),
        ).toBe(false);
      }),
    );
  });
});

describe('the effect', () => {
  const { edition, live, demo } = readEdition(panel(), 'panel') as {
    edition: Edition;
    live: NonNullable<Given['live']>;
    demo: { entries: Record<string, { id: string; data: Record<string, unknown> }[]> };
  };
  const now = '2026-03-02T05:00:00Z';
  const eventOf = (step: Step): Event => (step.ok ? step.event : expect.fail(JSON.stringify(step.problems)));
  const header = {
    id: 'k',
    number: 'R-1',
    bundle: 'panel',
    edition: edition.hash,
    procedure: 'review',
    applicant: { id: 'farm', name: t('Farm'), data: {} },
    openedAt: now,
    openedOn: '2026-03-02',
  };
  const entries = demo.entries.experts ?? [];
  const step = (kase: Case, request: Request, given: Partial<Given>) =>
    transition(edition, kase, request, { now, live, actor: persons.osmon, engine: '0', ...given } as Given);
  const events: Event[] = [eventOf(open(edition, 'review', header, { now, live, actor: persons.olga, engine: '0' }))];
  events.push(eventOf(step(fold(events), { action: 'send', input: { subject: 'x' } }, { actor: persons.olga })));
  const sent = fold(events);
  const drawnWith = (seed: string): Case =>
    fold([...events, eventOf(step(sent, { action: 'lot' }, { draws: { expert: { seed, entries } } }))]);

  it('asks for a seed and the entries, and cannot go without', () => {
    expect(needs(edition, sent, { action: 'lot' }, { now, live, actor: persons.osmon }).draws).toEqual([
      { role: 'expert', register: 'experts' },
    ]);
    expect(step(sent, { action: 'lot' }, {})).toMatchObject({ ok: false, problems: [{ code: 'effect.draw' }] });
  });

  it('records every candidate, why one could not be drawn, the seed and those drawn', () => {
    const kase = drawnWith('s1');
    const record = kase.draws?.expert?.[0] ?? expect.fail('no record');
    expect(record.candidates).toEqual([
      { id: 'x1', person: 'ema', name: 'Ema' },
      { id: 'x2', person: 'elia', name: 'Elia' },
      { id: 'x3', person: 'ed', name: 'Ed', excluded: { kind: 'conflict', because: t('Works for the applicant') } },
      { id: 'x5', person: 'ema', name: 'Ema again', excluded: { kind: 'twice' } },
      { id: 'x6', person: 'eric', name: 'Eric', excluded: { kind: 'unknown', facts: ['employer'] } },
      { id: 'x7', person: 'elza', name: 'Elza' },
    ]);
    expect(record).toMatchObject({ seed: 's1', count: 2, algorithm: 'sha256-order/1' });
    expect(verifyDraw(record)).toBe(true);
    expect(kase.roles.expert).toHaveLength(2);
  });

  it('replaces one with the reason, and never draws the one replaced again', () => {
    const kase = drawnWith('s1');
    const [first = '', second = ''] = kase.roles.expert ?? [];
    const entry = entries.find(({ data }) => data.person === first) ?? expect.fail('no entry');
    const option = { value: entry.id, label: String(entry.data.name), take: { person: first, name: String(entry.data.name) } };
    const asked = { action: 'redraw', input: { people: [entry.id], reason: 'Ill' } };
    const given = { draws: { expert: { seed: 's2', entries } }, options: { '/people': [option] } };
    const again = eventOf(step(kase, asked, given));
    const after = fold([...events, eventOf(step(sent, { action: 'lot' }, { draws: { expert: { seed: 's1', entries } } })), { ...again }]);
    expect(after.roles.expert?.[0]).toBe(second);
    expect(after.roles.expert).not.toContain(first);
    expect(after.draws?.expert?.[1]).toMatchObject({ replaced: { people: [first], reason: 'Ill' }, count: 1 });
    // Three could be drawn; two hold the role and one gave it up.
    const more = transition(
      edition,
      after,
      { action: 'redraw', input: { people: [entry.id], reason: 'Ill' } },
      { now, live, actor: persons.osmon, engine: '0', ...given },
    );
    expect(more).toMatchObject({ ok: false, problems: [{ code: 'draw.notHeld' }] });
  });

  it('says so when there are too few', () => {
    const few = entries.filter(({ id }) => id !== 'x7' && id !== 'x2');
    expect(step(sent, { action: 'lot' }, { draws: { expert: { seed: 's', entries: few } } })).toMatchObject({
      ok: false,
      problems: [{ code: 'draw.short', params: { have: 1, need: 2 } }],
    });
  });
});
