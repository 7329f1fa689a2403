// Who may do what, exhaustively: every action and part of every procedure of every shipped bundle × every role, and every procedure × who opens it.
import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readEdition } from '../engine/compile.ts';
import { fold } from '../engine/fold.ts';
import type { Actor, Case, Edition, Given, Live } from '../engine/model.ts';
import { mayOpen, mayRead, offers } from '../engine/offers.ts';
import { transition } from '../engine/step.ts';
import { readFolders } from '../server/cli/files.ts';

const bundles = readdirSync('definitions', { withFileTypes: true }).filter((one) => one.isDirectory());
const editions: { edition: Edition; live: Live }[] = [];
const TERRITORY = 'the-territory';
const OWN = 'own-organisation';

beforeAll(async () => {
  const files = await readFolders('definitions', 'templates');
  for (const { name } of bundles) {
    const { edition, live, problems } = readEdition(files, name);
    if (!edition || !live) throw new Error(`${name}: ${JSON.stringify(problems)}`);
    editions.push({ edition, live });
  }
}, 60_000);

/** Someone who holds the role, at home or elsewhere. */
function holder(edition: Edition, role: string, at: 'home' | 'elsewhere'): Actor {
  const scope = edition.roles[role]?.scope;
  const home = at === 'home';
  return {
    person: home ? `one-${role}` : `other-${role}`,
    name: role,
    role,
    ...(scope === 'organisation' || scope === 'newcomer' ? { organisation: home ? OWN : 'other-organisation' } : {}),
    ...(scope === 'body' ? { bundle: home ? edition.bundle.id : 'another-body' } : {}),
    ...(scope === 'territory' ? { territory: home ? TERRITORY : 'another-territory' } : {}),
  };
}

/** A case that stands in the state, each of its roles held by one person. */
function standing(edition: Edition, live: Live, procedure: string, state: string): Case {
  const fields = Object.values(edition.roles).flatMap(({ territory }) => (territory ? [[territory.field, TERRITORY] as const] : []));
  const header = {
    id: 'a-case',
    number: '1',
    bundle: edition.bundle.id,
    edition: edition.hash,
    procedure,
    applicant: { id: OWN, name: { ky: 'О', ru: 'О', en: 'O' }, data: Object.fromEntries(fields) },
    openedAt: '2026-09-01T06:00:00Z',
    openedOn: '2026-09-01',
  };
  const event = { seq: 1, at: header.openedAt, on: header.openedOn, edition: edition.hash, engine: 'x', calendar: live.calendarHash };
  const actor = { person: 'opener', name: 'opener', role: 'opener' };
  const kase = fold([{ ...event, type: 'opened', to: state, effects: [], deadlines: [], actor, header }]);
  const roles = Object.entries(edition.roles).filter(([, { scope }]) => scope === 'case');
  return { ...kase, roles: Object.fromEntries(roles.map(([role]) => [role, [`one-${role}`]])) };
}

const given = (live: Live, actor: Actor): Given => ({ now: '2026-09-02T06:00:00Z', live, actor, engine: 'x' });

describe('every action of every procedure × every role', () => {
  it.each(bundles.map(({ name }, index) => [name, index] as const))(
    '%s',
    (_name, index) => {
      const { edition, live } = editions[index] ?? expect.fail('no edition');
      let asked = 0;
      for (const [procedure, { states }] of Object.entries(edition.procedures)) {
        for (const [state, { actions = {}, parts = {} }] of Object.entries(states)) {
          const kase = standing(edition, live, procedure, state);
          for (const role of Object.keys(edition.roles)) {
            for (const at of ['home', 'elsewhere'] as const) {
              const actor = holder(edition, role, at);
              const scope = edition.roles[role]?.scope;
              // a role of the platform is at home everywhere; one of a case is held by whom the case names
              const counts = at === 'home' || scope === 'platform';
              const offered = new Set(offers(edition, kase, actor, given(live, actor)).map(({ kind, id }) => `${kind} ${id}`));
              for (const [kind, list] of [
                ['action', actions],
                ['part', parts],
              ] as const) {
                for (const [id, { who }] of Object.entries(list)) {
                  asked += 1;
                  const may = who.includes(role) && counts;
                  const where = `${procedure}.${state}.${id} as ${role} (${at})`;
                  expect(offered.has(`${kind} ${id}`), where).toBe(may);
                  const step = transition(edition, kase, { [kind]: id, input: {} }, given(live, actor));
                  const refused = !step.ok && step.problems.some(({ code }) => code === 'action.role');
                  expect(refused, where).toBe(!may);
                }
              }
            }
          }
        }
      }
      expect(asked).toBeGreaterThan(0);
    },
    120_000,
  );
});

describe('every procedure × every role', () => {
  it.each(bundles.map(({ name }, index) => [name, index] as const))('%s is opened and read by those named alone', (_name, index) => {
    const { edition, live } = editions[index] ?? expect.fail('no edition');
    for (const [procedure, { opens, readers, states }] of Object.entries(edition.procedures)) {
      for (const role of Object.keys(edition.roles)) {
        const actor = holder(edition, role, 'home');
        const scope = edition.roles[role]?.scope;
        const opened = mayOpen(edition, procedure, actor).every(({ code }) => code !== 'open.role');
        expect(opened, `${procedure} as ${role}`).toBe(opens.who.includes(role) && scope !== 'case');
        for (const state of Object.keys(states)) {
          const kase = standing(edition, live, procedure, state);
          const named = readers.some((one) => one.who.includes(role) && (!one.states || one.states.includes(state)));
          expect(mayRead(edition, kase, actor), `${procedure}.${state} as ${role}`).toBe(named);
          const outside = mayRead(edition, kase, holder(edition, role, 'elsewhere'));
          expect(outside, `${procedure}.${state} as ${role} elsewhere`).toBe(named && scope === 'platform');
        }
      }
    }
  });
});
