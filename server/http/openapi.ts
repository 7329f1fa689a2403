/** The description of the HTTP API (OpenAPI 3.1), kept by hand; a test holds it against the routes that are really served. */
import { BODIES, type BodyName } from './bodies.ts';

type Json = Record<string, unknown>;

const REFUSALS: Record<number, string> = {
  400: 'The request is malformed.',
  401: 'A sign-in is needed.',
  403: 'The role acted in may not do this, or the request came from another site.',
  404: 'There is no such thing, or it may not be seen.',
  409: 'The case does not allow this in its present state.',
  412: 'The version that was read is no longer the present one.',
  413: 'The body or the file is too large.',
  415: 'The type of the content is not accepted.',
  422: 'What was given does not hold; `errors` names each field.',
  428: 'If-Match is missing.',
  429: 'Too many; come again later.',
  503: 'Not ready: no good edition, or the file is still being made.',
};

const problem = (status: number): Json => ({
  description: REFUSALS[status] ?? 'Refused.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

interface Described {
  summary: string;
  /** Media type of the good answer; JSON where absent. */
  type?: string;
  status?: number;
  body?: BodyName;
  bytes?: true;
  headers?: ('If-Match' | 'Idempotency-Key')[];
  query?: string[];
  /** Statuses of refusals beside 401 and 404. */
  refusals?: number[];
  open?: true;
}

/** `METHOD path` in the router's notation. */
const OPERATIONS: Record<string, Described> = {
  'GET /healthz': { summary: 'The process answers.', open: true },
  'GET /readyz': { summary: 'There is a good edition; faults of the definitions are listed.', open: true, refusals: [503] },
  'GET /metrics': { summary: 'Numbers in the Prometheus text format.', type: 'text/plain', open: true },
  'GET /openapi.json': { summary: 'This description.', open: true },
  'GET /api/session': { summary: 'Who is signed in, in which membership, and the day of the product.', open: true },
  'PUT /api/session': { summary: 'Chooses the membership to act in, or the language.', body: 'session', open: true, refusals: [400, 403] },
  'DELETE /api/session': { summary: 'Signs out.', open: true, refusals: [403] },
  'GET /api/sessions': { summary: 'One’s own sessions.' },
  'DELETE /api/sessions': { summary: 'Signs out everywhere; `service` is where to end it at the identity service.', refusals: [403] },
  'DELETE /api/sessions/:id': { summary: 'Ends one of one’s own sessions.', refusals: [403] },
  'GET /api/sign-in': { summary: 'The ways to sign in, and why the last attempt was refused.', query: ['problem'], open: true },
  'GET /api/sign-in/esi': {
    summary: 'To the identity service; for browsers.',
    status: 303,
    type: 'text/html',
    query: ['from'],
    open: true,
  },
  'GET /api/sign-in/esi/return': { summary: 'The way back from it.', status: 303, type: 'text/html', open: true },
  'POST /api/sign-in/esi/return': {
    summary: 'The way back from it, as a posted form.',
    status: 303,
    type: 'text/html',
    open: true,
    refusals: [413],
  },
  'POST /api/sign-in/rutoken/challenge': { summary: 'A random text for the token to sign.', open: true, refusals: [403, 404, 429] },
  'POST /api/sign-in/rutoken': {
    summary: 'Signs in with the challenge signed by a token (CMS, base64).',
    body: 'rutoken',
    open: true,
    refusals: [400, 403, 404, 413, 422, 429, 503],
  },
  'POST /api/sign-in/registration': {
    summary: 'Signs in for an organisation that is not known yet, to register it, after a sign-in that was refused for that reason.',
    open: true,
    refusals: [403, 429],
  },
  'GET /api/appointments': { summary: 'Who holds the roles that one may give, and who gave or ended them.' },
  'POST /api/appointments': {
    summary: 'Appoints the person of a personal number.',
    body: 'appointment',
    status: 201,
    refusals: [400, 403, 413, 422],
  },
  'DELETE /api/appointments/:id': { summary: 'Ends a membership at once.', refusals: [403, 422] },
  'POST /api/demo/clock': {
    summary: 'Moves the day of the product forward (embedded default only).',
    body: 'clock',
    refusals: [400, 403, 422],
  },
  'GET /api/home': { summary: 'The inbox in the order of the deadlines, what can be begun, and the lists.' },
  'GET /api/views': { summary: 'The screens of the one who asks, in the order of the menu.' },
  'GET /api/views/:bundle/:view': {
    summary: 'A page of a screen: a list in tabs, a table of organisations by years, or the years of one organisation.',
    query: ['tab', 'q', 'after', 'year', 'overdue', 'organisation'],
  },
  'GET /api/views/:bundle/:view/data.csv': {
    summary: 'The whole of a list or a table.',
    type: 'text/csv',
    query: ['tab', 'q', 'year', 'overdue'],
  },
  'GET /api/cases': { summary: 'Cases that may be seen, latest change first.', query: ['bundle', 'procedure', 'q', 'state', 'after'] },
  'POST /api/cases': { summary: 'Opens a case.', body: 'open', status: 201, headers: ['Idempotency-Key'], refusals: [400, 403, 409, 422] },
  'GET /api/cases/:id': { summary: 'A case as its reader sees it; the ETag is its version.' },
  'GET /api/cases/:id/access': { summary: 'Who looked at a case, the latest first.', query: ['after'], refusals: [403] },
  'PUT /api/cases/:id/forms/:form/sections/:section': {
    summary: 'Saves one section of what is being typed.',
    body: 'draft',
    headers: ['If-Match'],
    refusals: [400, 403, 412, 413, 428],
  },
  'POST /api/cases/:id/forms/:form/lookups/:field': {
    summary: 'Looks up in an outside service what is typed in a field; the answer is kept with the case.',
    body: 'draft',
    refusals: [400, 403, 413, 422, 429, 503],
  },
  'POST /api/cases/:id/messages/:message/again': { summary: 'Sends a message that waits for a service again at once.', refusals: [403] },
  'POST /api/cases/:id/actions/:step': {
    summary: 'Takes an action.',
    body: 'step',
    headers: ['If-Match', 'Idempotency-Key'],
    refusals: [400, 403, 409, 412, 413, 422, 428],
  },
  'POST /api/cases/:id/actions/:step/code': {
    summary: 'Has a code sent to who signs what an action would have signed.',
    body: 'code',
    refusals: [400, 403, 409, 413, 422, 429, 503],
  },
  'POST /api/cases/:id/actions/:step/statement': {
    summary: 'What an action would have signed.',
    body: 'statement',
    refusals: [400, 403, 409, 413, 422],
  },
  'POST /api/cases/:id/parts/:step': {
    summary: 'Hands in one’s own part.',
    body: 'step',
    headers: ['If-Match', 'Idempotency-Key'],
    refusals: [400, 403, 409, 412, 413, 422, 428],
  },
  'POST /api/cases/:id/parts/:step/code': {
    summary: 'Has a code sent to who signs what a part would have signed.',
    body: 'code',
    refusals: [400, 403, 409, 413, 422, 429, 503],
  },
  'POST /api/cases/:id/parts/:step/statement': {
    summary: 'What a part would have signed.',
    body: 'statement',
    refusals: [400, 403, 409, 413, 422],
  },
  'GET /api/moves': { summary: 'Running cases that may be moved to the edition in force.' },
  'GET /api/cases/:id/move': { summary: 'What moving the case to the edition in force would change.' },
  'POST /api/cases/:id/move': {
    summary: 'Moves the case to the edition that was seen, if it is still in force.',
    body: 'move',
    headers: ['If-Match', 'Idempotency-Key'],
    refusals: [400, 403, 409, 412, 422, 428],
  },
  'GET /api/cases/:id/drafts-of/:document': { summary: 'A document as a draft.', type: 'text/html', query: ['lang'], refusals: [422] },
  'POST /api/cases/:id/files': {
    summary: 'Uploads one file; the body is its bytes.',
    bytes: true,
    status: 201,
    query: ['name'],
    refusals: [400, 403, 413, 415, 422],
  },
  'GET /api/files/:id': { summary: 'The bytes of a file.', type: 'application/octet-stream' },
  'GET /api/papers/:id/:lang.pdf': { summary: 'An issued paper.', type: 'application/pdf', refusals: [503] },
  'GET /api/notices': { summary: 'Messages to the one who asks, latest first.' },
  'POST /api/notices/read': { summary: 'Marks all messages as read.', refusals: [403] },
  'GET /api/notices/wishes': { summary: 'How the one who asks is told beside the inbox.' },
  'PUT /api/notices/wishes': {
    summary: 'Chooses how to be told: language, e-mail, SMS.',
    body: 'wishes',
    headers: ['If-Match'],
    refusals: [400, 403, 412, 428],
  },
  'GET /api/registers': { summary: 'The public registers, by the body that keeps them.', open: true },
  'GET /api/registers/:bundle/:register/data.csv': {
    summary: 'A whole public register, labels in one language.',
    type: 'text/csv',
    query: ['lang'],
    open: true,
  },
  'GET /api/registers/:bundle/:register/data.json': { summary: 'A whole public register as it is kept.', open: true },
  'GET /api/registers/:bundle/:register': { summary: 'A register; public ones need no sign-in.', query: ['q', 'after'], open: true },
  'GET /api/workshop': { summary: 'Bundles in the folder with their faults (development only).', open: true },
  'GET /api/workshop/events': { summary: 'Tells when the definitions were read anew.', type: 'text/event-stream', open: true },
  'GET /api/workshop/:bundle/forms/:form': { summary: 'A form as it would be drawn.', query: ['variant'], open: true },
  'GET /api/workshop/:bundle/documents/:document.html': {
    summary: 'A document filled with its sample.',
    type: 'text/html',
    query: ['lang'],
    open: true,
    refusals: [422],
  },
  'GET /api/workshop/:bundle/documents/:document.pdf': {
    summary: 'A document filled with its sample.',
    type: 'application/pdf',
    query: ['lang'],
    open: true,
    refusals: [422],
  },
  'GET /verify': { summary: 'The page to type a paper’s code into.', type: 'text/html', query: ['code', 'lang'], open: true },
  'GET /verify/style.css': { summary: 'The style of that page.', type: 'text/css', open: true },
  'GET /verify/:code': {
    summary: 'Whether a paper is genuine and in force; JSON where asked for.',
    type: 'text/html',
    query: ['lang'],
    open: true,
  },
  'GET /verify/:code/:file': { summary: 'The issued file, as `ky.pdf`.', type: 'application/pdf', open: true },
};

/** The whole description. */
export function openapi(baseUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const [key, described] of Object.entries(OPERATIONS)) {
    const [method = '', path = ''] = key.split(' ');
    const template = path.replace(/:(\w+)/g, '{$1}');
    paths[template] = { ...paths[template], [method.toLowerCase()]: operation(path, described) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Jobo',
      version: '0.1.0',
      description: 'Runs a regulation. Errors are RFC 9457 problem documents in the language of the request.',
    },
    servers: [{ url: baseUrl }],
    paths,
    components: {
      schemas: { Problem: PROBLEM, ...BODIES },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'jobo_session' } },
    },
  };
}

