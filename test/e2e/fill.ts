// Fills a form on the screen as a person does, from the answers of a scenario: each field by the control that is shown for it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer';
import type { JsonSchema } from '../../engine/language.ts';
import type { FormSection, FormView } from '../../server/http/contract.ts';
import { choicesOf, idOf, isBareCriteria, isRows, resolve, type Ui, widgetOf } from '../../ui/form/fields.ts';
import { newFolder, type Person } from './driver.ts';

type Answers = Record<string, unknown>;
interface Place {
  schema: JsonSchema;
  ui: Ui;
  path: (string | number)[];
}

const NEXT = 'Кийинки';
const ADD = 'Кошуу';
const PDF = '%PDF-1.4\n%…\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
const folder = newFolder();

/** Every section of the form, one after the other; `seen` is called on each before the next one. */
export async function fillForm(person: Person, form: FormView, given: Answers, seen: (section: string) => Promise<void>): Promise<void> {
  for (const [place, section] of form.sections.entries()) {
    if (place > 0) await toNext(person);
    await new Filling(person, form.id, section).object(section.schema, section.uiSchema, answersOf(section, given), []);
    await seen(section.id);
  }
}

/** What the scenario says of a section; `each` stands for the criteria that it does not name. */
function answersOf(section: FormSection, given: Answers): Answers {
  const { each, criteria, ...plain } = given;
  const named = (criteria ?? {}) as Answers;
  const allOf = (schema: JsonSchema | undefined): Answers => {
    const all = Object.keys(schema?.properties ?? {}).map((id) => [id, named[id] ?? each] as const);
    return Object.fromEntries(all.filter(([, value]) => value !== undefined));
  };
  if (isBareCriteria(section)) return allOf(section.schema);
  const inner = section.schema.properties?.criteria;
  return inner ? { ...plain, criteria: allOf(resolve(inner, section.schema)) } : plain;
}

async function toNext({ page }: Person): Promise<void> {
  const before = await page.$eval('h2[tabindex]', (each) => each.textContent);
  await page.evaluate((name) => {
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('button')];
    buttons.findLast((each) => each.innerText.trim() === name)?.click();
  }, NEXT);
  await page.waitForFunction((title) => document.querySelector('h2[tabindex]')?.textContent !== title, {}, before);
}

class Filling {
  readonly #person: Person;
  readonly #form: string;
  readonly #section: FormSection;
  constructor(person: Person, form: string, section: FormSection) {
    this.#person = person;
    this.#form = form;
    this.#section = section;
  }

