// Deadlines of a case: the earliest and the latest of several days, and the pause with the days left.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, daysLeft } from '../../engine/calendar.ts';
import { readEdition } from '../../engine/compile.ts';
import { fold } from '../../engine/fold.ts';
import type { Actor, Case, CaseHeader, Edition, Event, Live } from '../../engine/model.ts';
import { lapse, open, transition } from '../../engine/step.ts';
import { readFolders } from '../../server/cli/files.ts';

const folder = new URL('../fixtures/terms/', import.meta.url).pathname;
let edition: Edition;
let live: Live;

beforeAll(async () => {
  const read = readEdition(await readFolders(`${folder}definitions`, `${folder}templates`), 'terms');
  expect(read.problems).toEqual([]);
  edition = read.edition as Edition;
  live = read.live as Live;
});

const owner: Actor = { person: 'o', name: 'O', role: 'owner', organisation: 'org' };
const clerk: Actor = { person: 'c', name: 'C', role: 'clerk', bundle: 'terms' };

/** A case and what is done to it, day by day. */
class Life {
  readonly events: Event[] = [];
  constructor(day: string) {
    const now = `${day}T04:00:00Z`;
    const header: CaseHeader = {
      id: 'k',
      number: '1',
      bundle: 'terms',
      edition: edition.hash,
      procedure: 'case',
      applicant: { id: 'org', name: { ky: 'О', ru: 'О', en: 'O' }, data: {} },
      openedAt: now,
      openedOn: day,
    };
    this.add(open(edition, 'case', header, { now, actor: owner, live, engine: 't' }));
  }
  get kase(): Case {
    return fold(this.events);
  }
  private add(step: ReturnType<typeof open>): this {
    if (!step.ok) throw new Error(JSON.stringify(step.problems));
    this.events.push(step.event);
    return this;
  }
  act(day: string, action: string, input?: Record<string, unknown>): this {
    return this.add(
      transition(
        edition,
        this.kase,
        { action, ...(input && { input }) },
        { now: `${day}T04:00:00Z`, actor: clerk, live, engine: 't', files: {}, options: {} },
      ),
    );
  }
  lapse(day: string, id: string): this {
    return this.add(lapse(edition, this.kase, id, { now: `${day}T04:00:00Z`, actor: clerk, live, engine: 't' }));
  }
  deadline(id: string) {
    return this.kase.deadlines.find((one) => one.id === id);
  }
}

describe('the earliest of several days', () => {
  it('V-06: three months before the expiry or two before the visit', () => {
    const life = new Life('2024-10-01').act('2024-10-02', 'note', { expiry: '2025-10-01', visit: '2025-08-20' });
    expect(life.deadline('report')).toMatchObject({ due: '2025-06-20', status: 'running' });
    expect(life.deadline('report')?.words.en).toBe(
      'the earliest of these days: 01.07.2025 (3 months before 01.10.2025), 20.06.2025 (2 months before 20.08.2025)',
    );
  });

  it('counts what is known, and comes forward when an earlier day becomes known', () => {
    const life = new Life('2024-10-01');
    expect(life.deadline('report')).toBeUndefined();
    expect(life.act('2024-10-02', 'note', { expiry: '2025-10-01' }).deadline('report')?.due).toBe('2025-07-01');
    expect(life.act('2024-10-03', 'note', { expiry: '2025-10-01', visit: '2025-12-20' }).deadline('report')?.due).toBe('2025-07-01');
    expect(life.act('2024-10-04', 'note', { expiry: '2025-10-01', visit: '2025-08-20' }).deadline('report')?.due).toBe('2025-06-20');
    expect(life.kase.deadlines.filter(({ id }) => id === 'report')).toHaveLength(1);
  });

  it('the latest waits until all are known', () => {
    const life = new Life('2024-10-01').act('2024-10-02', 'note', { expiry: '2025-10-01' });
    expect(life.deadline('both')).toBeUndefined();
    expect(life.act('2024-10-03', 'note', { expiry: '2025-10-01', visit: '2025-10-20' }).deadline('both')?.due).toBe('2025-11-01');
  });
});

describe('a pause', () => {
  it('keeps the working days that were left', () => {
    // Five working days from Monday: until Monday the 14th. Paused on Wednesday with three left.
    const life = new Life('2024-10-07');
    expect(life.deadline('act')?.due).toBe('2024-10-14');
    life.act('2024-10-09', 'return');
    expect(life.deadline('act')).toMatchObject({ status: 'paused', pausedOn: '2024-10-09' });
    expect(life.deadline('plan')?.status).toBe('met');
    life.act('2024-11-04', 'send');
    expect(life.deadline('act')).toMatchObject({ status: 'running', due: '2024-11-11' });
    expect(life.deadline('act')).not.toHaveProperty('pausedOn');
    expect(life.deadline('act')?.words).toEqual({
      en: '5 working days after 07.10.2024; paused from 09.10.2024 to 04.11.2024, with 3 working days left; 3 working days after 04.11.2024; 07.11.2024, 08.11.2024 are holidays',
      ru: '5 рабочих дней после 07.10.2024; срок приостановлен с 09.10.2024 по 04.11.2024, оставалось: 3 рабочих дня; 3 рабочих дня после 04.11.2024; 07.11.2024, 08.11.2024 — праздничные дни',
      ky: '07.10.2024 күнүнөн кийин 5 жумуш күнү; 09.10.2024 күнүнөн 04.11.2024 күнүнө чейин токтотулган, калганы 3 жумуш күнү; 04.11.2024 күнүнөн кийин 3 жумуш күнү; 07.11.2024, 08.11.2024 — майрам күндөрү',
    });
  });

  it('goes on through every state that pauses, and ends with one that does not', () => {
    const life = new Life('2024-10-07').act('2024-10-09', 'return').act('2024-10-20', 'wait');
    expect(life.deadline('act')).toMatchObject({ status: 'paused', pausedOn: '2024-10-09' });
    expect(life.deadline('delivery')?.status).toBe('met');
    expect(life.act('2024-10-21', 'send').deadline('act')?.due).toBe('2024-10-24');
    expect(new Life('2024-10-07').act('2024-10-09', 'return').act('2024-10-10', 'withdraw').deadline('act')?.status).toBe('met');
  });

  it('may come again, and does not heal what was already past', () => {
    const life = new Life('2024-10-07')
      .act('2024-10-09', 'return')
      .act('2024-10-16', 'send')
      .act('2024-10-18', 'return')
      .act('2024-10-25', 'send');
    expect(life.deadline('act')?.due).toBe('2024-10-28');
    const past = new Life('2024-10-07').act('2024-10-15', 'return').act('2024-10-30', 'send');
    expect(past.deadline('act')).toMatchObject({ status: 'running', due: '2024-10-14' });
    expect(past.lapse('2024-10-30', 'act').deadline('act')?.status).toBe('late');
  });

  it('never costs nor gives a day: what is left before is left after', () => {
    const offset = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(offset, fc.integer({ min: 0, max: 5 }), offset, (start, used, pause) => {
        const from = addDays('2024-10-01', start);
        const paused = addDays(from, used);
        const back = addDays(paused, pause);
        const life = new Life(from);
        const before = life.deadline('delivery')?.due ?? '';
        const after = life.act(paused, 'return').act(back, 'send').deadline('delivery')?.due ?? '';
        expect(daysLeft(back, after, 'calendarDays', live)).toBe(daysLeft(paused, before, 'calendarDays', live));
        expect(fold(life.events)).toEqual(fold(structuredClone(life.events)));
      }),
      { numRuns: 60 },
    );
  });
});
