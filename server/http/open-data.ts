/** The public registers as open data: a list of them, and each whole as CSV or JSON, public fields only, streamed page by page. No sign-in. */
import { once } from 'node:events';
import { stringify } from 'csv-stringify';
import type { Response } from 'express';
import { statusOf } from '../../engine/index.ts';
import type { Lang } from '../../engine/language.ts';
import type { Edition, Register } from '../../engine/model.ts';
import { words } from '../messages/words.ts';
import type { Services } from '../services.ts';
import type { EntryRecord } from '../store/entries.ts';
import { fieldValue } from '../view/values.ts';
import { editionsInForce } from '../view/who.ts';
import type { RegisterList } from './contract.ts';
import { type Asked, NOT_FOUND, type Reply, type Route } from './route.ts';

const PAGE = 500;

export const openDataRoutes: Route[] = [
  { method: 'get', path: '/api/registers', for: 'anyone', limit: 'public', answer: list },
  {
    method: 'get',
    path: '/api/registers/:bundle/:register/data.csv',
    for: 'anyone',
    limit: 'public',
    answer: (asked) => whole(asked, writeCsv),
  },
  {
    method: 'get',
    path: '/api/registers/:bundle/:register/data.json',
    for: 'anyone',
    limit: 'public',
    answer: (asked) => whole(asked, writeJson),
  },
];

/** Public registers of the bundles that have a body, in the order of the bundles. */
async function list({ services, lang }: Asked): Promise<Reply> {
  const editions = (await editionsInForce(services)).filter(({ bundle }) => bundle.body);
  const view: RegisterList = editions.map(({ bundle, registers }) => ({
    bundle: bundle.id,
    title: bundle.body?.name[lang] ?? bundle.title[lang],
    registers: Object.entries(registers).flatMap(([id, register]) => (register.public ? [{ id, title: register.title[lang] }] : [])),
  }));
  return { json: view };
}

interface Opened {
  services: Services;
  edition: Edition;
  id: string;
  register: Register;
  today: string;
  lang: Lang;
}

async function whole({ services, param, lang }: Asked, write: (opened: Opened, response: Response) => Promise<void>): Promise<Reply> {
  const edition = await services.editions.inForce(param('bundle'));
  const id = param('register');
  const register = edition && Object.hasOwn(edition.registers, id) ? edition.registers[id] : undefined;
  if (!edition || !register?.public) return NOT_FOUND;
  const today = await services.editions.today(edition.bundle.id);
  const opened = { services, edition, id, register, today, lang };
  return { headers: { 'Content-Disposition': `attachment; filename="${id}-${today}"` }, write: (response) => write(opened, response) };
}

/** A field that only some roles see is nothing for the public. */
const publicFields = ({ fields }: Register) => Object.entries(fields).filter(([, field]) => field.public && !field.sees);

async function* entries({ services, edition, id }: Opened): AsyncGenerator<EntryRecord> {
  for (let after: string | undefined; ; ) {
    const page = await services.stores.entries.list({ register: id, bundles: edition.lineage, limit: PAGE, ...(after ? { after } : {}) });
    yield* page;
    after = page.at(-1)?.id;
    if (page.length < PAGE) return;
  }
}

/** Titles and labels in the language asked; a mark at the start tells spreadsheets that it is UTF-8; no cell is taken for a formula. */
async function writeCsv(opened: Opened, response: Response): Promise<void> {
  const { edition, register, today, lang } = opened;
  const fields = publicFields(register);
  response.type('text/csv; charset=utf-8').set('Content-Language', lang);
  const rows = stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' });
  rows.pipe(response);
  rows.write([...fields.map(([, field]) => field.title[lang]), words(lang, 'register.status')]);
  for await (const { data } of entries(opened)) {
    const cells = fields.map(([id, field]) => fieldValue(edition, field, data[id], lang));
    if (!rows.write([...cells, statusOf(register, data, today).title[lang]])) await once(rows, 'drain');
    if (response.destroyed) return;
  }
  rows.end();
  await once(response, 'finish');
}

/** Values as they are kept, codes and texts of all languages; `fields` says what they mean. */
async function writeJson(opened: Opened, response: Response): Promise<void> {
  const { edition, id, register, today } = opened;
  const fields = publicFields(register);
  response.type('application/json');
  const about = {
    bundle: edition.bundle.id,
    register: id,
    title: register.title,
    on: today,
    fields: Object.fromEntries(
      fields.map(([name, { title, type, classifier }]) => [name, { title, type, ...(classifier ? { classifier } : {}) }]),
    ),
  };
  response.write(`${JSON.stringify(about).slice(0, -1)},"entries":[`);
  let first = true;
  for await (const { data } of entries(opened)) {
    const shown = Object.fromEntries(fields.flatMap(([name]) => (data[name] === undefined ? [] : [[name, data[name]]])));
    const line = `${first ? '' : ','}\n${JSON.stringify({ ...shown, status: statusOf(register, data, today).id })}`;
    first = false;
    if (!response.write(line)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
    if (response.destroyed) return;
  }
  response.end('\n]}\n');
}
