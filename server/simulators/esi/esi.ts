/** The simulated identity service: the provider, and the screens that lie between the browser's arrival and its return. */
import { randomInt } from 'node:crypto';
import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { LANGS, type Lang } from '../../../engine/language.ts';
import { VERIFY_CSS } from '../../http/verify-style.ts';
import type { Simulator, SimulatorDeps } from '../simulator.ts';
import { advance, type Fault, type Fields, type Interaction, type Next } from './interaction.ts';
import { ESI_CSS, page, signedOutPage, signOutPage } from './pages.ts';
import { type Account, accountsOf, peopleOf } from './people.ts';
import { createProvider } from './provider.ts';

export const esi: Simulator = {
  id: 'esi',
  title: {
    ky: 'Бирдиктүү идентификация системасы (БИС)',
    ru: 'Единая система идентификации (ЕСИ)',
    en: 'Unified identification system (ESI)',
  },
  pageless: true,
  routes,
};

const KEPT = 1_000;

function routes({ base, state, demo, realNow }: SimulatorDeps): Router {
  const people = peopleOf(demo);
  const accounts = accountsOf(people);
  const site = base.slice(0, base.lastIndexOf('/simulators/'));
  const style = `${new URL(base).pathname}/style.css`;
  const provider = createProvider({
    base,
    site,
    state,
    accounts,
    signOutPage: (form, lang) => signOutPage(form, spoken(lang), style),
    signedOutPage: (lang) => signedOutPage(spoken(lang), style),
  });
  const open = new Map<string, Interaction>();

  const current = async (request: Request, response: Response): Promise<{ uid: string; interaction: Interaction }> => {
    const { uid, params } = await provider.interactionDetails(request, response);
    const known: Interaction = open.get(uid) ?? { step: 'pin', lang: String(params.ui_locales ?? '') };
    const asked = typeof request.query.lang === 'string' ? { lang: request.query.lang } : {};
    return { uid, interaction: { ...known, ...asked } };
  };
  const keep = (uid: string, interaction: Interaction) => {
    open.delete(uid);
    open.set(uid, interaction);
    for (const oldest of open.keys()) if (open.size > KEPT) open.delete(oldest);
  };
  const show = (response: Response, interaction: Interaction, more: { fault?: Fault; pin?: string; tab?: string } = {}) =>
    void response
      .status(more.fault ? 422 : 200)
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(page({ interaction, people, lang: spoken(interaction.lang), style, now: realNow(), ...more }));
  const finish = async (request: Request, response: Response, { sub }: Account) =>
    provider.interactionFinished(request, response, { login: { accountId: sub } }, { mergeWithLastSubmission: false });

  const router = Router();
  router.use((request: Request, _response: Response, next: NextFunction) => {
    // asked at its own port or behind the server, its addresses are those people see
    const { host, protocol } = new URL(base);
    request.headers.host = host;
    request.headers['x-forwarded-proto'] = protocol.slice(0, -1);
    delete request.headers['x-forwarded-host'];
    next();
  });
  router.get('/style.css', (_request, response) => void response.type('css').send(VERIFY_CSS + ESI_CSS));
  router.get('/interaction/:uid', async (request, response) => {
    const { uid, interaction } = await current(request, response);
    keep(uid, interaction);
    show(response, interaction, typeof request.query.tab === 'string' ? { tab: request.query.tab } : {});
  });
  router.post('/interaction/:uid', form, async (request, response) => {
    const { uid, interaction } = await current(request, response);
    const fields = (request.body ?? {}) as Fields;
    if (fields.do === 'cancel')
      return provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'the person stopped' });
    if (fields.do === 'again') {
      keep(uid, restart(interaction));
      return show(response, restart(interaction));
    }
    const next = fields.person === undefined ? advance(interaction, fields, people, realNow(), newCode) : oneClick(fields.person);
    if ('done' in next) {
      open.delete(uid);
      return finish(request, response, next.done);
    }
    keep(uid, next.interaction);
    show(response, next.interaction, {
      ...(next.fault ? { fault: next.fault } : {}),
      ...(fields.pin === undefined ? {} : { pin: fields.pin }),
    });
  });
  /** The whole way in one click: the person by the account's `sub`. */
  const oneClick = (sub: string): Next => {
    const done = accounts.get(sub);
    return done ? { done } : { interaction: { step: 'pin' } };
  };
  router.use(provider.callback());
  // an interaction that is over, or that the restarted service does not know
  router.use((_error: unknown, _request: Request, response: Response, _next: NextFunction) => response.redirect(303, `${site}/sign-in`));
  return router;
}

const form = express.urlencoded({ extended: false, limit: '8kb' });
const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');
const restart = ({ lang }: Interaction): Interaction => ({ step: 'pin', ...(lang === undefined ? {} : { lang }) });
const spoken = (lang: string | undefined): Lang => LANGS.find((each) => each === lang) ?? 'ky';
