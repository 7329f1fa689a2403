/** The cloud signature service, pretended: speaks `/api/oep`, shows the codes that it would have sent, and can be given faulty certificates. */
import { randomUUID } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import { chainOf, signDetached } from '../../sign/cms.ts';
import { fromBase64, pemOf, privateKey } from '../../sign/x509.ts';
import { askedLang, sendPage } from '../page.ts';
import type { Simulator, SimulatorDeps } from '../simulator.ts';
import { Authority, CONDITIONS, type Condition, type Issued } from './authority.ts';
import { createCodes } from './codes.ts';
import { wordsIn } from './messages.ts';
import { codesOf } from './page.ts';

interface Session {
  pin: string;
  inn?: string;
  until: number;
}

const SESSION_MS = 5 * 60_000;
const NO_CERTIFICATE = 1004;

export const infocom: Simulator = {
  id: 'infocom',
  title: {
    ky: 'Булуттагы электрондук кол тамга («Инфоком»)',
    ru: 'Облачная электронная подпись («Инфоком»)',
    en: 'Cloud e-signature (Infocom)',
  },
  routes: (deps) => routesOf(deps),
};

function routesOf(deps: SimulatorDeps): Router {
  const { state, demo, realNow } = deps;
  const authority = new Authority(deps);
  const codes = createCodes(deps);
  const sessions = new Map<string, Session>();
  const router = express.Router();
  router.use(express.json());
  const organisationOf = (inn: string) => {
    const found = demo.organisations?.find(({ data }) => data.inn === inn) ?? demo.bodies?.find((body) => body.inn === inn);
    return found && { inn, name: found.name.ky };
  };
  /** The person and the organisation that a signature of theirs would be for. */
  const knownAs = ({ pin, inn }: { pin?: unknown; inn?: unknown }) => {
    const person = demo.persons?.find((each) => each.pin !== undefined && each.pin === pin);
    const organisation = typeof inn === 'string' ? organisationOf(inn) : undefined;
    return person && (inn === undefined || organisation) ? { person, ...(organisation ? { organisation } : {}) } : undefined;
  };
  const condition = (who: { pin: string; inn?: string }) => state.get<Condition>(`condition.${who.pin}.${who.inn ?? ''}`) ?? 'good';

  router.post('/api/oep/pin-code', (request, response) => {
    const who = whoIn(request);
    const known = knownAs(who);
    const { method } = request.body as { method?: unknown };
    if (!known || (method !== 'email' && method !== 'sms')) return refuse(response, NO_CERTIFICATE);
    const to = (method === 'email' ? known.person.email : known.person.phone) ?? '–';
    codes.send({ ...(who as Session), method, to });
    response.json({ errorCode: 0 });
  });

  router.post('/api/oep/account/auth', (request, response) => {
    const who = whoIn(request);
    if (!knownAs(who)) return refuse(response, NO_CERTIFICATE);
    const fault = codes.take(who as Session, String((request.body as { byPin?: unknown }).byPin));
    if (fault) return refuse(response, fault);
    const token = randomUUID();
    sessions.set(token, { ...(who as Session), until: realNow() + SESSION_MS });
    response.json({ token, personIdnp: who.pin, organizationInn: who.inn ?? null, isActive: true, errorCode: 0 });
  });

  const opened = async (request: Request): Promise<Issued | undefined> => {
    const session = sessions.get(String((request.body as { userToken?: unknown }).userToken));
    const known = session && session.until > realNow() ? knownAs(session) : undefined;
    return session && known && authority.certificateFor(known, condition(session));
  };

  router.post('/api/oep/cert-info', async (request, response) => {
    const issued = await opened(request);
    if (!issued) return refuse(response, NO_CERTIFICATE);
    response.json({ certificate: issued.certificate, isActive: !issued.revoked, errorCode: 0 });
  });

  router.post('/api/oep/sign/hash', async (request, response) => {
    const issued = await opened(request);
    if (!issued) return refuse(response, NO_CERTIFICATE);
    const digest = fromBase64(String((request.body as { hash?: unknown }).hash));
    const chain = chainOf([issued.certificate, issued.above]);
    const cms = await signDetached({ digest, key: await privateKey(issued.key), chain, at: new Date(realNow()) });
    response.json({ sign: Buffer.from(cms).toString('base64'), errorCode: 0 });
  });

  router.get('/root.pem', async (_request, response) => {
    response.type('application/x-pem-file').send(pemOf((await authority.root()).certificate));
  });
  router.get('/sent', (_request, response) => void response.set('Cache-Control', 'no-store').json(codes.all()));
  router.put('/condition', (request, response) => {
    const { pin, inn, condition: given } = request.body as { pin?: string; inn?: string; condition?: Condition };
    if (!given || !CONDITIONS.includes(given)) return void response.status(400).json({ conditions: CONDITIONS });
    state.set(`condition.${pin}.${inn ?? ''}`, given);
    response.json({ condition: given });
  });
  router.get('/', (request, response) => {
    const lang = askedLang(request);
    // a code that was just sent is seen without asking
    sendPage(response.set('Refresh', '5'), { lang, title: wordsIn(lang).title, body: codesOf(codes.all(), demo, realNow(), lang) });
  });
  return router;
}

function whoIn(request: Request): { pin?: string; inn?: string } {
  const { personIdnp, organizationInn } = request.body as { personIdnp?: string; organizationInn?: string };
  return { ...(personIdnp ? { pin: personIdnp } : {}), ...(organizationInn ? { inn: organizationInn } : {}) };
}

/** The service answers 200 and says in the body what is wrong. */
function refuse(response: Response, errorCode: number): void {
  response.json({ errorCode, errorMessage: 'refused' });
}