  async object(schema: JsonSchema, ui: Ui, answers: Answers, path: Place['path']): Promise<void> {
    for (const [name, raw] of Object.entries(schema.properties ?? {})) {
      if (answers[name] === undefined) continue;
      const place = { schema: resolve(raw, this.#section.schema), ui: (ui[name] ?? {}) as Ui, path: [...path, name] };
      if (place.schema.type === 'object') await this.object(place.schema, place.ui, answers[name] as Answers, place.path);
      else if (isRows(place.schema, this.#section.schema)) await this.rows(place, answers[name] as Answers[]);
      else await this.field(place, answers[name]);
    }
  }

  private async rows({ schema, ui, path }: Place, rows: Answers[]): Promise<void> {
    const { page } = this.#person;
    const group = await this.element(path);
    const shown = () =>
      group.$$eval(
        'fieldset',
        (all, own) => all.filter((each) => each.parentElement?.closest('fieldset')?.id === own).length,
        this.id(path),
      );
    for (let there = await shown(); there < rows.length; there = await shown()) {
      const add = await group.$$('button');
      for (const button of add) if ((await button.evaluate((each) => each.innerText.trim())) === ADD) await button.click();
      await page.waitForFunction(
        (own, before) => [...document.querySelectorAll(`[id="${own}"] fieldset`)].length > before,
        {},
        this.id(path),
        there,
      );
    }
    const row = resolve(schema.items ?? {}, this.#section.schema);
    for (const [index, answers] of rows.entries()) await this.object(row, (ui.items ?? {}) as Ui, answers, [...path, index]);
  }

  private async field(place: Place, value: unknown): Promise<void> {
    const widget = widgetOf(place);
    const element = await this.element(place.path);
    const wanted = (Array.isArray(value) ? value : [value]).map(String);
    if (widget === 'files') return this.files(element, wanted);
    if (widget === 'select') return this.select(element, place, wanted);
    if (['radio', 'checkboxes', 'table'].includes(widget)) return this.choose(place, wanted);
    if (place.schema.type === 'boolean') {
      if ((await element.evaluate((each) => (each as unknown as HTMLInputElement).checked)) !== value) await element.click();
      return;
    }
    if (await element.evaluate((each) => (each as unknown as HTMLInputElement).readOnly)) return;
    await this.#person.write(element, widget === 'date' ? String(value).split('-').reverse().join('.') : String(value));
  }

  /** Presses each radio button or box that does not stand as it should. */
  private async choose({ path }: Place, wanted: string[]): Promise<void> {
    const { page } = this.#person;
    const id = this.id(path);
    const wrong = await page.evaluateHandle(
      (own, values) => {
        const named = document.getElementById(own);
        const group = named?.querySelector('input') ? named : named?.closest('[class*=InputWrapper-root]');
        const name = (each: HTMLInputElement) => (each.id.startsWith(`${own}=`) ? each.id.slice(own.length + 1) : each.value);
        const all = [...(group?.querySelectorAll<HTMLInputElement>('input[type=radio], input[type=checkbox]') ?? [])];
        const lacking = values.filter((value) => !all.some((each) => name(each) === value));
        if (lacking.length) throw new Error(`no choice ${lacking} at ${own}: ${all.map(name)}`);
        return all.filter((each) => each.checked !== values.includes(name(each)) && (each.type === 'checkbox' || !each.checked));
      },
      id,
      wanted,
    );
    for (const handle of (await wrong.getProperties()).values()) {
      const control = handle.asElement() as ElementHandle<HTMLElement> | null;
      if (!control) continue;
      await this.#person.uncovered(control);
      await control.click();
    }
  }

  private async select(element: ElementHandle<HTMLElement>, { schema, ui }: Place, wanted: string[]): Promise<void> {
    const { page } = this.#person;
    for (const value of wanted) {
      const label = choicesOf({ schema, ui }).find((choice) => String(choice.value) === value)?.label;
      if (label === undefined) throw new Error(`no choice ${value} at ${await element.evaluate((each) => each.id)}`);
      await this.#person.uncovered(element);
      await element.click();
      const option = await page.waitForFunction(
        (words) =>
          [...document.querySelectorAll<HTMLElement>('[role=option]')].find(
            (each) => each.innerText.trim() === words && each.checkVisibility(),
          ),
        {},
        label,
      );
      await (option.asElement() as ElementHandle<HTMLElement>).click();
      await page.keyboard.press('Tab');
    }
  }

  private async files(group: ElementHandle<HTMLElement>, names: string[]): Promise<void> {
    mkdirSync(folder, { recursive: true });
    for (const name of names) {
      const file = join(folder, `${name}.pdf`);
      writeFileSync(file, PDF);
      const input = await group.$('input[type=file]');
      const chooser =
        input ?? (await group.evaluateHandle((each) => each.parentElement?.querySelector('input[type=file]') ?? null)).asElement();
      await (chooser as ElementHandle<HTMLInputElement>).uploadFile(file);
      await this.#person.reads(`${name}.pdf`);
    }
  }

  private id(path: Place['path']): string {
    return idOf(this.#form, this.#section.id, path);
  }

  private async element(path: Place['path']): Promise<ElementHandle<HTMLElement>> {
    const found = await this.#person.page.waitForSelector(`[id="${this.id(path)}"]`).catch(async () => {
      throw new Error(`no field ${this.id(path)} on ${this.#person.page.url()}:\n${await this.#person.text()}`);
    });
    await this.#person.uncovered(found as ElementHandle<HTMLElement>);
    return found as ElementHandle<HTMLElement>;
  }
}
