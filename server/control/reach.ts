/** Reaches an installation from the command line: PostgreSQL or the folder directly, or the server that holds the folder, over its socket. */
import { type IncomingMessage, request } from 'node:http';
import path from 'node:path';
import type { Problem } from '../../engine/model.ts';
import { readFolders } from '../cli/files.ts';
import type { Config } from '../config.ts';
import type { ImportReport } from '../editions.ts';
import type { Log } from '../log.ts';
import type { AnchorFile } from '../proof/anchor.ts';
import type { SeedOutcome } from '../seed.ts';
import { createServices, StartError } from '../services.ts';
import { createOffice } from '../sign/office.ts';
import { type Simulators, startSimulators } from '../simulators/child.ts';
import { demoOf } from '../simulators/demo.ts';
import { type Reached, reachFolder } from '../store/lock.ts';
import { createDesk, type Desk } from './desk.ts';
import type { GrantAnswer } from './grant.ts';
import type { MoveAnswer } from './move.ts';

export interface Installation {
  desk: Desk;
  /** True when a running server answers. */
  served: boolean;
  close(): Promise<void>;
}

/** @throws StartError where neither way leads to it. */
export async function reach(config: Config, log: Log): Promise<Installation> {
  try {
    const services = await createServices(config, { log });
    const simulators = simulatorsWhenAsked(config, log);
    const desk = createDesk(services, createOffice(services, Date.now, simulators && (async () => (await simulators.running()).address)));
    const close = async () => {
      await simulators?.stop();
      await services.close();
    };
    return { desk, served: false, close };
  } catch (error) {
    if (!(error instanceof StartError) || error.problems[0]?.code !== 'data.inUse') throw error;
    const reached = reachFolder(path.join(config.dataDir, 'db.lock'));
    return { desk: remoteDesk(reached, error), served: true, close: async () => reached.close() };
  }
}

/** The simulators without a server: started when the first one is asked for something. */
function simulatorsWhenAsked(config: Config, log: Log): Simulators | undefined {
  if (!config.simulators) return undefined;
  let started: Promise<Simulators> | undefined;
  const start = async () => {
    const demo = demoOf(await readFolders(config.definitionsDir, config.templatesDir));
    return startSimulators({ folder: path.join(config.dataDir, 'simulators'), baseUrl: config.baseUrl, demo }, log);
  };
  return {
    async running() {
      started ??= start();
      return (await started).running();
    },
    stop: async () => (await started)?.stop(),
  };
}

function remoteDesk(reached: Reached, held: StartError): Desk {
  const asking = (where: string, body: unknown) => ask(reached, held, where, body);
  return {
    async export(asked) {
      const answer = await asking('/export', { case: asked });
      if (answer.statusCode === 422) return { ok: false, problems: JSON.parse(await textOf(answer)) as Problem[] };
      return { ok: true, lines: answer };
    },
    async import(files, only) {
      return JSON.parse(await textOf(await asking('/import', { files, only }))) as ImportReport[];
    },
    async move(asked) {
      return JSON.parse(await textOf(await asking('/move', { move: asked }))) as MoveAnswer;
    },
    async grant(grant) {
      return JSON.parse(await textOf(await asking('/grant', { grant }))) as GrantAnswer;
    },
    async access(asked, limit) {
      return JSON.parse(await textOf(await asking('/access', { case: asked, limit }))) as Awaited<ReturnType<Desk['access']>>;
    },
    async anchor() {
      return JSON.parse(await textOf(await asking('/anchor', {}))) as AnchorFile;
    },
    async checkAnchor(anchor) {
      return JSON.parse(await textOf(await asking('/check-anchor', { anchor }))) as Problem[];
    },
    async seed(cases, progress) {
      const answer = await asking('/seed', { cases });
      let waiting = '';
      let outcome: SeedOutcome | undefined;
      for await (const chunk of answer.setEncoding('utf8')) {
        const lines = (waiting + chunk).split('\n');
        waiting = lines.pop() ?? '';
        for (const line of lines) {
          const said = JSON.parse(line) as { cases?: number; outcome?: SeedOutcome };
          if (said.cases !== undefined) progress(said.cases);
          outcome = said.outcome ?? outcome;
        }
      }
      if (!outcome) throw new Error('the server did not finish its answer');
      return outcome;
    },
  };
}

/** A holder that does not answer, since it is only starting, or is another command, leaves the folder in use. */
function ask(reached: Reached, held: StartError, where: string, body: unknown): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath: reached.address, path: where, method: 'POST', agent: false }, (answer) => {
      if (answer.statusCode === 200 || answer.statusCode === 422) resolve(answer);
      else reject(new Error(`the server answered ${answer.statusCode}`));
    });
    sent.on('error', () => reject(held));
    sent.end(JSON.stringify(body));
  });
}

async function textOf(answer: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of answer.setEncoding('utf8')) text += chunk;
  return text;
}
