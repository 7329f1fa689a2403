/** The worker's hands: what prints papers and sends notices, for a server and for a worker of its own. Claims no job itself. */
import path from 'node:path';
import type { Config } from './config.ts';
import { PRINT } from './effects.ts';
import type { JobHandler } from './jobs.ts';
import { createMailer } from './notify/mail.ts';
import { createSms } from './notify/sms.ts';
import { noticeJobs, type Ways } from './notify/spread.ts';
import { type Press, paperJob } from './pdf/issue.ts';
import { createRenderer } from './pdf/renderer.ts';
import { reasonFor, signPdf } from './pdf/sign.ts';
import { createTemplates } from './pdf/template.ts';
import type { Parts } from './services.ts';
import { createKeyStore } from './sign/keys.ts';
import { keyFolder } from './sign/office.ts';
import { PREFIX } from './simulators/app.ts';
import type { Simulators } from './simulators/child.ts';

export interface Hands extends Press {
  handlers(parts: Parts): Record<string, JobHandler>;
  close(): Promise<void>;
}

/** `simulators`: what is sent goes to them where no real service is named. */
export function createHands(config: Config, simulators?: Simulators): Hands {
  const templates = createTemplates();
  const renderer = createRenderer({
    cacheDir: path.join(config.dataDir, 'browser'),
    ...(config.browser ? { executablePath: config.browser } : {}),
  });
  return {
    templates,
    renderer,
    handlers: (parts) => ({ [PRINT]: printing(parts, { templates, renderer }), ...noticeJobs(parts, waysOf(config, simulators)) }),
    async close() {
      await renderer.close();
      await templates.close();
    },
  };
}

function waysOf({ mail, sms }: Config, simulators?: Simulators): Ways {
  const smtp = mail.url ?? (simulators && (async () => `smtp://127.0.0.1:${(await simulators.running()).ports.smtp}`));
  const gateway = sms?.url ?? (simulators && (async () => `${(await simulators.running()).address}${PREFIX}/post/sms`));
  return {
    ...(smtp ? { mail: createMailer({ url: later(smtp), from: mail.from }) } : {}),
    ...(gateway ? { sms: createSms({ url: later(gateway), token: sms?.token }) } : {}),
  };
}

const later = (url: string | (() => Promise<string>)) => (typeof url === 'string' ? async () => url : url);

function printing({ stores, editions, bytes, config, clock }: Parts, press: Press): JobHandler {
  const keys = createKeyStore(path.join(keyFolder(config), 'seal'), () => Date.parse(clock.real()));
  return paperJob({
    ...press,
    async seal(pdf, { edition, paper }) {
      const { id, body, title } = edition.bundle;
      const sealer = await keys.sealer({ bundle: id, name: (body?.name ?? title).ky });
      return signPdf(pdf, sealer, { reason: reasonFor(paper), at: new Date(clock.real()) });
    },
    files: bytes,
    verifyUrl: (code) => `${config.baseUrl}/verify/${code}`,
    async load(id) {
      const paper = await stores.papers.get(id);
      return paper && { paper, edition: await editions.byHash(paper.edition) };
    },
  });
}
