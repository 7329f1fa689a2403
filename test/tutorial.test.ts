// The tutorial of definitions/README.md, followed word for word in a folder that has nothing but the national base. With JOBO_PASTE=1 it writes the outputs anew.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readFolders } from '../server/cli/files.ts';
import { testServer } from './http/server.ts';
import { Walk } from './http/walk.ts';
import { joboIn } from './jobo.ts';
import { root } from './source.ts';
import { tutorialOf } from './tutorial.ts';

const PAGE = path.join(root, 'definitions', 'README.md');
/** Files and folders that commands read or write where they are called; the process itself stays where it is. */
const HERE = /^(facts\.json|past|certificate\.html)$/;
let folder: string;

beforeAll(async () => {
  vi.stubEnv('LC_ALL', 'en_US.UTF-8');
  folder = await mkdtemp(path.join(tmpdir(), 'jobo-tutorial-'));
  for (const part of ['definitions', 'templates'])
    await cp(path.join(root, part, 'kg'), path.join(folder, part, 'kg'), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

describe('the tutorial', () => {
  it('holds word for word', async () => {
    const page = await readFile(PAGE, 'utf8');
    const steps = tutorialOf(page);
    expect(steps.length).toBeGreaterThan(40);
    const seen: { at: [number, number]; said: string; wanted: string; command: string }[] = [];
    for (const step of steps) {
      if ('file' in step) await write(step.file, step.text);
      else seen.push({ at: step.at, command: step.command, wanted: step.output, said: await call(step.command) });
    }
    if (process.env.JOBO_PASTE) return writeFile(PAGE, pasted(page, seen));
    for (const { command, said, wanted } of seen) expect(`$ ${command}\n${said}`).toBe(`$ ${command}\n${wanted}`);
  });

  it('makes a bundle whose scenarios can be walked over HTTP', async () => {
    const failures: object[] = [];
    const files = await readFolders(path.join(folder, 'definitions'), path.join(folder, 'templates'));
    const server = await testServer(files, { failures, realNow: () => Date.parse('2026-03-02T05:00:00Z') });
    try {
      const walk = new Walk(server, 'medical', 'med-secretary');
      for (const name of ['01-four-years', '02-deferred']) {
        const text = await readFile(path.join(folder, 'definitions/medical/scenarios', `${name}.json`), 'utf8');
        walk.cases.clear();
        for (const step of JSON.parse(text).steps) await walk.take(step);
      }
      expect(failures).toEqual([]);
    } finally {
      await server.stop();
    }
  });
});

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
  await writeFile(path.join(folder, file), text);
}

/** What the terminal shows. */
async function call(command: string): Promise<string> {
  const [name = '', ...args] = command.split(' ');
  if (name === 'rm') {
    for (const file of args) await rm(path.join(folder, file));
    return '';
  }
  expect([name, args[0]]).toEqual(['npx', 'jobo']);
  const to = args.indexOf('>');
  const given = args.slice(1, to < 0 ? args.length : to).map((arg) => (HERE.test(arg) ? path.join(folder, arg) : arg));
  const { out, error } = await joboIn(folder, ...given);
  if (to > 0) await write(args[to + 1] ?? '', out);
  if (to > 0) return error;
  return (out + error).replaceAll(`${folder}/`, '').replace(/\d+ KB, SHA-256 [0-9a-f]{64}/, '… KB, SHA-256 …');
}

function pasted(page: string, seen: { at: [number, number]; said: string }[]): string {
  return [...seen].reverse().reduce((text, { at: [from, to], said }) => text.slice(0, from) + said + text.slice(to), page);
}
