/** The page of the simulated X-Road: each provider with the buttons that tell it how to behave, and what it was sent. */
import express, { Router } from 'express';
import type { Lang } from '../../../engine/language.ts';
import { type SimulatorWords, wordsOf } from '../messages/index.ts';
import { askedLang, behaviourButtons, esc, sendPage } from '../page.ts';
import type { SimulatorDeps } from '../simulator.ts';
import { type Entry, entriesOf } from './entries.ts';
import { PROVIDERS, type Provider } from './providers.ts';
import { PROVIDER_BEHAVIOURS, providerBehaviour } from './security-server.ts';

export function xroadPage(deps: SimulatorDeps, title: Record<Lang, string>): Router {
  const router = Router();
  router.get('/', (request, response) => {
    const lang = askedLang(request);
    const words = wordsOf(lang);
    const sections = PROVIDERS.map((provider) => section(deps, provider, lang, words));
    sendPage(response, { lang, title: esc(title[lang]), body: `<p><a href="../?lang=${lang}">${words.all}</a></p>${sections.join('')}` });
  });
  router.post('/providers/:id/behaviour', express.urlencoded({ extended: false }), (request, response) => {
    const provider = PROVIDERS.find(({ id }) => id === request.params.id);
    const told = PROVIDER_BEHAVIOURS.find((each) => each === (request.body as { behaviour?: unknown }).behaviour);
    if (!provider || !told) return void response.status(400).json({ behaviours: PROVIDER_BEHAVIOURS });
    deps.state.set(`provider.${provider.id}`, told);
    response.redirect(303, `${request.baseUrl}/?lang=${askedLang(request)}`);
  });
  return router;
}

function section({ state, demo }: SimulatorDeps, provider: Provider, lang: Lang, words: SimulatorWords): string {
  const { id, knows } = provider;
  const title = esc(provider.title[lang]);
  const buttons = behaviourButtons(
    `providers/${id}/behaviour?lang=${lang}`,
    PROVIDER_BEHAVIOURS,
    providerBehaviour(state, id),
    words,
    title,
  );
  const content = knows ? `<p>${words.known.replace('{n}', String(knows(demo)))}</p>` : table(entriesOf(state, id), words, title);
  return `<section><h2>${title}</h2><p><code>${esc(provider.at)}</code></p>${buttons}${content}</section>`;
}

function table(entries: Entry[], words: SimulatorWords, title: string): string {
  if (!entries.length) return `<p>${words.noEntries}</p>`;
  const head = [words.number, words.issue, words.content, words.asked, words.message].map((each) => `<th scope="col">${each}</th>`);
  const rows = entries.map(({ key, issue, content, answer, asked }) => {
    const lines = Object.entries(content).map(
      ([name, given]) => `${esc(name)}: ${esc(typeof given === 'string' ? given : JSON.stringify(given))}`,
    );
    const cells = [Object.values(answer).map(esc).join('<br>'), esc(issue), lines.join('<br>'), String(asked), `<code>${esc(key)}</code>`];
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  return `<div class="table" role="region" tabindex="0" aria-label="${words.entries}: ${title}"><table><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
