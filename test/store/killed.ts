// Kills a writing process without warning, and checks that what is left is whole.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';
import { fold } from '../../engine/fold.ts';
import { verifyChain } from '../../engine/history.ts';
import type { Services } from '../../server/services.ts';

const HOOKS = join(import.meta.dirname, '../tools/typescript.mjs');

/** Starts one of the programs of this folder. */
export function program(name: string, env: Record<string, string>) {
  return spawn(process.execPath, ['--import', HOOKS, join(import.meta.dirname, name)], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Gives the cases that were acknowledged before the kill. */
export function killedWriter(env: Record<string, string>, round: number): Promise<string[]> {
  const child = program('writer.ts', env);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  // Some way into the writing, each round at another moment.
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), 150 + round * 37));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve(said.split('\n').slice(0, -1));
      else reject(new Error(`the writer ended by itself with ${code}`));
    });
  });
}

/** Every acknowledged case is there to the end; every other stands between two steps, never within one. */
export async function whole(services: Services, acknowledged: string[]): Promise<void> {
  const { knex } = services.db;
  const ids: string[] = await knex('kase').pluck('id');
  expect(ids).toEqual(expect.arrayContaining(acknowledged));
  for (const id of ids) {
    const stored = await services.stores.cases.get(id);
    const events = await services.stores.events.of(id);
    expect(stored?.kase).toEqual(fold(events.map(({ event }) => event)));
    expect(verifyChain(events, id)).toEqual([]);
    const papers = await services.stores.papers.ofCase(id);
    expect(papers).toHaveLength(stored?.kase.papers.length ?? -1);
    expect(await knex('entry').where({ case: id })).toHaveLength(papers.length);
    expect(
      await knex('jobs').whereIn(
        'key',
        papers.flatMap((paper) => paper.languages.map((lang) => `${paper.id}:${lang}`)),
      ),
    ).toHaveLength(papers.length * 2);
    if (acknowledged.includes(id)) expect(events).toHaveLength(3);
  }
  const series = await knex('series').where({ name: 'mini/cases' }).sum({ last: 'last' }).first();
  expect(Number(series?.last)).toBe(ids.length);
}
