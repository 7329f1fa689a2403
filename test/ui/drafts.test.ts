/** No word is lost: saving in pauses, offline, two people at once, coming back, handing in. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Answers, essence, getAt, sameAnswers, setAt } from '../../ui/draft/answers.ts';
import { Drafts, type Put, type PutResult } from '../../ui/draft/Drafts.ts';
import type { CopyStore, LocalCopy } from '../../ui/draft/localCopy.ts';

/** A device's store. */
function device(initial: Record<string, LocalCopy> = {}, full = false) {
  const kept = new Map(Object.entries(initial));
  const copies: CopyStore = {
    read: (section) => kept.get(section),
    write: (section, copy) => !full && Boolean(kept.set(section, copy)),
    remove: (section) => void kept.delete(section),
  };
  return { kept, copies };
}

/** A server with one draft row a section, as the real one: an ETag that grows, 412 on a stale one. */
function server(start: Record<string, { data: Answers; etag: string }> = {}) {
  const rows = new Map(Object.entries(start));
  const calls: { section: string; data: Answers; etag: string; leaving: boolean }[] = [];
  let offline = false;
  const put: Put = async (section, data, etag, leaving): Promise<PutResult> => {
    calls.push({ section, data, etag, leaving });
    if (offline) return { kind: 'offline' };
    const row = rows.get(section) ?? { data: {}, etag: '0' };
    if (row.etag !== etag) return { kind: 'changed', ...row };
    const next = { data, etag: String(Number(etag) + 1) };
    rows.set(section, next);
    return { kind: 'saved', etag: next.etag, savedAt: '2026-11-20T08:32:00Z' };
  };
  return { rows, calls, put, offline: (now: boolean) => (offline = now) };
}

