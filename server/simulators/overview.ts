/** The list of all simulators: a link to each, and buttons that tell it how to behave. Works without a script. */
import express, { Router } from 'express';
import { wordsOf } from './messages/index.ts';
import { askedLang, behaviourButtons, esc, PAGE_STYLE, sendPage } from './page.ts';
import { BEHAVIOURS, type Behaviour, type Simulator } from './simulator.ts';
import type { State } from './state.ts';

export const behaviourOf = (state: State): Behaviour => state.get<Behaviour>('behaviour') ?? 'well';

/** `states` by the simulator's id. */
export function overview(simulators: readonly Simulator[], states: ReadonlyMap<string, State>): Router {
  const router = Router();
  router.get('/style.css', (_request, response) => void response.type('css').send(PAGE_STYLE));
  router.get('/', (request, response) => {
    const lang = askedLang(request);
    const words = wordsOf(lang);
    const rows = simulators.map(({ id, title, pageless }) => {
      const name = esc(title?.[lang] ?? id);
      const state = states.get(id);
      const buttons = state ? behaviourButtons(`${id}/behaviour?lang=${lang}`, BEHAVIOURS, behaviourOf(state), words, name) : '';
      const heading = pageless ? name : `<a href="${esc(id)}/?lang=${lang}">${name}</a>`;
      return `<section><h2>${heading}</h2>${buttons}</section>`;
    });
    sendPage(response, { lang, title: words.title, body: `<p>${words.intro}</p>${rows.join('') || `<p>${words.none}</p>`}` });
  });
  router.post('/:id/behaviour', express.urlencoded({ extended: false }), (request, response) => {
    const state = states.get(String(request.params.id));
    const told = BEHAVIOURS.find((each) => each === (request.body as { behaviour?: unknown }).behaviour);
    if (!state || !told) return void response.status(400).json({ behaviours: BEHAVIOURS });
    state.set('behaviour', told);
    response.redirect(303, `${request.baseUrl}/?lang=${askedLang(request)}`);
  });
  return router;
}
