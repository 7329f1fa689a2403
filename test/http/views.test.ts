// Screens with the real definitions: the table of a district, its years compared, a school's own lists; nothing of another district or school.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scenario } from '../../engine/model.ts';
import { readFolders } from '../../server/cli/files.ts';
import type { ComparisonPage, HomeView, ListPage, TablePage, ViewMenu } from '../../server/http/contract.ts';
import { root } from '../source.ts';
import { type TestServer, testServer } from './server.ts';
import { Walk } from './walk.ts';

const file = path.join(root, 'definitions/ministry/scenarios/07-late.json');
let server: TestServer;
let id: string;
let measures: string;
const failures: object[] = [];

beforeAll(async () => {
  const { start, steps } = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
  const files = await readFolders(path.join(root, 'definitions'), path.join(root, 'templates'));
  server = await testServer(files, { failures, realNow: () => Date.parse(`${start}T05:00:00Z`) });
  const walk = new Walk(server, 'ministry');
  // up to the day on which the measures have not been organised
  const late = steps.findIndex(({ on = '' }) => on > '2027');
  for (const step of steps.slice(0, late + 1)) await walk.take(step);
  id = walk.cases.get('acc') ?? expect.fail('no case');
  measures = walk.cases.get('acc/measures') ?? expect.fail('no measures');
}, 180_000);
afterAll(async () => {
  await server?.stop();
});

const of = async (person: string, view: string) => (await server.client(person)).call<never>('GET', `/api/views/ministry/${view}`);
const table = async (person: string, view: string) => (await of(person, view)).json as TablePage;

describe('the district office', () => {
  it('has its own screens in the menu, and not those of others', async () => {
    const client = await server.client('other-district');
    const menu = (await client.call<ViewMenu>('GET', '/api/views')).json.map(({ view }) => view);
    expect(menu).toEqual(['district-schools', 'own-years']);
    for (const other of ['all-schools', 'licences', 'nothing']) expect((await of('other-district', other)).status).toBe(404);
  });

  it('sees its schools by years, what runs in them and what is overdue; and nobody else’s', async () => {
    const page = await table('other-district', 'district-schools');
    expect(page.years).toEqual([2024, 2025, 2026, 2027]);
    expect(page.rows.map(({ organisation }) => organisation)).toEqual(['kyzyl-gul']);
    const [row] = page.rows;
    expect(row?.years.map((marks) => marks.length)).toEqual([1, 1, 1, 0]);
    const cells = row?.cells.map((marks) => marks.map(({ day, tone, case: found }) => [day, tone, found]));
    const due = ['2027-02-05', 'bad', measures];
    expect(cells).toEqual([[[undefined, 'good', id]], [[undefined, 'active', measures]], [due], [due]]);
    expect((await of('district', 'district-schools')).text).not.toMatch(/Кызыл-Гүл|kyzyl-gul/);
    expect((await table('district', 'district-schools')).rows.map(({ organisation }) => organisation)).toEqual(['altyn-tilek']);
  });

  it('asks for the overdue alone, for other years, by name', async () => {
    expect((await table('other-district', 'district-schools?overdue=true')).rows).toHaveLength(1);
    expect((await table('district', 'district-schools?overdue=true')).rows).toEqual([]);
    expect((await table('district', 'district-schools?year=2025')).years).toEqual([2022, 2023, 2024, 2025]);
    expect((await table('other-district', 'district-schools?q=кызыл')).rows).toHaveLength(1);
    expect((await table('other-district', 'district-schools?q=алтын')).rows).toEqual([]);
    for (const odd of ['after=x', 'year=20', 'year=20245', 'after=WzEsMl0', 'q=%00', 'after=bnVsbA'])
      expect((await of('district', `district-schools?${odd}`)).status, odd).toBe(200);
  });

  it('takes the table away as it sees it', async () => {
    const { text, headers } = await of('other-district', 'district-schools/data.csv?lang=ky');
    expect(headers.get('content-type')).toContain('text/csv');
    const [head, ...lines] = text.replace('\uFEFF', '').trim().split('\r\n');
    expect(head).toContain('Уюм,2024,2025,2026,2027,Аккредитация');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/Кызыл-Гүл.*05\.02\.2027/);
  });

  it('compares a school of its own with the school’s own years, and no other', async () => {
    const page = (await of('other-district', 'own-years?organisation=kyzyl-gul')).json as ComparisonPage;
    expect(page.years.map(({ year }) => year)).toEqual([2024, 2025, 2026]);
    expect(page.criteria).toHaveLength(15);
    const changed = page.criteria.filter(({ cells }) => cells[1]?.change === 'changed').map(({ id: criterion }) => criterion);
    expect(changed).toEqual(['teaching-methods', 'staff-qualification', 'professional-development']);
    const choices = (await of('other-district', 'own-years')).json as ComparisonPage;
    expect(choices.choices?.map(({ id: organisation }) => organisation)).toEqual(['kyzyl-gul']);
    for (const other of ['altyn-tilek', 'nobody', '%00'])
      expect((await of('other-district', `own-years?organisation=${other}`)).status).toBe(404);
  });
});

