/** Software tokens in place of the real ones: lists those there are and signs with the one chosen; also with one that is expired, or of an authority nobody trusts. */
import express, { Router } from 'express';
import { type EsiPerson, peopleOf } from '../esi/people.ts';
import type { Simulator, SimulatorDeps } from '../simulator.ts';
import { type Authority, createAuthority, pemOf, signCms } from './certificates.ts';

export const rutoken: Simulator = {
  id: 'rutoken',
  title: { ky: 'Рутокен: токендеги кол тамга', ru: 'Рутокен: подпись на токене', en: 'Rutoken: signature on a token' },
  pageless: true,
  routes,
};

const DAY = 86_400_000;
const KINDS = ['good', 'expired', 'foreign'] as const;
type Kind = (typeof KINDS)[number];

function routes({ demo, realNow }: SimulatorDeps): Router {
  const people = peopleOf(demo);
  let made: Promise<Record<'trusted' | 'foreign', Authority>> | undefined;
  // made when first asked for, and anew with each start: the anchor is read at each sign-in
  const authorities = () => {
    made ??= both(realNow());
    return made;
  };
  const router = Router();
  router.get('/anchors.pem', async (_request, response) => {
    response.type('application/x-pem-file').send(pemOf((await authorities()).trusted.certificate));
  });
  router.get('/tokens', (_request, response) => {
    const all = people.flatMap(({ name, signatures }, person) =>
      signatures.map(({ organisation }, place) => ({ id: `${person}-${place}`, name, organisation })),
    );
    response.json(all);
  });
  router.post('/sign', express.json(), async (request, response) => {
    const { token, challenge, kind = 'good' } = (request.body ?? {}) as { token?: unknown; challenge?: unknown; kind?: unknown };
    const holder = holderOf(people, String(token));
    const wanted = KINDS.find((each) => each === kind);
    if (!holder || !wanted || typeof challenge !== 'string') return void response.status(400).json({ kinds: KINDS });
    response.json({ cms: await sign(await authorities(), holder, challenge, wanted, realNow()) });
  });
  return router;
}

async function both(now: number) {
  return { trusted: await createAuthority('Simulated Infocom', now), foreign: await createAuthority('Simulated stranger', now) };
}

function holderOf(people: readonly EsiPerson[], token: string) {
  const [person, place] = token.split('-').map(Number);
  const found = people[person ?? -1];
  const signature = found?.signatures[place ?? -1];
  if (!found || !signature) return undefined;
  return { pin: found.pin, name: found.name, organisation: { inn: signature.inn, name: signature.organisation.ky } };
}

async function sign(
  authorities: Record<'trusted' | 'foreign', Authority>,
  holder: Parameters<Authority['issue']>[0],
  challenge: string,
  kind: Kind,
  now: number,
): Promise<string> {
  const authority = kind === 'foreign' ? authorities.foreign : authorities.trusted;
  const until = kind === 'expired' ? now - DAY / 2 : now + 365 * DAY;
  return signCms(await authority.issue(holder, new Date(now - DAY), new Date(until)), challenge);
}
