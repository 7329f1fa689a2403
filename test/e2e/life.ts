// A scenario of the definitions, lived in the browser: each step by its person at a browser of one's own, with what is expected of it seen on the case.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { expect } from 'vitest';
import type { Demo, Scenario } from '../../engine/model.ts';
import type { ActionView, CaseView, HomeView, SessionView } from '../../server/http/contract.ts';
import { root } from '../source.ts';
import { Person, type Product } from './driver.ts';
import { fillForm } from './fill.ts';

type Step = Scenario['steps'][number];
/** Called when a step's form is filled in and not sent yet, and when the step is done. */
export type Watch = Partial<Record<`${'before' | 'after'} ${string}`, (person: Person, view: CaseView) => Promise<void>>>;

const json = (file: string) => JSON.parse(readFileSync(join(root, 'definitions', file), 'utf8')) as unknown;
export const scenarioOf = (folder: string, id: string) => json(`${folder}/scenarios/${id}.json`) as Scenario;
/** What the worker does is asked for again and again. */
const POLLING = { polling: 150 };
/** Pages that have been looked at, in whichever life of the file. */
const looked = new Set<string>();

export class Life {
  readonly product: Product;
  readonly scenario: Scenario;
  /** Cases by their name in the scenario. */
  readonly cases = new Map<string, string>();
  readonly #browser: Browser;
  readonly #bundle: string;
  readonly #name: string;
  readonly #demo: NonNullable<Demo['persons']>;
  readonly #people = new Map<string, Person>();
  /** Who was drawn in the place of whom the scenario names: a draw in the product is a real one. */
  readonly #understudies = new Map<string, string>();
  #view: CaseView | undefined;
  #last: Person | undefined;

  constructor(browser: Browser, product: Product, folder: string, scenario: string) {
    this.#browser = browser;
    this.product = product;
    this.#bundle = folder;
    this.#name = scenario.slice(0, 9);
    this.scenario = scenarioOf(folder, scenario);
    this.#demo = (json(`${folder}/demo.json`) as Demo).persons ?? [];
  }

