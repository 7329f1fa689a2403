// Decisions by several: quorum as a number or a share of holders, the tally of a vote, sheets joined, standing aside; the scenarios of the panel.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEdition } from '../../engine/compile.ts';
import { value } from '../../engine/expression.ts';
import type { Case, Edition, Live } from '../../engine/model.ts';
import { standingOf } from '../../engine/quorum.ts';
import { runScenario } from '../../engine/scenario.ts';
import { acrossSheets, tallyOf } from '../../engine/tally.ts';
import { panel } from '../fixtures/panel/bundle.ts';

const read = readEdition(panel(), 'panel');

describe('the panel', () => {
  it('has no fault', () => expect(read.problems).toEqual([]));

  it.each(Object.keys(read.edition?.scenarios ?? {}))('scenario %s', async (id) => {
    const { edition, live, demo } = read;
    if (!edition || !live || !demo) throw new Error('not read');
    const { failures } = await runScenario(edition, live, demo, edition.scenarios[id] ?? expect.fail(id));
    expect(failures).toEqual([]);
  });
});

describe('quorum', () => {
  const edition = { roles: { expert: { scope: 'case' }, councillor: { scope: 'body' } } } as unknown as Edition;
  const env = (holders?: string[]) => ({
    param: (id: string) => (id === 'half' ? 0.5 : undefined),
    edition,
    live: { ...(holders && { holders: { councillor: holders } }) } as unknown as Live,
  });
  const kase = (have: number, more: Partial<Case> = {}) =>
    ({ parts: { vote: Array.from({ length: have }, (_, i) => ({ person: `p${i}` })) }, roles: {}, ...more }) as unknown as Case;
  const part = (quorum: object | number) => ({ quorum }) as never;
  const four = ['p0', 'p1', 'p2', 'p3'];

  it.each([
    [{ share: 0.5, of: 'councillor' }, 4, 2],
    [{ moreThan: 0.5, of: 'councillor' }, 4, 3],
    [{ moreThan: { param: 'half' }, of: 'councillor' }, 3, 2],
    [{ share: 0.7, of: 'councillor' }, 10, 7],
    [{ share: 0.1, of: 'councillor' }, 3, 1],
    [{ share: 1, of: 'councillor' }, 0, 1],
    [2, 9, 2],
  ])('%j of %i is %i', (quorum, count, need) => {
    const holders = Array.from({ length: count }, (_, i) => `p${i}`);
    expect(standingOf('vote', part(quorum), kase(0), env(holders)).need).toBe(need);
  });

  it('is unknown while the holders or the parameter are', () => {
    expect(standingOf('vote', part({ share: 0.5, of: 'councillor' }), kase(3), env())).toEqual({ have: 3 });
    expect(standingOf('vote', part({ param: 'none' }), kase(3), env(four))).toEqual({ have: 3 });
  });

  it('does not count those who stand aside', () => {
    const recusals = [{ part: 'vote', person: 'p3', reason: 'x', on: '2026-01-01' }];
    expect(standingOf('vote', part({ share: 1, of: 'councillor' }), kase(3, { recusals }), env(four))).toEqual({
      have: 3,
      need: 3,
      holders: 3,
    });
    expect(standingOf('vote', part({ share: 1, of: 'expert' }), kase(1, { recusals, roles: { expert: ['p0', 'p3'] } }), env())).toEqual({
      have: 1,
      need: 1,
      holders: 1,
    });
  });
});

describe('a tally', () => {
  it('names the leading option, and none while options tie', () => {
    expect(tallyOf(['a', 'b', 'a', undefined])).toEqual({
      leading: 'a',
      count: 2,
      share: 0.5,
      tied: false,
      total: 4,
      blank: 1,
      options: [
        { value: 'a', count: 2 },
        { value: 'b', count: 1 },
      ],
    });
    expect(tallyOf(['a', 'b'])).toMatchObject({ tied: true, count: 1 });
    expect(tallyOf(['a', 'b'])).not.toHaveProperty('leading');
    expect(tallyOf([])).toEqual({ count: 0, tied: false, total: 0, blank: 0, options: [] });
  });

  it('does not depend on the order of the votes', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', undefined)), fc.array(fc.nat()), (votes, keys) => {
        const mixed = votes
          .map((vote, i) => ({ vote, key: keys[i] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ vote }) => vote);
        const { options: _a, ...one } = tallyOf(votes);
        const { options: _b, ...two } = tallyOf(mixed);
        expect(two).toEqual(one);
      }),
    );
  });

  it('is unknown before anybody could vote', () => {
    const env = { param: () => undefined };
    expect(value({ tally: 'parts.vote', of: 'choice' }, { parts: {} }, env)).toBeUndefined();
    expect(value({ tally: 'parts.vote', of: 'choice' }, { parts: { vote: [{ choice: 'x' }] } }, env)).toMatchObject({ leading: 'x' });
  });
});

describe('several sheets', () => {
  const sheets = [
    { rooms: { verdict: 'met' }, books: { verdict: 'met' } },
    { rooms: { verdict: 'unmet' }, books: { verdict: 'met' } },
  ];
  const codes = ['met', 'partly', 'unmet'];

  it('give the worst or the most frequent answer of each criterion', () => {
    expect(acrossSheets(sheets, { of: 'verdict', take: 'worst', codes })).toEqual({
      rooms: { verdict: 'unmet', split: true, sheets: 2 },
      books: { verdict: 'met', split: false, sheets: 2 },
    });
    expect(acrossSheets(sheets, { of: 'verdict', take: 'majority', codes }).rooms).toEqual({ split: true, sheets: 2 });
  });

  it('give none where a sheet is silent', () => {
    expect(acrossSheets([...sheets, { books: { verdict: 'met' } }], { of: 'verdict', take: 'worst', codes }).rooms).toEqual({
      split: true,
      sheets: 3,
    });
  });
});
