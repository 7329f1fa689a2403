// Commands that need an installation: over the socket of the server that holds the folder, on the folder itself, and on PostgreSQL with a worker of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readFolders } from '../server/cli/files.ts';
import { type TestServer, testServer } from './http/server.ts';
import { jobo } from './jobo.ts';
import { root } from './source.ts';
import { type PostgresServer, postgresBinaries, startPostgres } from './store/postgres-server.ts';

const definitions = path.join(root, 'definitions');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'jobo-installation-'));
  await cp(definitions, path.join(folder, 'definitions'), { recursive: true });
  await cp(path.join(root, 'templates'), path.join(folder, 'templates'), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));
// The test runner sets a BASE_URL of its own.
beforeEach(() => void vi.stubEnv('BASE_URL', ''));
afterEach(() => vi.unstubAllEnvs());

const ministry = () => path.join(folder, 'definitions/ministry');
async function edited(file: string, from: string | RegExp, to: string): Promise<void> {
  const where = path.join(ministry(), file);
  const before = await readFile(where, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`nothing to edit in ${file}`);
  await writeFile(where, after);
}

describe('while the server holds the folder', () => {
  let server: TestServer;
  let env: Record<string, string>;
  beforeAll(async () => {
    server = await testServer(await readFolders(definitions, path.join(root, 'templates')));
    env = { JOBO_DATA: server.running.services.config.dataDir, DATABASE_URL: '', JOBO_DEMO: '' };
  });
  const called = (...args: string[]) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    return jobo(...args, '--lang', 'en');
  };
  const cases = async (): Promise<{ id: string; number: string }[]> => server.running.services.db.knex('kase').select('id', 'number');

  it('seeds cases through it', async () => {
    const { code, out, error } = await called('seed', '--cases', '4');
    expect({ code, error }).toMatchObject({ code: 0 });
    const stored = await cases();
    expect(stored.length).toBeGreaterThanOrEqual(4);
    expect(out.trim().split('\n').at(-1)).toBe(`cases made: ${stored.length}`);
  });

  it('exports a case by number and by id, and the file proves itself', async () => {
    const [one] = await cases();
    const file = path.join(folder, 'case.jsonl');
    expect(await called('export', one?.number ?? '', '-o', file)).toMatchObject({ code: 0, error: '' });
    expect((await called('export', one?.id ?? '')).out).toContain(one?.id);
    const verified = await called('verify', file);
    expect(verified.code, verified.out).toBe(0);
    expect(verified.out).toContain(`All holds: case ${one?.number}; events: `);
    expect(verified.error).toContain('--anchors');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('"type":"acted"', '"type":"Acted"'));
    const broken = await called('verify', file, '--json');
    expect(broken.code).toBe(1);
    expect(JSON.parse(broken.out)).toMatchObject({
      holds: false,
      problem: { code: 'history.payload', ky: { message: expect.any(String) }, ru: {}, en: {} },
    });
  });

  it('says that there is no such case', async () => {
    const { code, error } = await called('export', 'X-1');
    expect(code).toBe(1);
    expect(error).toContain('There is no case “X-1”');
  });

  it('imports a bundle through it: unchanged, stored, refused with its faults', async () => {
    const same = await called('import', ministry());
    expect({ code: same.code, error: same.error }).toEqual({ code: 0, error: '' });
    expect(same.out).toMatch(/^ministry: unchanged; [0-9a-f]{64}; in force from \d{4}-\d\d-\d\d\n$/);
    await edited('bundle.json', /"version": "[^"]+"/, '"version": "9.9.9"');
    const stored = await called('import', ministry(), '--json');
    expect(JSON.parse(stored.out)).toMatchObject([{ bundle: 'ministry', result: 'stored' }]);
    expect((await server.running.services.editions.inForce('ministry'))?.bundle.version).toBe('9.9.9');
    await edited('bundle.json', '"ru":', '"rru":');
    const refused = await called('import', ministry());
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('ministry: refused');
    expect(refused.out).toMatch(/bundle\.json:\d+:\d+ {2}/);
    await edited('bundle.json', '"rru":', '"ru":');
  });

  it('has nothing to migrate', async () => {
    expect(await called('migrate')).toMatchObject({ code: 0, out: expect.stringContaining('running server') });
  });

  it('has no worker of its own', async () => {
    const { code, error } = await called('worker');
    expect(code).toBe(2);
    expect(error).toContain('DATABASE_URL');
  });

  it('needs no server when the folder is free', async () => {
    await server.running.stop();
    const [first] = JSON.parse((await called('import', ministry(), '--json')).out) as { result: string }[];
    expect(first?.result).toBe('unchanged');
    expect((await called('migrate')).out).toContain('up to date');
    await rm(env.JOBO_DATA ?? '', { recursive: true });
  });
});

