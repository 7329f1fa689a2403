/** `npm start`, `npm run dev` and `jobo serve`: reads the configuration, starts the server, prints its one address, stops it cleanly on a signal. */
import pino from 'pino';
import { LANGS } from '../engine/language.ts';
import type { Problem } from '../engine/model.ts';
import { readFolders } from './cli/files.ts';
import { type Config, readConfig } from './config.ts';
import { words } from './http/problems.ts';
import { type Running, serve } from './serve.ts';
import { StartError } from './services.ts';

const WRONG_CALL = 2;

/** Starts, and goes on until a signal; a wrong configuration leaves its exit code. */
export async function start(): Promise<void> {
  const { config, problems } = readConfig();
  if (problems.length) return refuse(problems);
  const log = logTo(config);
  if (!config.embedded && config.demo)
    log.warn({}, 'JOBO_DEMO is on with a real database: anyone who reaches this server can sign in as any demo person');
  try {
    const running = await serve(config, { log, read: () => readFolders(config.definitionsDir, config.templatesDir) });
    stopOnSignal(running, log);
    tellFaults(running);
    process.stdout.write(`Jobo: ${addressOf(config, running.port)}\n`);
  } catch (error) {
    if (error instanceof StartError) return refuse(error.problems);
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    refuse([{ code: 'config.portTaken', params: { port: config.port } }]);
  }
}

/** Standard output carries what was asked for alone; the log goes to standard error. */
export function logTo({ logLevel }: Config): pino.Logger {
  return pino({ level: logLevel, base: null }, pino.destination({ dest: 2, sync: true }));
}

function addressOf({ baseUrl, port }: Config, listening: number): string {
  return port === 0 ? `http://localhost:${listening}` : baseUrl;
}

/** In the three languages, since nobody has been asked for theirs. */
export function refuse(problems: Problem[]): void {
  for (const problem of problems) {
    for (const lang of LANGS) {
      const { message, hint } = words(problem, lang);
      process.stderr.write(`${problem.code}  ${message} ${hint}\n`);
    }
  }
  process.exitCode = WRONG_CALL;
}

/** What `jobo check` would say of refused bundles; the last good editions go on serving. */
function tellFaults({ imported }: Running): void {
  for (const { result, problems } of imported) {
    if (result !== 'refused') continue;
    for (const problem of problems.filter(({ level }) => level !== 'warning')) {
      const { message, hint } = words(problem, 'en');
      process.stderr.write(`${problem.file ?? ''}:${problem.line ?? 1}:${problem.column ?? 1}  ${problem.code}  ${message}  ${hint}\n`);
    }
  }
}

export function stopOnSignal(running: Pick<Running, 'stop'>, log: pino.Logger): void {
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error: String(error) }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
}
