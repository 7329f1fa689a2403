/** The shapes that cross HTTP between server and screen. Types only; texts arrive in the language of the request. */
import type { Lang } from '../../engine/language.ts';
import type { FormSection } from '../../engine/model.ts';

export type { FormSection, Lang };

/** RFC 9457, `application/problem+json`. */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  /** What to do next. */
  detail?: string;
  code: string;
  /** One entry a fault; `pointer` is a JSON Pointer into the request's `input`. */
  errors?: { code: string; message: string; pointer?: string; level?: 'error' | 'warning' }[];
}

export type Tone = 'neutral' | 'active' | 'good' | 'warning' | 'bad';

/** GET /api/session */
export interface SessionView {
  lang: Lang;
  /** The product's day (may be moved in the embedded default). */
  today: string;
  realDay: string;
  /** Demo persons and the moving of the date are on. */
  demo: boolean;
  /** Definitions are watched and the workshop is open. */
  workshop: boolean;
  person?: { id: string; name: string };
  memberships: Membership[];
  /** The membership one acts in. */
  acting?: Membership;
  mayAdvanceClock: boolean;
  unread: number;
  /** The outside services are simulated; their pages stand below /simulators/. */
  simulators: boolean;
  /** Whom to turn to: the bodies whose rules are in force. */
  bodies: { name: string; address?: string; contact?: string }[];
  /** What a file must be to be taken: its types as people know them, and how large it may be. */
  uploads: { types: string[]; megabytes: number };
}
export interface Membership {
  id: string;
  role: string;
  roleTitle: string;
  scopeTitle: string;
}

/* PUT /api/session {membership} or {lang} · DELETE /api/session · POST /api/demo/clock {to: ISO day} → SessionView */

/** GET /api/sign-in: the ways there are, and why this browser's last attempt was refused. */
export interface SignInView {
  /** By the identity service: the browser goes to /api/sign-in/esi?from=PATH. */
  esi: boolean;
  /** By a token: POST /api/sign-in/rutoken/challenge, then the signed challenge to /api/sign-in/rutoken {cms}. */
  rutoken: boolean;
  /** The outside services are simulated. */
  simulated: boolean;
  problem?: { code: string; title: string; detail: string };
  /** The organisation is not known, and may be registered: POST /api/sign-in/registration → RegistrationView. */
  register?: true;
}

/** GET /api/appointments; POST {pin, role, name?, territory?, from?, to?}; DELETE /api/appointments/:id ends one. */
export interface AppointmentsView {
  today: string;
  /** Roles one may give; where they are held in a territory, which ones. */
  roles: { id: string; title: string; territories?: { id: string; title: string }[] }[];
  held: (Membership & { name: string; from?: string; to?: string })[];
  /** Latest first. `by` is empty where the command line did it. */
  history: { id: string; kind: 'appointed' | 'ended'; at: string; name: string; role: string; by: string; from?: string; to?: string }[];
}

/** Signed in to register the organisation: what to open, or the case that was opened before. */
export interface RegistrationView {
  bundle: string;
  procedure: string;
  case?: string;
}

/** GET /api/sessions: one's own. DELETE /api/sessions ends all → {ended, service?: where to end it at the identity service}; DELETE /api/sessions/:id one. */
export interface OwnSessionView {
  id: string;
  way: 'esi' | 'rutoken';
  /** What the browser calls itself. */
  agent?: string;
  since: string;
  seen: string;
  current: boolean;
}

/** GET /api/home: the inbox in the order of the deadlines, what can be begun, and one's lists. */
export interface HomeView {
  inbox: CaseRow[];
  openings: { bundle: string; procedure: string; title: string; help?: string; blocked: string[] }[];
  lists: { bundle: string; procedure: string; title: string; count: number }[];
  /** How many running cases this actor may move to a later edition. */
  movable: number;
  /** Whether this role may appoint others. */
  appoints: boolean;
}
export interface CaseRow {
  id: string;
  number: string;
  procedure: string;
  procedureTitle: string;
  summary: string;
  applicant: string;
  state: { title: string; tone: Tone };
  /** What this actor can do next. */
  next: string[];
  due?: { day: string; title: string; late: boolean };
  updatedAt: string;
}
/** GET /api/views: the screens of this actor, in the order of the menu. */
export type ViewMenu = ViewLink[];
export interface ViewLink {
  bundle: string;
  view: string;
  /** As the menu calls it, and as the screen does. */
  menu: string;
  title: string;
}
/** GET /api/views/:bundle/:view?tab=&q=&after=&year=&organisation=&overdue= */
export type ViewPage = ListPage | TablePage | ComparisonPage;
interface ViewBase extends ViewLink {
  intro?: string;
  /** Pass it as `after` for the next page. */
  next?: string;
}
export interface ListPage extends ViewBase {
  kind: 'list';
  tabs: { id: string; title: string }[];
  tab: string;
  openings: HomeView['openings'];
  /** What is said where there is nothing. */
  empty?: string;
  columns: { id: string; title: string }[];
  rows: { id: string; cells: ListCell[] }[];
}
export type ListCell =
  | { text: string }
  | { state: { title: string; tone: Tone } }
  | { next: string[] }
  | { due: NonNullable<CaseRow['due']> | null };