const open = (
  at: ReturnType<typeof server>,
  on: ReturnType<typeof device>,
  answers: Record<string, Answers> = {},
  etags: Record<string, string> = {},
) => new Drafts({ answers, etags, sections: ['a', 'b'], put: at.put, copies: on.copies });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('drafts', () => {
  it('keeps every stroke on the device at once and sends once after the pause', async () => {
    const [at, on] = [server(), device()];
    const drafts = open(at, on);
    drafts.write('a', { text: 'б' });
    drafts.write('a', { text: 'би' });
    expect(on.kept.get('a')?.data).toEqual({ text: 'би' });
    expect(drafts.status().state).toBe('waiting');
    await vi.advanceTimersByTimeAsync(700);
    expect(at.calls).toEqual([{ section: 'a', data: { text: 'би' }, etag: '0', leaving: false }]);
    expect(on.kept.size).toBe(0);
    expect(drafts.status()).toMatchObject({ state: 'saved', savedAt: '2026-11-20T08:32:00Z' });
  });

  it('sends what was typed while a request was under way, over the version just made', async () => {
    const [at, on] = [server(), device()];
    const drafts = open(at, on);
    drafts.write('a', { text: '1' });
    const sent = drafts.flush();
    drafts.write('a', { text: '12' });
    await sent;
    await vi.advanceTimersByTimeAsync(700);
    expect(at.rows.get('a')).toEqual({ data: { text: '12' }, etag: '2' });
  });

  it('says so when offline, keeps the copy, and saves when the network is back', async () => {
    const [at, on] = [server(), device()];
    const drafts = open(at, on);
    at.offline(true);
    drafts.write('a', { text: 'сөз' });
    await vi.advanceTimersByTimeAsync(700);
    expect(drafts.status().state).toBe('kept');
    expect(on.kept.get('a')?.data).toEqual({ text: 'сөз' });
    at.offline(false);
    drafts.retry();
    await vi.advanceTimersByTimeAsync(10);
    expect(at.rows.get('a')?.data).toEqual({ text: 'сөз' });
    expect(drafts.status().state).toBe('saved');
    expect(on.kept.size).toBe(0);
  });

  it('takes over a newer copy of this device in silence when the server has not moved', async () => {
    const on = device({ a: { data: { text: 'жаңы' }, base: '3', at: '' } });
    const at = server({ a: { data: { text: 'эски' }, etag: '3' } });
    const drafts = open(at, on, { a: { text: 'эски' } }, { a: '3' });
    expect(drafts.answers('a')).toEqual({ text: 'жаңы' });
    await vi.advanceTimersByTimeAsync(10);
    expect(at.rows.get('a')).toEqual({ data: { text: 'жаңы' }, etag: '4' });
  });

  it('shows both texts when the server has moved, and keeps mine', async () => {
    const on = device({ a: { data: { text: 'меники' }, base: '3', at: '' } });
    const at = server({ a: { data: { text: 'башка' }, etag: '5' } });
    const drafts = open(at, on, { a: { text: 'башка' } }, { a: '5' });
    expect(drafts.status().conflict).toEqual({ section: 'a', mine: { text: 'меники' }, theirs: { text: 'башка' }, etag: '5' });
    drafts.resolve('a', 'mine');
    await vi.advanceTimersByTimeAsync(10);
    expect(at.rows.get('a')).toEqual({ data: { text: 'меники' }, etag: '6' });
    expect(drafts.status().conflict).toBeUndefined();
  });

  it('takes theirs after a 412 and asks to be drawn anew', async () => {
    const [at, on] = [server({ a: { data: { text: 'башка' }, etag: '9' } }), device()];
    const drafts = open(at, on);
    drafts.write('a', { text: 'меники' });
    await vi.advanceTimersByTimeAsync(700);
    expect(drafts.status().state).toBe('conflict');
    const { revision } = drafts.status();
    drafts.resolve('a', 'theirs');
    expect(drafts.answers('a')).toEqual({ text: 'башка' });
    expect(drafts.status().revision).toBe(revision + 1);
    expect(on.kept.size).toBe(0);
  });

  it('finds no conflict where the server already has the same words', async () => {
    const [at, on] = [server({ a: { data: { text: 'бир' }, etag: '2' } }), device()];
    const drafts = open(at, on);
    drafts.write('a', { text: 'бир' });
    await vi.advanceTimersByTimeAsync(700);
    expect(drafts.status()).toMatchObject({ state: 'saved', conflict: undefined });
  });

  it('does not let an older reading of the case overwrite what was saved since', async () => {
    const [at, on] = [server(), device()];
    const drafts = open(at, on);
    drafts.write('a', { text: 'жаңы' });
    await vi.advanceTimersByTimeAsync(700);
    drafts.receive({ a: {} }, { a: '0' });
    expect(drafts.answers('a')).toEqual({ text: 'жаңы' });
    drafts.receive({ a: { text: 'башка түзмөктөн' } }, { a: '7' });
    expect(drafts.answers('a')).toEqual({ text: 'башка түзмөктөн' });
  });

  it('sends with a lasting request when the page goes away, and leaves the copy', () => {
    const [at, on] = [server(), device()];
    const drafts = open(at, on);
    drafts.write('b', { text: 'акыркы' });
    drafts.leave();
    expect(at.calls).toMatchObject([{ section: 'b', leaving: true }]);
    expect(on.kept.has('b')).toBe(true);
  });

  it('says when the device has no room', () => {
    const drafts = open(server(), device({}, true));
    drafts.write('a', { text: 'x' });
    expect(drafts.status().noCopy).toBe(true);
  });

  it('keeps and sends nothing after the form was handed in', async () => {
    const [at, on] = [server(), device()];
    const drafts = open(at, on);
    drafts.write('a', { text: 'x' });
    drafts.discard();
    drafts.write('a', { text: 'xy' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(at.calls).toEqual([]);
    expect(on.kept.size).toBe(0);
  });

  it('does not take the empty places a form makes for a change', () => {
    const [at, on] = [server(), device()];
    const drafts = open(at, on, { a: { criteria: { x: { text: 'т' } } } });
    drafts.write('a', { criteria: { x: { text: 'т', links: [] }, y: {} } });
    expect(drafts.status().state).toBe('clean');
    expect(on.kept.size).toBe(0);
  });
});

describe('answers', () => {
  it('sets and reads by path without touching the original', () => {
    const before = { a: [{ b: 1 }] };
    expect(setAt(before, ['a', 0, 'b'], 2)).toEqual({ a: [{ b: 2 }] });
    expect(setAt({}, ['criteria', 'x', 'links', 0], 'u')).toEqual({ criteria: { x: { links: ['u'] } } });
    expect(setAt({ a: 1, b: 2 }, ['a'], undefined)).toEqual({ b: 2 });
    expect(getAt(before, ['a', 0, 'b'])).toBe(1);
  });
  it('compares by what was said', () => {
    expect(sameAnswers({ a: '', b: [] }, undefined)).toBe(true);
    expect(sameAnswers({ a: false }, {})).toBe(false);
    expect(essence({ b: 1, a: { c: '' } })).toEqual({ b: 1 });
  });
});
