/** Reaches an installation from the command line: PostgreSQL or the folder directly, or the server that holds the folder, over its socket. */
import { type IncomingMessage, request } from 'node:http';
import path from 'node:path';
import type { Problem } from '../../engine/model.ts';
import type { Config } from '../config.ts';
import type { ImportReport } from '../editions.ts';
import type { Log } from '../log.ts';
import type { SeedOutcome } from '../seed.ts';
import { createServices, StartError } from '../services.ts';
import { createDemoSigner } from '../sign/demo-key.ts';
import { type Reached, reachFolder } from '../store/lock.ts';
import { createDesk, type Desk } from './desk.ts';
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
    const desk = createDesk(services, await createDemoSigner({ dataDir: config.dataDir, now: Date.now }));
    return { desk, served: false, close: () => services.close() };
  } catch (error) {
    if (!(error instanceof StartError) || error.problems[0]?.code !== 'data.inUse') throw error;
    const reached = reachFolder(path.join(config.dataDir, 'db.lock'));
    return { desk: remoteDesk(reached, error), served: true, close: async () => reached.close() };
  }
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