export interface TablePage extends ViewBase {
  kind: 'table';
  years: number[];
  columns: { id: string; title: string }[];
  rows: { organisation: string; name: string; years: MarkView[][]; cells: MarkView[][] }[];
  /** The view that compares the years of a row. */
  comparison?: string;
}
export interface MarkView {
  title: string;
  tone: Tone;
  day?: string;
  /** The case, where it may be opened. */
  case?: string;
}
export interface ComparisonPage extends ViewBase {
  kind: 'comparison';
  /** Organisations to choose from, where one sees several. */
  choices?: { id: string; name: string }[];
  organisation?: { id: string; name: string };
  years: { year: number; number: string; mark: MarkView }[];
  criteria: { id: string; code?: string; title: string; cells: (ComparedView | null)[] }[];
}
export interface ComparedView {
  /** Where it differs from the criterion's present code. */
  code?: string;
  values: { title: string; value: string }[];
  change: 'first' | 'same' | 'changed';
}
/** GET /api/cases?bundle=&procedure=&q=&state=&after= */
export interface CaseList {
  rows: CaseRow[];
  /** Pass it as `after` for the next page. */
  next?: string;
}
/* POST /api/cases {bundle, procedure, from?: the id of a closed case that is taken up} (Idempotency-Key) → 201 {id}; Location */

/** GET /api/cases/:id (ETag "seq") */
export interface CaseView {
  id: string;
  number: string;
  bundle: string;
  procedure: string;
  title: string;
  /** Where its like are listed: a screen of the reader's, or the list of its procedure. */
  list: { title: string; view?: string };
  summary: string;
  applicant: string;
  version: number;
  /** `tells`: answers that the reader should see at once, as the reasons of a refusal. */
  state: { id: string; title: string; tone: Tone; note?: string; tells?: AnswerLine[]; since: string; final: boolean };
  stages: { id: string; title: string; status: 'done' | 'current' | 'todo' }[];
  deadlines: {
    id: string;
    title: string;
    due: string;
    status: 'running' | 'paused' | 'late' | 'met';
    words: string;
    daysLeft: number;
    past: boolean;
    /** No term: a day on which something is, or was, told. */
    reminder?: true;
  }[];
  actions: ActionView[];
  parts: PartView[];
  records: RecordView[];
  papers: PaperView[];
  /** The case's register entries, with their status today. */
  entries: {
    register: string;
    title: string;
    status: { id: string; title: string; tone: Tone; meaning?: string };
    until?: string;
    fields: { title: string; value: string }[];
  }[];
  decisions: DecisionView[];
  /** Every draw of the case, the oldest first. */
  draws: DrawView[];
  /** Messages to outside services, the latest to each. */
  messages: MessageView[];
  history: { seq: number; at: string; who: string; role: string; title: string; note?: string; hash: string }[];
  /** Cases tied to this one that this actor may read. */
  links: LinkView[];
  /** What this actor can open that takes this closed case up: POST /api/cases with `from`. */
  openings: { bundle: string; procedure: string; title: string }[];
  edition: { hash: string; bundle: string; version: string };
  /** The later edition that this actor may move the case to. */
  move?: { version: string };
  /** This actor may see who looked at the case: GET /api/cases/:id/access. */
  access: boolean;
}

/** GET /api/cases/:id/access?after= : the latest first. */
export interface AccessList {
  rows: {
    id: string;
    at: string;
    /** Empty where the command line asked. */
    who: string;
    role: string;
    what: 'case' | 'file' | 'paper' | 'draft' | 'register';
    /** Name of the file, number of the paper, title of the draft. */
    subject: string;
    how: 'read' | 'downloaded' | 'searched' | 'exported';
  }[];
  next?: string;
}

