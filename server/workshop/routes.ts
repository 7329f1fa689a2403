/** The workshop's routes: faults of the bundles, previews, and the event that says they were read anew. Only where definitions are watched. */
import { LANGS, type Lang } from '../../engine/language.ts';
import type { Edition } from '../../engine/model.ts';
import type { WorkshopView } from '../http/contract.ts';
import { words } from '../http/problems.ts';
import { type Asked, NOT_FOUND, type Reply, type Route } from '../http/route.ts';
import { DRAFT_CSP, draftHtml } from '../pdf/draft.ts';
import { PaperFault } from '../pdf/fault.ts';
import { previewForm, variantsOf } from './preview.ts';
import type { ReadBundle, Workshop } from './workshop.ts';

export function workshopRoutes(workshop: Workshop): Route[] {
  const route = (path: string, answer: (asked: Asked, workshop: Workshop) => Promise<Reply>): Route => {
    return { method: 'get', path: `/api/workshop${path}`, for: 'anyone', needsEdition: false, answer: (asked) => answer(asked, workshop) };
  };
  return [
    route('', overview),
    route('/events', events),
    route('/:bundle/forms/:form', form),
    route('/:bundle/documents/:document.html', html),
    route('/:bundle/documents/:document.pdf', pdf),
  ];
}

async function overview({ services, lang }: Asked, workshop: Workshop): Promise<Reply> {
  const bundles: WorkshopView['bundles'] = [];
  for (const read of workshop.bundles()) {
    const running = await services.editions.inForce(read.id);
    bundles.push({ ...bundleView(read, lang), ...(running ? { running: running.hash } : {}) });
  }
  return { json: { bundles } satisfies WorkshopView };
}

function bundleView({ id, hash, problems, good }: ReadBundle, lang: Lang): WorkshopView['bundles'][number] {
  const edition = good?.edition;
  return {
    id,
    title: edition?.bundle.title[lang] ?? id,
    ...(hash === undefined ? {} : { hash }),
    faults: problems.map((problem) => ({
      file: problem.file ?? '',
      line: problem.line ?? 1,
      column: problem.column ?? 1,
      code: problem.code,
      ...words(problem, lang),
      level: problem.level ?? 'error',
    })),
    forms: Object.entries(edition?.forms ?? {}).map(([form, { title }]) => ({
      id: form,
      title: title[lang],
      variants: edition ? variantsOf(edition, form, lang) : [],
    })),
    documents: Object.entries(edition?.documents ?? {}).map(([document, { title, languages }]) => ({
      id: document,
      title: title[lang],
      languages,
    })),
  };
}

function goodOf(workshop: Workshop, bundle: string): ReadBundle['good'] {
  return workshop.bundles().find(({ id }) => id === bundle)?.good;
}

async function form({ services, param, query, lang }: Asked, workshop: Workshop): Promise<Reply> {
  const good = goodOf(workshop, param('bundle'));
  if (!good || !Object.hasOwn(good.edition.forms, param('form'))) return NOT_FOUND;
  const variant = query('variant');
  if (variant !== undefined && !Object.hasOwn(good.edition.types, variant)) return NOT_FOUND;
  return { json: previewForm(good, param('form'), variant, { lang, now: services.clock.now(), today: await services.editions.today() }) };
}

/** The document with its sample, as a draft. */
async function html(asked: Asked, workshop: Workshop): Promise<Reply> {
  const filled = await fill(asked, workshop);
  if (!filled) return NOT_FOUND;
  if (!filled.page) return { problems: filled.problems };
  return { headers: { 'Content-Security-Policy': DRAFT_CSP }, html: await draftHtml(filled.page) };
}

async function pdf(asked: Asked, workshop: Workshop): Promise<Reply> {
  const filled = await fill(asked, workshop);
  if (!filled) return NOT_FOUND;
  if (!filled.page) return { problems: filled.problems };
  try {
    const bytes = Buffer.from(await asked.instruments.renderer.render(filled.page, filled.date));
    return { headers: { 'Content-Disposition': 'inline' }, write: async (response) => void response.type('pdf').end(bytes) };
  } catch (error) {
    if (error instanceof PaperFault) return { problems: [error.problem] };
    throw error;
  }
}

async function fill({ services, instruments, param, query, lang }: Asked, workshop: Workshop) {
  const edition: Edition | undefined = goodOf(workshop, param('bundle'))?.edition;
  const id = param('document');
  const document = edition && Object.hasOwn(edition.documents, id) ? edition.documents[id] : undefined;
  if (!edition || !document) return undefined;
  const asked = LANGS.find((each) => each === query('lang')) ?? lang;
  const chosen = document.languages.includes(asked) ? asked : (document.languages[0] ?? asked);
  const date = await services.editions.today();
  return { ...(await instruments.templates.renderHtml({ edition, document: id, lang: chosen, data: document.sample, date })), date };
}

const HEARTBEAT_MS = 20_000;

/** Server-Sent Events; a comment now and then keeps the connection. */
async function events({ request }: Asked, workshop: Workshop): Promise<Reply> {
  return {
    headers: { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' },
    write: async (response) => {
      response.flushHeaders();
      response.write('event: read\ndata: {}\n\n');
      const stop = workshop.onRead(() => response.write('event: read\ndata: {}\n\n'));
      const heartbeat = setInterval(() => response.write(': \n\n'), HEARTBEAT_MS);
      request.once('close', () => {
        clearInterval(heartbeat);
        stop();
      });
    },
  };
}
