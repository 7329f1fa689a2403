/** `jobo worker`: one more process that claims jobs on PostgreSQL. The embedded default has its worker within the server. */
import type { Command } from 'commander';
import type { Lang } from '../../engine/language.ts';
import { createHands } from '../press.ts';
import { createServices, StartError } from '../services.ts';
import { logTo, stopOnSignal } from '../start.ts';
import { EXIT, type Options, print, sentence, withOptions } from './console.ts';
import { configured, tell } from './installation.ts';

export function registerWorker(program: Command, lang: Lang): void {
  withOptions(program.command('worker').description(sentence(lang, 'worker')), lang).action(async (options: Options) => {
    const config = configured(lang, options);
    if (!config) return;
    if (config.embedded) return tell([{ code: 'worker.embedded' }], lang, options, EXIT.call);
    const log = logTo(config);
    const hands = createHands(config);
    try {
      const services = await createServices(config, { log, handlers: hands.handlers });
      services.worker.start();
      // The worker's pauses do not keep a process alive.
      const alive = setInterval(() => {}, 60_000);
      const stop = async () => {
        clearInterval(alive);
        await services.close();
        await hands.close();
      };
      stopOnSignal({ stop }, log);
      print(sentence(lang, 'working'));
    } catch (error) {
      await hands.close();
      if (!(error instanceof StartError)) throw error;
      tell(error.problems, lang, options, EXIT.call);
    }
  });
}