describe('the directorate', () => {
  it('sees the schools of all districts, colleges left out', async () => {
    const { rows } = await table('directorate', 'all-schools');
    const ids = rows.map(({ organisation }) => organisation);
    expect(ids).toEqual(expect.arrayContaining(['altyn-tilek', 'kyzyl-gul', 'ak-bulut']));
    expect(ids).not.toContain('temir-kol');
    expect((await table('directorate', 'all-schools?overdue=true')).rows.map(({ organisation }) => organisation)).toEqual(['kyzyl-gul']);
  });
});

describe('a head', () => {
  it('has the school’s lists with what is begun from them, and no list of theirs twice', async () => {
    const client = await server.client('other-head');
    const menu = (await client.call<ViewMenu>('GET', '/api/views')).json.map(({ view }) => view);
    expect(menu).toEqual(['self-assessments', 'accreditations', 'licences', 'own-years']);
    const drafts = (await of('other-head', 'self-assessments')).json as ListPage;
    expect([drafts.tabs.map(({ title }) => title), drafts.tab]).toEqual([['Долбоорлор', 'Бекитилгендер'], 'drafts']);
    expect(drafts.openings.map(({ title }) => title)).toEqual(['Өзүн-өзү баалоо отчетун түзүү']);
    const { lists } = (await client.call<HomeView>('GET', '/api/home')).json;
    expect(lists.filter(({ bundle }) => bundle === 'ministry')).toEqual([]);
  });

  it('sees the school’s own cases in their tabs', async () => {
    const rows = async (tab: string, person = 'other-head') =>
      ((await of(person, `accreditations?tab=${tab}`)).json as ListPage).rows.map((row) => row.id);
    expect([await rows('applications'), await rows('certificates'), await rows('ended')]).toEqual([[], [id], []]);
    expect(await rows('certificates', 'head')).toEqual([]);
    expect(((await of('other-head', 'accreditations?tab=certificates&q=nothing-like-it')).json as ListPage).rows).toEqual([]);
    expect(((await of('other-head', 'accreditations?tab=nonsense')).json as ListPage).tab).toBe('applications');
  });

  it('compares the school’s own years, whatever is asked', async () => {
    const page = await of('other-head', 'own-years?organisation=altyn-tilek');
    expect(page.status).toBe(200);
    expect((page.json as ComparisonPage).organisation?.id).toBe('kyzyl-gul');
    expect(page.text).not.toContain('Алтын-Тилек');
    expect(((await of('head', 'own-years')).json as ComparisonPage).years.map(({ year }) => year)).toEqual([2023, 2024, 2025]);
  });
});

describe('the one who works through cases', () => {
  it('has them with the deadlines', async () => {
    const page = (await of('officer', 'accreditation-work?tab=in-force')).json as ListPage;
    expect(page.rows.map((row) => row.id)).toEqual([id]);
    expect(page.rows[0]?.cells.find((cell) => 'due' in cell)).toMatchObject({ due: { day: '2027-05-06', late: false } });
    expect(failures).toEqual([]);
  });
});
