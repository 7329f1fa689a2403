// A term that spans states, a sentence that names values, the values of a list, each once.
import { describe, expect, it } from 'vitest';
import { withEnvironment } from '../../engine/environment.ts';
import { value } from '../../engine/expression.ts';
import { apply } from '../../engine/fold.ts';
import type { Case, Event } from '../../engine/model.ts';

const BEGUN = { id: 'review', due: '2026-10-02', title: { ky: '', ru: '', en: '' }, words: { ky: '', ru: '', en: '' } };
const case_ = (goesOnIn: string[], pausedIn: string[] = []): Case =>
  ({
    header: { id: 'a', applicant: { id: 'x' } },
    state: 'sent',
    seq: 1,
    since: '2026-09-02',
    closed: false,
    data: {},
    parts: {},
    decisions: {},
    papers: [],
    roles: {},
    entries: {},
    deadlines: [{ ...BEGUN, goesOnIn, pausedIn, state: 'sent', status: 'running' }],
  }) as unknown as Case;
const to = (kase: Case, state: string, on: string): Case =>
  apply(kase, { type: 'acted', seq: kase.seq + 1, on, from: kase.state, to: state, effects: [], deadlines: [] } as unknown as Event);
const status = (kase: Case) => kase.deadlines[0]?.status;

describe('a deadline that goes on', () => {
  it('runs in the states it names and is met in any other', () => {
    const council = to(case_(['council']), 'council', '2026-09-10');
    expect(status(council)).toBe('running');
    expect(status(to(council, 'granted', '2026-09-11'))).toBe('met');
    expect(status(to(case_([]), 'council', '2026-09-10'))).toBe('met');
  });
  it('is paused from a state in which it goes on', () => {
    const returned = to(to(case_(['check'], ['returned']), 'check', '2026-09-03'), 'returned', '2026-09-07');
    expect(returned.deadlines[0]).toMatchObject({ status: 'paused', pausedOn: '2026-09-07' });
  });
});

describe('values, each once', () => {
  const context = withEnvironment({ form: { items: [{ level: 'b' }, { level: 'a' }, { level: 'b' }, {}] } }, { param: () => undefined });
  it('gives each value once, in the order of the list', () =>
    expect(
      value({ values: 'form.items', of: 'level', where: { level: { known: true } }, once: true }, context, { param: () => undefined }),
    ).toEqual(['b', 'a']));
  it('gives every value without `once`', () =>
    expect(value({ values: 'form.items', of: 'level', where: { level: { known: true } } }, context, { param: () => undefined })).toEqual([
      'b',
      'a',
      'b',
    ]));
  it('is unknown where one of them is', () =>
    expect(value({ values: 'form.items', of: 'level', once: true }, context, { param: () => undefined })).toBeUndefined());
});
