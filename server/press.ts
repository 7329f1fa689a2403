/** The worker's hands: what prints papers, for a server and for a worker of its own. Claims no job itself. */
import path from 'node:path';
import type { Config } from './config.ts';
import { PRINT } from './effects.ts';
import type { JobHandler } from './jobs.ts';
import { type Press, paperJob } from './pdf/issue.ts';
import { createRenderer } from './pdf/renderer.ts';
import { reasonFor, signPdf } from './pdf/sign.ts';
import { createTemplates } from './pdf/template.ts';
import type { Parts } from './services.ts';
import { createKeyStore } from './sign/keys.ts';
import { keyFolder } from './sign/office.ts';

export interface Hands extends Press {
  handlers(parts: Parts): Record<string, JobHandler>;
  close(): Promise<void>;
}

export function createHands(config: Config): Hands {
  const templates = createTemplates();
  const renderer = createRenderer({
    cacheDir: path.join(config.dataDir, 'browser'),
    ...(config.browser ? { executablePath: config.browser } : {}),
  });
  return {
    templates,
    renderer,
    handlers: (parts) => ({ [PRINT]: printing(parts, { templates, renderer }) }),
    async close() {
      await renderer.close();
      await templates.close();
    },
  };
}

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
