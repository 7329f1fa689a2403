// What the store tests stand on: services over a given database, with the small regulation imported, and the shortest way through it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from '../../server/act.ts';
import { readConfig } from '../../server/config.ts';
import type { JobHandler } from '../../server/jobs.ts';
import type { Log } from '../../server/log.ts';
import { createServices, type Parts, type Services } from '../../server/services.ts';
import type { Db } from '../../server/store/db.ts';
import { mini, people } from './mini.ts';

export const quiet: Log = { info: () => {}, warn: () => {}, error: () => {} };
export const START = Date.parse('2026-03-02T04:00:00Z');

export interface Given {
  db?: Db;
  folder?: string;
  url?: string;
  realNow?: () => number;
  handlers?: (parts: Parts) => Record<string, JobHandler>;
}

/** Services with demo data; `close` also removes the folder when it was made here. */
export async function serve({ db, folder, url, realNow = () => START, handlers }: Given): Promise<Services> {
  const dataDir = folder ?? mkdtempSync(join(tmpdir(), 'jobo-test-'));
  const { config, problems } = readConfig({ JOBO_DATA: dataDir, JOBO_DEMO: '1', ...(url ? { DATABASE_URL: url } : {}) }, []);
  if (problems.length) throw new Error(JSON.stringify(problems));
  const services = await createServices(
    { ...config, embedded: true, ...(url ? { databaseUrl: url } : {}) },
    { log: quiet, realNow, ...(db ? { db } : {}), ...(handlers ? { handlers } : {}) },
  ).catch((error: unknown) => {
    if (!folder) rmSync(dataDir, { recursive: true, force: true });
    throw error;
  });
  const [report] = await services.editions.importBundles(mini());
  if (!report || report.result === 'refused') throw new Error(JSON.stringify(report?.problems, null, 1));
  const close = async () => {
    await services.close();
    if (!folder) rmSync(dataDir, { recursive: true, force: true });
  };
  return { ...services, close };
}

export function good(outcome: Outcome): Extract<Outcome, { ok: true }> {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.problems)}`);
  return outcome;
}

export function codes(outcome: { ok: boolean; problems?: { code: string }[] }): string[] {
  return outcome.ok ? [] : (outcome.problems ?? []).map(({ code }) => code);
}

export async function opened(services: Services, actor = people.olga): Promise<string> {
  return good(await services.acts.openCase({ bundle: 'mini', procedure: 'permit', actor })).case.header.id;
}

/** A case that has been sent: version 2, in state `asked`. */
export async function sent(services: Services, input: Record<string, unknown> = { subject: 'A shed', amount: 50 }): Promise<string> {
  const caseId = await opened(services);
  good(await services.acts.act({ caseId, request: { action: 'send', input }, actor: people.olga, version: 1 }));
  return caseId;
}

export function grant(services: Services, caseId: string, version = 2, key?: string): Promise<Outcome> {
  return services.acts.act({ caseId, request: { action: 'grant' }, actor: people.kanat, version, ...(key ? { key } : {}) });
}
