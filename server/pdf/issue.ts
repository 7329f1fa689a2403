/** The job that prints one language of a paper and archives the file with its hash: tried at least once, kept exactly once. */
import type { Lang } from '../../engine/language.ts';
import type { Edition, Paper, Problem } from '../../engine/model.ts';
import type { FileStore } from '../files.ts';
import type { Job, JobHandler } from '../jobs.ts';
import { CATALOGUES, words } from '../messages/words.ts';
import { createPaperStore } from '../store/papers.ts';
import { PaperFault } from './fault.ts';
import type { Renderer } from './renderer.ts';
import type { Templates } from './template.ts';

export interface Press {
  templates: Templates;
  renderer: Renderer;
}

export interface IssueDeps extends Press {
  files: Pick<FileStore, 'put'>;
  /** The paper with the edition it is pinned to, and what became of its files; undefined when there is no such paper. */
  load(paper: string): Promise<{ paper: Paper & { files: { lang: Lang; state: string }[] }; edition: Edition } | undefined>;
  verifyUrl(code: string): string;
  /** Puts the body's signature under what is printed. */
  seal(pdf: Uint8Array, of: { edition: Edition; paper: Paper }): Promise<Uint8Array>;
}

/** Handles jobs with the payload {paper, lang}. It throws only where trying again may help. */
export function paperJob(deps: IssueDeps): JobHandler {
  return {
    async run(job) {
      const { paper: id, lang } = payloadOf(job);
      const found = await deps.load(id);
      if (!found) throw new Error(`paper ${id} is not in the store`);
      const { paper, edition } = found;
      if (paper.files.some((file) => file.lang === lang && file.state === 'ready')) return;
      const printed = await printPaper(deps, { edition, paper, lang, verifyUrl: deps.verifyUrl(paper.code) });
      if ('problem' in printed) return (sql) => createPaperStore(sql).failed(id, lang, failureOf(printed.problem));
      const kept = await deps.files.put(await deps.seal(printed.bytes, { edition, paper }));
      if (!kept.ok) throw new Error(`paper ${id} was not archived: ${kept.problems[0]?.code}`);
      const { sha256, size } = kept;
      return (sql) => createPaperStore(sql).ready(id, lang, { sha256, size });
    },
    async failed(job, error, sql) {
      const { paper, lang } = payloadOf(job);
      const problem = error instanceof PaperFault ? error.problem : { code: 'pdf.crashed' };
      await createPaperStore(sql).failed(paper, lang, failureOf(problem));
    },
  };
}

function payloadOf(job: Job): { paper: string; lang: Lang } {
  return job.payload as { paper: string; lang: Lang };
}

/** One file of a paper: its bytes, or the problem that stands in the way for good. Throws where trying again may help. */
export async function printPaper(
  press: Press,
  given: { edition: Edition; paper: Pick<Paper, 'document' | 'data' | 'number' | 'date' | 'code'>; lang: Lang; verifyUrl: string },
): Promise<{ bytes: Uint8Array } | { problem: Problem }> {
  const { paper, ...rest } = given;
  const { document, data, number, date, code } = paper;
  const { page, problems } = await press.templates.renderHtml({ ...rest, document, data, number, date, code });
  if (!page) return { problem: problems[0] ?? { code: 'template.absent', params: { template: document } } };
  try {
    return { bytes: await press.renderer.render(page, date) };
  } catch (error) {
    if (error instanceof PaperFault && !error.transient) return { problem: error.problem };
    throw error;
  }
}

/** How a failure is kept: as the problem, so that it can be told in any language later. */
function failureOf({ code, params }: Problem): string {
  return JSON.stringify({ code, ...(params ? { params } : {}) });
}

/** A kept failure (`PaperFile.error`) in words. */
export function failureText(kept: string, lang: Lang): string {
  const { code, params } = JSON.parse(kept) as Problem;
  return words(lang, code in CATALOGUES[lang] ? code : 'pdf.crashed', params);
}