  /** Lives on up to the step that `until` says, or to the end. Steps that must fail are the scenario runner's. */
  async live(watch: Watch = {}, from = 0, to = this.scenario.steps.length): Promise<void> {
    let day: string | undefined;
    for (const [index, step] of this.scenario.steps.slice(from, to).entries()) {
      day = step.on ?? day;
      if (step.expect?.problem) continue;
      await this.#step({ ...step, ...(day ? { on: day } : {}) }, watch).catch((error: unknown) => {
        throw new Error(`step ${from + index + 1} ${JSON.stringify({ ...step, with: undefined })}: ${String(error)}`, { cause: error });
      });
    }
  }

  async end(): Promise<void> {
    for (const person of this.#people.values()) await person.leave();
  }

  async person(id: string): Promise<Person> {
    const known = this.#people.get(id);
    if (known) return known;
    const name = this.#demo.find((each) => each.id === id)?.name;
    if (!name) throw new Error(`nobody is called ${id}`);
    const person = await Person.enter(this.#browser, this.product.url, name);
    this.#people.set(id, person);
    return person;
  }

  /** The person's page of the case, as it stands. */
  async openCase(person: Person, name: string): Promise<CaseView> {
    const id = await this.#find(person, name);
    await person.page.goto(`${this.product.url}/cases/${id}`, { waitUntil: 'domcontentloaded' });
    await person.page.waitForFunction(() => document.querySelector('main h1') && !document.querySelector('.mantine-Loader-root'));
    return this.#read(person, id);
  }

  async #step(step: Step, watch: Watch): Promise<void> {
    const acts = step.do ?? step.part;
    const person = step.as ? await this.person(this.#actor(step)) : this.#last;
    if (!person) throw new Error('nobody has done anything yet');
    if (step.on) await this.#advance(person, step.on);
    if (step.open) await this.#open(person, step);
    else if (acts) await this.#act(person, step, watch);
    await this.#seen(person, step);
    if (acts && this.#view) await watch[`after ${acts}`]?.(person, this.#view);
    this.#last = person;
  }

  /** Whoever the step names, or who was drawn in that one's place. */
  #actor({ as = '' }: Step): string {
    const drawn = (this.#view?.draws.at(-1)?.candidates ?? []).filter(({ place }) => place).map(({ name }) => name);
    const named = this.#demo.find(({ id }) => id === as);
    const isExpert = this.#view?.draws.at(-1)?.candidates.some(({ name }) => name === named?.name);
    if (!isExpert || drawn.includes(named?.name ?? '')) return as;
    const free = this.#demo.find(
      ({ id, name }) =>
        drawn.includes(name) && !this.scenario.steps.some((step) => step.as === id) && ![...this.#understudies.values()].includes(id),
    );
    const known = this.#understudies.get(as) ?? free?.id;
    if (!known) throw new Error(`nobody was drawn in the place of ${as}: ${drawn}`);
    this.#understudies.set(as, known);
    return known;
  }

  async #advance(person: Person, to: string): Promise<void> {
    const { today } = await this.#get<SessionView>(person, '/api/session');
    if (today >= to) return;
    const status = await person.page.evaluate(
      (day) =>
        fetch('/api/demo/clock', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ to: day }),
        }).then((answer) => answer.status),
      to,
    );
    expect(status, `the date can be moved to ${to}`).toBe(200);
    for (const id of new Set(this.cases.values())) await this.#lapsed(person, id, to);
  }

  /** Waits until the deadlines that have passed are told so. */
  async #lapsed(person: Person, id: string, today: string): Promise<void> {
    await person.page.waitForFunction(
      (address, day) =>
        fetch(address)
          .then((answer) => (answer.ok ? answer.json() : { deadlines: [] }))
          .then(({ deadlines }) => !deadlines.some((each: { status: string; due: string }) => each.status === 'running' && each.due < day)),
      POLLING,
      `/api/cases/${id}`,
      today,
    );
  }

  async #open(person: Person, { open = '', case: name = open, from }: Step): Promise<void> {
    const openings = from
      ? (await this.openCase(person, from)).openings
      : await person.go(`${this.product.url}/`).then(async () => (await this.#get<HomeView>(person, '/api/home')).openings);
    const title = openings.find(({ bundle, procedure }) => bundle === this.#bundle && procedure === open)?.title;
    if (!title) throw new Error(`${open} is not offered`);
    const before = person.page.url();
    if (!from) await this.#look(person, 'home');
    await person.press(title);
    await person.page.waitForFunction((was) => location.href !== was && location.pathname.startsWith('/cases/'), {}, before);
    this.cases.set(name, person.page.url().split('/cases/')[1]?.split('?')[0] ?? '');
    this.#view = await this.openCase(person, name);
  }

  async #act(person: Person, step: Step, watch: Watch): Promise<void> {
    const name = step.case ?? [...this.cases.keys()].at(-1) ?? '';
    let view = await this.openCase(person, name);
    const [kind, id] = step.do ? (['action', step.do] as const) : (['part', step.part ?? ''] as const);
    const find = () => view.actions.find((each) => each.kind === kind && each.id === id);
    for (const { id: membership } of find() ? [] : (await this.#get<SessionView>(person, '/api/session')).memberships) {
      await this.#become(person, membership);
      view = await this.openCase(person, name);
      if (find()) break;
    }
    const action = find();
    if (!action) throw new Error(`${id} is not offered:\n${await person.text()}`);
    await this.#begin(person, action);
    const place = `${view.procedure}-${id}`;
    const fill = { ...(step.with ?? {}) };
    if (action.form) await fillForm(person, action.form, fill, (section) => this.#look(person, `${place}-${section}`));
    await watch[`before ${id}`]?.(person, view);
    await this.#send(person, action);
    await this.#finish(person, action, view);
    this.#view = await this.#read(person, view.id);
  }

  /** Brings the action to the front: chosen among those of the page, or opened in its dialog. */
  async #begin(person: Person, action: ActionView): Promise<void> {
    const inPage = !action.dialog && Boolean(action.form || action.proposal || action.shows.length);
    await person.page.evaluate(
      (title, paged) => {
        const all = [...document.querySelectorAll<HTMLButtonElement>('section[aria-labelledby=actions] button')];
        const button = all.find((each) => each.innerText.trim() === title && (!paged || each.getAttribute('aria-pressed') === 'false'));
        button?.click();
      },
      action.title,
      inPage,
    );
    if (!inPage) await person.page.waitForSelector('[role=dialog]');
  }

  async #send(person: Person, { title }: ActionView): Promise<void> {
    await person.page
      .waitForFunction(
        (wanted) => {
          const last = [...document.querySelectorAll<HTMLButtonElement>('button')]
            .filter(
              (each) => each.innerText.trim() === wanted && each.checkVisibility() && !each.disabled && !each.hasAttribute('aria-pressed'),
            )
            .at(-1);
          last?.click();
          return Boolean(last);
        },
        {},
        title,
      )
      .catch(async () => {
        throw new Error(`"${title}" can't be pressed:\n${await person.text()}`);
      });
  }

  /** The word of confirmation, the signature, and the case as it stands after it. */
  async #finish(person: Person, action: ActionView, view: CaseView): Promise<void> {
    const next = () =>
      person.page.waitForFunction(
        (address, version, words) => {
          const dialog = [...document.querySelectorAll<HTMLElement>('[role=dialog]')].find((each) => each.checkVisibility());
          if (dialog?.textContent?.includes('SHA-256') && !dialog.querySelector('input[autocomplete=one-time-code]')) return 'sign';
          if (words && dialog?.innerText.replace(/\s+/g, ' ').includes(words)) return 'confirm';
          if (document.querySelector('main [role=alert], [role=dialog] [role=alert]')) return 'alert';
          return fetch(address).then((answer) =>
            answer.ok ? answer.json().then((now) => (now.version > version ? 'done' : false)) : 'done',
          );
        },
        POLLING,
        `/api/cases/${view.id}`,
        view.version,
        action.sign ? '' : (action.confirm ?? '').replace(/\s+/g, ' '),
      );
    for (let came = await (await next()).jsonValue(); came !== 'done'; came = await (await next()).jsonValue()) {
      if (came === 'alert') throw new Error(`refused:\n${await person.text()}`);
      if (came === 'confirm') await this.#confirm(person, action.title);
      if (came === 'sign') await this.#sign(person);
    }
    await person.gone('[role=dialog]');
  }

  async #confirm(person: Person, title: string): Promise<void> {
    await this.#look(person, 'confirm');
    await person.press(title);
    await person.gone('[role=dialog]');
  }

  async #sign(person: Person): Promise<void> {
    await this.#look(person, 'sign');
    await person.sign(this.product.url);
    await person.gone('[role=dialog]');
  }

  async #seen(person: Person, { case: name, expect: expected }: Step): Promise<void> {
    if (!expected) return;
    const id = await this.#find(person, name ?? [...this.cases.keys()].at(-1) ?? '');
    const { state, due, papers, register } = expected;
    const view = await this.#read(person, id).catch(() => undefined);
    if (!view) return;
    if (state) expect(view.state.id).toBe(state);
    for (const [deadline, day] of Object.entries(due ?? {})) expect(view.deadlines.find((each) => each.id === deadline)?.due).toBe(day);
    if (papers) expect(view.papers.length).toBe(papers.length);
    for (const [entry, { status }] of Object.entries((register ?? {}) as Record<string, { status?: string }>)) {
      if (status) expect(view.entries.find((each) => each.register === entry)?.status.id).toBe(status);
    }
  }

  /** The case of this name; one that another has opened is found among the cases tied to that one. */
  async #find(person: Person, name: string): Promise<string> {
    const known = this.cases.get(name);
    if (known) return known;
    const [parent = '', procedure = ''] = name.split('/');
    const id = this.cases.get(parent);
    if (!id) throw new Error(`no case ${name}`);
    for (const link of (await this.#read(person, id)).links.filter(({ relation }) => relation === 'child')) {
      if ((await this.#read(person, link.id)).procedure === procedure) this.cases.set(name, link.id);
    }
    const found = this.cases.get(name);
    if (!found) throw new Error(`${name} is not to be found`);
    return found;
  }

  /** Each kind of page once: no accessibility fault; a picture, of a phone as well. */
  async #look(person: Person, place: string): Promise<void> {
    if (looked.has(place)) return;
    looked.add(place);
    await person.accessible();
    await person.pictures(`${this.#name}-${String(looked.size).padStart(2, '0')}-${place}`);
  }

  async #become(person: Person, membership: string): Promise<void> {
    await person.page.evaluate(
      (id) =>
        fetch('/api/session', {
          method: 'PUT',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ membership: id }),
        }),
      membership,
    );
  }

  #read(person: Person, id: string): Promise<CaseView> {
    return this.#get<CaseView>(person, `/api/cases/${id}`);
  }

  async #get<T>(person: Person, path: string): Promise<T> {
    const { ok, status, body } = await person.page.evaluate(async (address) => {
      const answer = await fetch(address, { headers: { Accept: 'application/json', 'Accept-Language': 'ky' } });
      return { ok: answer.ok, status: answer.status, body: answer.ok ? await answer.json() : undefined };
    }, path);
    if (!ok) throw new Error(`${path} answers ${status}`);
    return body as T;
  }
}
