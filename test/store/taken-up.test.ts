// A closed case that may be taken up once; and a case that another opens, under its opener's edition or under the one in force on its own day.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '../../server/services.ts';
import { openMemory } from '../../server/store/db.ts';
import { codes, good, grant, opened, sent, serve } from './ground.ts';
import { mini, people } from './mini.ts';

const text = (en: string) => ({ ky: `${en} (ky)`, ru: `${en} (ru)`, en });
const basis = 'sample';

// biome-ignore lint/suspicious/noExplicitAny: definitions as plain JSON, changed in place
type Json = any;
const from = { procedure: 'permit', states: ['granted'] };

/** The shortest procedure there can be, opened as `opens` says. */
function small(id: string, opens: object): object {
  return {
    title: text(id),
    menu: text(id),
    number: { series: id, format: `${id}-{n}` },
    summary: 'request.subject',
    opens: { title: text(id), who: ['owner'], basis, ...opens },
    readers: [{ who: ['owner', 'clerk'] }],
    facts: {},
    stages: [{ id: 'all', title: text('All'), states: ['writing', 'done'] }],
    initial: 'writing',
    states: {
      writing: { title: text('Writing'), actions: { end: { title: text('End'), who: ['owner'], form: 'request', to: 'done', basis } } },
      done: { title: text('Done'), final: true },
    },
    basis,
  };
}

function files(version: string): Record<string, Record<string, string>> {
  const changed = mini({
    'bundle.json': (bundle: Json) => ({ ...bundle, version }),
    'procedures/permit.json': (procedure: Json) => {
      const open = (of: string, under?: 'inForce') => ({
        open: of,
        ...(under && { under }),
        with: { request: { subject: 'request.subject' } },
        basis,
      });
      procedure.states.asked.actions.grant.then.push(open('sequel'), open('current', 'inForce'));
      return procedure;
    },
  });
  const procedures = {
    renewal: small('renewal', { from: [{ ...from, once: true }] }),
    copy: small('copy', { from: [from] }),
    sequel: small('sequel', { alone: false }),
    current: small('current', { alone: false }),
  };
  const added = Object.entries(procedures).map(([id, value]) => [`procedures/${id}.json`, JSON.stringify(value)]);
  return { mini: { ...changed.mini, ...Object.fromEntries(added) } };
}

let services: Services;
const take = (procedure: string, origin: string, key?: string) =>
  services.acts.openCase({ bundle: 'mini', procedure, actor: people.olga, from: origin, ...(key ? { key } : {}) });
const granted = async (): Promise<string> => {
  const id = await sent(services);
  good(await grant(services, id));
  return id;
};
const kaseOf = async (id: string) => (await services.stores.cases.get(id))?.kase ?? expect.fail('no case');
const imported = async (version: string) => {
  const [report] = await services.editions.importBundles(files(version));
  expect(report?.problems ?? []).toEqual([]);
};

beforeAll(async () => {
  services = await serve({ db: await openMemory() });
  await imported('1.1.0');
});
afterAll(() => services.close());

describe('a closed case that is taken up', () => {
  it('where that may happen once, happens once, and the first stands', async () => {
    const origin = await granted();
    const first = good(await take('renewal', origin)).case;
    expect(first.header.origin).toMatchObject({ id: origin, procedure: 'permit', once: true });
    expect(first.data.request).toMatchObject({ subject: 'A shed', amount: 50 });
    expect(codes(await take('renewal', origin))).toEqual(['open.takenUp']);
    expect(await services.stores.cases.takenUp(origin, 'renewal')).toEqual([first.header.id]);
  });

  it('by two at once is taken up by one', async () => {
    const origin = await granted();
    const outcomes = await Promise.all([1, 2, 3].map(() => take('renewal', origin)));
    expect(outcomes.flatMap(codes)).toEqual(['open.takenUp', 'open.takenUp']);
    expect(await services.stores.cases.takenUp(origin, 'renewal')).toHaveLength(1);
  });

  it('by a doubled click gives the one case twice', async () => {
    const origin = await granted();
    const [one, two] = [good(await take('renewal', origin, 'renew-1234')), good(await take('renewal', origin, 'renew-1234'))];
    expect(two).toMatchObject({ repeated: true, case: one.case });
  });

  it('is counted for itself, by procedure, and not where nothing says once', async () => {
    const [one, two] = [await granted(), await granted()];
    good(await take('renewal', one));
    good(await take('renewal', two));
    for (const _ of [1, 2]) good(await take('copy', one));
    expect(await services.stores.cases.takenUp(one)).toHaveLength(3);
  });

  it('is not taken up while it is open, nor by another applicant', async () => {
    const open = await sent(services);
    expect((await take('renewal', open)).ok).toBe(false);
    const closed = await granted();
    expect((await services.acts.openCase({ bundle: 'mini', procedure: 'renewal', actor: people.murat, from: closed })).ok).toBe(false);
    good(await take('renewal', closed));
  });
});

describe('a case that another opens', () => {
  it('runs under its opener’s edition, or under the one in force on its own day where the effect says so', async () => {
    const early = await sent(services);
    const before = (await services.editions.inForce('mini'))?.hash;
    await imported('1.2.0');
    const now = (await services.editions.inForce('mini'))?.hash;
    expect(now).not.toBe(before);
    good(await grant(services, early));
    const kase = await kaseOf(early);
    expect(kase.header.edition).toBe(before);
    const editions = await Promise.all(
      (kase.children ?? []).map(async ({ id, procedure }) => [procedure, (await kaseOf(id)).header.edition]),
    );
    expect(Object.fromEntries(editions)).toEqual({ sequel: before, current: now });
  });

  it('is opened in no other way', async () => {
    for (const procedure of ['sequel', 'current'])
      expect((await services.acts.openCase({ bundle: 'mini', procedure, actor: people.olga })).ok).toBe(false);
    expect(await opened(services)).toEqual(expect.any(String));
  });
});