/** Running cases that may be moved to a later edition, by procedure and edition. */
export interface MoveList {
  groups: {
    bundle: string;
    procedure: string;
    title: string;
    from: string;
    to: MoveView['to'];
    /** There are more than are shown. */
    more: boolean;
    cases: { id: string; number: string; version: number; applicant: string; state: string }[];
  }[];
}

/** What moving one case would change; POST to the same address with `to.hash` does it. */
export interface MoveView {
  number: string;
  version: number;
  from: string;
  to: { hash: string; version: string; effectiveFrom: string };
  title?: string;
  help?: string;
  state?: { from: string; to: string };
  /** Why it can't be moved; empty when it can. */
  blocked: string[];
  lost: { kind: 'form' | 'field' | 'part' | 'role' | 'deadline'; title: string }[];
  /** Fields that the new edition asks for and that are not answered. */
  lacking: string[];
  /** Deadlines that begin. */
  deadlines: { title: string; due: string }[];
  /** Roles that are told. */
  told: string[];
}

/* POST /api/cases/:id/messages/:message/again → CaseView: tried again at once. */
export interface MessageView {
  id: string;
  service: string;
  title: string;
  /** `failed`: nobody tries any more, until someone asks for it. */
  status: 'waiting' | 'failed' | 'answered' | 'refused';
  since: string;
  answeredOn?: string;
  attempts: number;
  /** When it is tried next; absent before the first attempt. */
  nextAt?: string;
  /** What stood in the way the last time. */
  trouble?: string;
  /** Why the service refused, in its own words. */
  reason?: string;
  sent: { title: string; value: string }[];
  answer: { title: string; value: string }[];
  mayHurry: boolean;
}

/** POST /api/cases/:id/forms/:form/lookups/:field {data: the section's answers} */
export interface LookupView {
  /** The service's name, and when it answered. */
  service: string;
  at: string;
  /** Field of the form → its value; null where the answer has none. */
  fills: Record<string, unknown>;
}

export interface LinkView {
  id: string;
  number: string;
  title: string;
  state: { title: string; tone: Tone };
  /** What the other case is to this one. */
  relation: 'parent' | 'child' | 'origin' | 'next';
}

export interface ActionView {
  kind: 'action' | 'part';
  id: string;
  title: string;
  help?: string;
  tone: 'primary' | 'default' | 'danger';
  dialog: boolean;
  /** Reasons why it can't be done now; empty when it can be tried. */
  blocked: { code: string; message: string; level?: 'error' | 'warning' }[];
  form?: FormView;
  /** Documents that can be read as drafts: /api/cases/:id/drafts-of/:document?lang= gives HTML. */
  /** `view`: the words on the button that opens the draft, where the definition has its own. */
  shows: { document: string; title: string; view?: string }[];
  proposal?: DecisionView;
  sign?: 'organisation' | 'body' | 'person';
  confirm?: string;
}

export interface FormView {
  id: string;
  title: string;
  intro?: string;
  kind: 'fields' | 'criteria' | 'checklist';
  sections: FormSection[];
  /** Section id → what is to be shown in it first (a saved draft, what was handed in before, or a prefill). Answers of all sections are merged at the top level; those of criteria under `criteria`. */
  answers: Record<string, unknown>;
  /** Section id → ETag of its draft ("0" where there is none yet). */
  drafts: Record<string, string>;
  savedAt?: string;
  /** Section id → {criterion id or '' → read-only lines shown beside it}. */
  beside?: Record<string, { title: string; text: string; files: FileView[]; links: string[] }[]>;
  files: Record<string, FileView>;
}
/* PUT /api/cases/:id/forms/:form/sections/:section {data} with If-Match: the section's draft ETag → 200 {etag, savedAt}; 412 {current} when someone else saved.
   The draft may be incomplete or wrong; it is bounded in size only. `form` is `ACTION~FORM` or `PART~FORM`: the id the FormView carries in `id`. */

/** A draw as its record has it, with what it takes to reckon it again. */
export interface DrawView {
  /** Of the event that holds it. */
  seq: number;
  at: string;
  role: string;
  register: string;
  count: number;
  seed: string;
  algorithm: string;
  /** Followed by a candidate's id this is the text whose SHA-256 is the candidate's ticket. */
  line: string;
  /** The server has just reckoned it again, and it came out the same. */
  holds: boolean;
  /** In the order of their tickets, those left out last. `place`: of those drawn, from 1. */
  candidates: { id: string; name: string; ticket?: string; place?: number; excluded?: string }[];
  replaced?: { people: string[]; reason: string };
}

