/** What is being typed: one section of one form at a time, saved over the version that was read. It may be incomplete or wrong. */
import { offers } from '../../engine/index.ts';
import type { JsonSchema } from '../../engine/language.ts';
import type { Problem } from '../../engine/model.ts';
import { storable } from '../storable.ts';
import { formKey, sectionSchema } from '../view/form.ts';
import { ifMatch } from './match.ts';
import { type AskedBy, NOT_FOUND, type Reply, type Route } from './route.ts';
import { seenCase } from './seen.ts';

export const draftRoutes: Route[] = [
  { method: 'put', path: '/api/cases/:id/forms/:form/sections/:section', for: 'actor', body: 'draft', answer: save },
];

async function save(asked: AskedBy): Promise<Reply> {
  const { services, actor, body, param } = asked;
  const seen = await seenCase(asked);
  if (!seen) return NOT_FOUND;
  const match = ifMatch(asked.request);
  if ('problems' in match) return match;
  const now = services.clock.now();
  const offer = offers(seen.edition, seen.kase, actor, { now, live: seen.live }).find((each) => formKey(each) === param('form'));
  if (offer?.form === undefined) return { problems: [{ code: 'session.role' }] };
  const schema = sectionSchema({ ...seen, actor, now }, offer.form, param('section'));
  if (!schema) return NOT_FOUND;
  const problems = [...unknownFields(schema, body.data, '/data'), ...storable(body.data, '/data')];
  if (problems.length) return { problems };
  const owner = offer.kind === 'part' ? actor.person : '';
  const key = { case: seen.kase.header.id, form: param('form'), owner, section: param('section') };
  const saved = await services.stores.drafts.put({
    ...key,
    data: body.data,
    person: actor.person,
    at: services.clock.real(),
    etag: match.tag,
  });
  if (!saved.ok) {
    const there = (await services.stores.drafts.of(key)).find((each) => each.section === key.section);
    return { problems: [{ code: 'draft.stale' }], beside: { current: { etag: saved.current, data: there?.data ?? {} } } };
  }
  return { headers: { ETag: `"${saved.etag}"` }, json: { etag: saved.etag, savedAt: saved.savedAt } };
}

/** Fields that the section does not have. What is only missing, too long or wrong yet may be kept. */
function unknownFields(schema: JsonSchema, data: unknown, pointer: string): Problem[] {
  if (!schema.properties || data === null || typeof data !== 'object' || Array.isArray(data)) return [];
  const known = schema.properties;
  return Object.entries(data).flatMap(([field, value]) => {
    const at = `${pointer}/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const inner = Object.hasOwn(known, field) ? known[field] : undefined;
    return inner ? unknownFields(inner, value, at) : [{ code: 'form.unknownField', params: { name: field }, pointer: at }];
  });
}
