/** Registers as pages of rows. A public one answers anyone with its public fields; the others those whose role may see registers, and the organisation its own; a role held in a territory sees the entries of that territory. */
import { maySee, statusOf } from '../../engine/index.ts';
import type { Actor, Edition, Register } from '../../engine/model.ts';
import type { Territory } from '../store/cases.ts';
import type { EntryRecord } from '../store/entries.ts';
import { fieldValue } from '../view/values.ts';
import type { RegisterPage } from './contract.ts';
import { type Asked, NOT_FOUND, type Reply, type Route } from './route.ts';

const PAGE = 50;

export const registerRoutes: Route[] = [
  { method: 'get', path: '/api/registers/:bundle/:register', for: 'anyone', limit: 'public', answer: page },
];

/** How much of a register someone sees. */
type Sight = 'all' | 'public' | { organisation: string } | { territory: Territory };

async function page(asked: Asked): Promise<Reply> {
  const { services, lang, param, query, visitor } = asked;
  const edition = await services.editions.inForce(param('bundle'));
  const register = edition && Object.hasOwn(edition.registers, param('register')) ? edition.registers[param('register')] : undefined;
  if (!edition || !register) return NOT_FOUND;
  const sight = sightOf(edition, register, visitor.actor);
  if (!sight) return visitor.actor ? NOT_FOUND : { problems: [{ code: 'session.none' }] };
  const shows = (field: Field) => (sight === 'public' ? field.public === true && !field.sees : isSeen(edition, field, visitor.actor));
  const columns = register.columns.flatMap((id) => {
    const field = register.fields[id];
    return field && shows(field) ? [{ id, title: field.title[lang] }] : [];
  });
  const found = await services.stores.entries.list({
    register: param('register'),
    bundles: edition.lineage,
    limit: PAGE + 1,
    ...(typeof sight === 'object' ? sight : {}),
    ...optional('words', query('q')?.slice(0, 100)),
    ...optional('after', query('after')?.slice(0, 100)),
  });
  const today = await services.editions.today(edition.bundle.id);
  const shown = found.slice(0, PAGE);
  const rows = shown
    .filter((entry) => matchesSeen(register, shows, entry, query('q')))
    .map((entry) => row(asked, edition, register, columns, entry, today));
  if (sight !== 'public' && visitor.actor)
    noteRegister(
      asked,
      visitor.actor,
      rows.map(({ id }) => id),
    );
  const view: RegisterPage = {
    title: register.title[lang],
    open: register.public,
    columns,
    rows,
    ...(found.length > PAGE ? optional('next', shown.at(-1)?.id) : {}),
  };
  return { json: view };
}

/** What only some may see is looked at by name; what was searched for is not kept. */
function noteRegister({ services, param, query, visitor }: Asked, { person, role }: Actor, entries: string[]): void {
  const { membership } = visitor;
  services.access.note({
    person,
    role,
    ...(membership === undefined ? {} : { membership }),
    what: 'register',
    subject: `${param('bundle')}/${param('register')}`,
    how: query('q') ? 'searched' : 'read',
    entries,
  });
}

export function sightOf(edition: Edition, register: Register, actor: Actor | undefined): Sight | undefined {
  const role = actor && edition.roles[actor.role];
  const placed = (role?.scope !== 'body' && role?.scope !== 'territory') || edition.lineage.includes(actor?.bundle ?? '');
  if (role?.scope === 'territory' && role.may?.includes('see-register') && role.territory && actor?.territory !== undefined)
    return { territory: { code: actor.territory, fields: [role.territory.field] } };
  if (placed && role?.may?.includes('see-register')) return 'all';
  if (register.public) return 'public';
  return role?.scope === 'organisation' && actor?.organisation !== undefined ? { organisation: actor.organisation } : undefined;
}

type Field = Register['fields'][string];

function isSeen(edition: Edition, { sees }: Field, actor: Actor | undefined): boolean {
  return actor ? maySee(edition, sees, actor) : sees === undefined;
}

/** The search knows all fields; what one finds must be in what one sees. */
function matchesSeen(register: Register, shows: (field: Field) => boolean, entry: EntryRecord, q: string | undefined): boolean {
  if (!q) return true;
  const values = Object.entries(register.fields).flatMap(([id, field]) => (shows(field) ? [JSON.stringify(entry.data[id] ?? '')] : []));
  return values.join(' ').toLowerCase().includes(q.trim().toLowerCase());
}

function row(
  { lang }: Asked,
  edition: Edition,
  register: Register,
  columns: RegisterPage['columns'],
  entry: EntryRecord,
  today: string,
): RegisterPage['rows'][number] {
  const status = statusOf(register, entry.data, today);
  const cells = columns.map(({ id }) => {
    const field = register.fields[id];
    return field ? fieldValue(edition, field, entry.data[id], lang) : '';
  });
  return { id: entry.id, cells, status: { title: status.title[lang], tone: status.tone } };
}

function optional<Key extends string>(key: Key, value: string | undefined): { [K in Key]?: string } {
  return (value ? { [key]: value } : {}) as { [K in Key]?: string };
}