function operation(
  path: string,
  { summary, type = 'application/json', status = 200, body, bytes, headers = [], query = [], refusals = [], open }: Described,
): Json {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const inQuery = query.map((name) => ({ name, in: 'query', schema: { type: 'string' } }));
  const inHeader = headers.map((name) => ({ name, in: 'header', required: true, schema: { type: 'string' } }));
  const statuses = [...new Set([...refusals, ...(open ? [] : [401, 404])])].sort();
  return {
    summary,
    parameters: [...inPath, ...inQuery, ...inHeader],
    ...(body
      ? { requestBody: { required: true, content: { 'application/json': { schema: { $ref: `#/components/schemas/${body}` } } } } }
      : {}),
    ...(bytes ? { requestBody: { required: true, content: { 'application/octet-stream': {} } } } : {}),
    responses: {
      [status]: { description: 'Done.', content: { [type]: {} } },
      ...Object.fromEntries(statuses.map((each) => [each, problem(each)])),
    },
    ...(open ? {} : { security: [{ session: [] }] }),
  };
}

const PROBLEM: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What to do next.' },
    code: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'message'],
        properties: {
          code: { type: 'string' },
          message: { type: 'string' },
          pointer: { type: 'string', description: 'JSON Pointer into the input.' },
          level: { enum: ['error', 'warning'] },
        },
      },
    },
  },
};