export interface PartView {
  id: string;
  title: string;
  /** Absent while it is not known how many it takes. */
  need?: number;
  have: number;
  handedIn: { name: string; role: string; at: string; lines: { title: string; value: string }[] }[];
}

/** What was answered and can now be read. */
export interface RecordView {
  form: string;
  title: string;
  sections: { title: string; lines: AnswerLine[] }[];
}
export interface AnswerLine {
  title: string;
  value: string;
  files?: FileView[];
  links?: string[];
  tone?: Tone;
}

export interface FileView {
  id: string;
  name: string;
  size: number;
  type: string;
  url: string;
}

export interface PaperView {
  id: string;
  title: string;
  number: string;
  date: string;
  code: string;
  verifyUrl: string;
  files: { lang: Lang; ready: boolean; failed?: string; url: string }[];
}

export interface DecisionView {
  decision: string;
  title: string;
  /** Absent while undetermined. */
  outcome?: { id: string; title: string; tone: Tone };
  /** In place of `outcome` where several rules decide together. */
  outcomes?: { id: string; title: string; tone: Tone }[];
  undetermined: string[];
  reasons: { text: string; holds?: boolean; legal?: string[] }[];
  changes: string[];
}

/* POST /api/cases/:id/actions/:action and /api/cases/:id/parts/:part {input}, If-Match: "version", Idempotency-Key → 200 CaseView.
   Where `sign` is set: POST …/statement {input} → StatementView, then POST …/code {input, statement: hash, method} → AskedCodeView, then the action
   with {input, signature: {statement: hash, asked: id, code}}. */
export interface AskedCodeView {
  id: string;
  /** How long the code is valid. */
  seconds: number;
  attempts: number;
  /** Where the pretended service shows the code; absent with a real one. */
  page?: string;
}

export interface StatementView {
  hash: string;
  /** What is signed, line by line, to be read before signing. */
  lines: { title: string; value: string }[];
  signer: { name: string; onBehalfOf: string };
  /** The canonical JSON, for those who want to see it. */
  canonical: string;
}

/* POST /api/cases/:id/files?name= with the bytes as body and Content-Type → 201 FileView. GET /api/files/:id → bytes (attachment).
   GET /api/papers/:id/:lang.pdf → bytes. GET /api/registers/:bundle/:register?q=&after= → RegisterPage (public ones without a sign-in). */
/** GET /api/registers: the public registers, by the body that keeps them. */
export type RegisterList = { bundle: string; title: string; registers: { id: string; title: string }[] }[];
/* GET /api/registers/:bundle/:register/data.csv?lang= and data.json: the whole of a public register. */

export interface RegisterPage {
  title: string;
  /** Anyone may take it away as open data. */
  open: boolean;
  columns: { id: string; title: string }[];
  rows: { id: string; cells: string[]; status: { title: string; tone: Tone } }[];
  next?: string;
}

/** GET /api/notices; POST /api/notices/read */
export interface NoticeView {
  id: string;
  at: string;
  title: string;
  text: string;
  caseId?: string;
  read: boolean;
}

/** GET and PUT /api/notices/wishes (ETag, If-Match): how the one who asks is told beside the inbox. */
export interface WishesView {
  /** One's own address and number, as the sign-in service gave them. */
  email?: string;
  phone?: string;
  lang: Lang;
  byMail: boolean;
  bySms: boolean;
  /** What this installation can send at all. */
  ways: { mail: boolean; sms: boolean };
}

/** GET /api/workshop (dev only): the bundles in the folder, with the faults of each; refreshed by Server-Sent Events at /api/workshop/events. */
export interface WorkshopView {
  bundles: {
    id: string;
    title: string;
    hash?: string;
    faults: { file: string; line: number; column: number; code: string; message: string; hint: string; level: 'error' | 'warning' }[];
    forms: { id: string; title: string; variants: { id: string; title: string }[] }[];
    documents: { id: string; title: string; languages: Lang[] }[];
    /** The bundle read as it is now; what runs in the server is `running`. */
    running?: string;
  }[];
}
/* GET /api/workshop/:bundle/forms/:form?variant= → FormView · GET /api/workshop/:bundle/documents/:document.html?lang= and .pdf?lang= */
