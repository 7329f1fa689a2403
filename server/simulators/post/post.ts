/** A mail server and an SMS gateway in one: what would have gone out can be read at `/simulators/post`, as a page or as `letters.json`. */
import express, { Router } from 'express';
import { languageOf } from '../../http/problems.ts';
import { words } from '../../messages/words.ts';
import type { Simulator, SimulatorDeps } from '../simulator.ts';
import { lettersOf, take } from './letters.ts';
import { lettersPage } from './page.ts';
import { listenSmtp } from './smtp.ts';

export const post: Simulator = {
  id: 'post',
  title: { ky: words('ky', 'post.title'), ru: words('ru', 'post.title'), en: words('en', 'post.title') },
  page: ({ state }: SimulatorDeps) => {
    const routes = Router();
    routes.get('/', (request, response) => {
      const lang = languageOf(request.query.lang, request.acceptsLanguages());
      response
        .set(PAGE_HEADERS)
        .type('html')
        .send(lettersPage(lang, lettersOf(state)));
    });
    routes.get('/letters.json', (_request, response) => void response.json(lettersOf(state)));
    return routes;
  },
  routes: ({ state, realNow }: SimulatorDeps) => {
    const routes = Router();
    routes.post('/sms', express.json({ limit: '16kb' }), (request, response) => {
      const { id, to, text } = (request.body ?? {}) as Record<string, unknown>;
      if (typeof id !== 'string' || typeof to !== 'string' || typeof text !== 'string')
        return void response.status(400).json({ error: 'id, to, text' });
      take(state, { id, way: 'sms', to, text, at: new Date(realNow()).toISOString() });
      response.status(202).json({ id });
    });
    return routes;
  },
  listen: async (deps) => ({ smtp: await listenSmtp(deps) }),
};

const PAGE_HEADERS = {
  'Content-Security-Policy': "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'",
  'Cache-Control': 'no-store',
};