it.each([
  ['seed'],
  ['seed', '--cases', '0'],
  ['seed', '--cases', 'x'],
  ['export'],
  ['verify', 'nowhere.jsonl'],
  ['verify', 'package.json', '--keys', 'package.json'],
  ['import'],
  ['import', 'nowhere'],
])('exits 2 when the call is wrong: %s %s %s', async (...args) => {
  const { code, error } = await jobo(...args.filter((arg) => arg !== undefined));
  expect(code).toBe(2);
  expect(error).not.toBe('');
});

it('exits 2 where demo data are not allowed, or the database cannot be reached', async () => {
  vi.stubEnv('JOBO_DATA', path.join(folder, 'data'));
  vi.stubEnv('JOBO_DEMO', '0');
  expect(await jobo('seed', '--cases', '1', '--lang', 'en')).toMatchObject({ code: 2, error: expect.stringContaining('JOBO_DEMO=1') });
  vi.stubEnv('DATABASE_URL', 'postgresql://nobody@127.0.0.1:1/none');
  expect(await jobo('migrate', '--lang', 'en')).toMatchObject({ code: 2, error: expect.stringContaining('data.unreachable') });
});

const binaries = postgresBinaries();
describe.skipIf(!binaries)('on PostgreSQL', () => {
  let postgres: PostgresServer;
  let worker: ChildProcess | undefined;
  beforeAll(async () => {
    postgres = await startPostgres(binaries ?? '');
  }, 60_000);
  afterAll(async () => {
    worker?.kill('SIGTERM');
    await postgres.stop();
  });

  it('migrates, imports, seeds, exports; a worker of its own prints the papers', async () => {
    const { url, db } = await postgres.create();
    // With a user before an empty host it would be no web-style address.
    const env = { DATABASE_URL: `${url.replace('jobo@', '')}&user=jobo`, JOBO_DATA: path.join(folder, 'pg'), JOBO_DEMO: '1' };
    const called = (...args: string[]) => {
      for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
      return jobo(...args, '--lang', 'en');
    };
    expect((await called('migrate')).code).toBe(0);
    expect((await called('import', definitions)).code).toBe(0);
    const seeded = await called('seed', '--cases', '2');
    expect(seeded.code, seeded.error).toBe(0);
    worker = spawn(process.execPath, [path.join(root, 'dist/server/cli/main.js'), 'worker'], {
      env: { ...process.env, ...env, BASE_URL: '' },
      stdio: 'ignore',
    });
    await vi.waitFor(async () => expect(await db.knex('paper_file').where({ state: 'ready' })).not.toHaveLength(0), {
      timeout: 600_000,
      interval: 500,
    });
    const [paper] = await db
      .knex('paper_file')
      .where({ state: 'ready' })
      .join('paper', 'paper.id', 'paper_file.paper')
      .select('paper.case');
    const file = path.join(folder, 'pg.jsonl');
    expect((await called('export', paper.case, '-o', file)).code).toBe(0);
    expect((await called('verify', file)).code).toBe(0);
    await db.close();
  });
});
