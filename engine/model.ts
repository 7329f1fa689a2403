/** What a case is at run time: events, their fold, the pure step's inputs and outputs, and what a screen is handed. Types only. */
import type {
  Act,
  Bundle,
  Calendar,
  Checklist,
  Classifier,
  Criteria,
  Criterion,
  Decision,
  Demo,
  Document,
  Form,
  Notice,
  Parameters,
  Procedure,
  Register,
  Roles,
  Scenario,
  Service,
  Transition,
  Type,
  View,
} from './definitions.gen.ts';
import type { DrawRecord } from './draw.ts';
import type { Duration, JsonSchema, Lang, Text } from './language.ts';

/** What is wrong, without words: the sentence stands in the message catalogue under `code`. */
export interface Problem {
  code: string;
  params?: Record<string, unknown>;
  /** Words given by a definition (a requirement's `else`), in place of the catalogue's. */
  text?: Text;
  /** JSON Pointer into the input. */
  pointer?: string;
  file?: string;
  line?: number;
  column?: number;
  level?: 'error' | 'warning';
}

/** A bundle with all it extends, checked and merged: child definitions replace the parent's of the same kind and id. */
export interface Edition {
  /** SHA-256 (hex) of the manifest (design §6.2). */
  hash: string;
  bundle: Bundle;
  /** This bundle's id first, then those it extends. */
  lineage: string[];
  acts: Record<string, Act>;
  types: Record<string, Type>;
  criteria: Record<string, Criteria>;
  checklists: Record<string, Checklist>;
  forms: Record<string, Form>;
  procedures: Record<string, Procedure>;
  decisions: Record<string, Decision>;
  documents: Record<string, Document>;
  registers: Record<string, Register>;
  notices: Record<string, Notice>;
  services: Record<string, Service>;
  classifiers: Record<string, Classifier>;
  scenarios: Record<string, Scenario>;
  /** By the procedure that a running case is moved to. Editions stored before there were any have none. */
  transitions?: Record<string, Transition>;
  /** Screens. Editions stored before there were any have none. */
  views?: Record<string, View>;
  roles: Roles['roles'];
  parameters: Parameters['parameters'];
  /** `NAME.LANG` and partials `_NAME` → Handlebars source; `print.css`. */
  templates: Record<string, string>;
}

/** Live and dated, outside the hash. */
export interface Live {
  calendar: Calendar;
  /** SHA-256 of the calendar used; recorded in every event. */
  calendarHash: string;
  /** Who holds a role today, where a quorum is a share of them: role → persons. Roles of a case stand in the case. */
  holders?: Record<string, string[]>;
  /** Where the cases stand that this one has opened: id → state. */
  children?: Record<string, { state: string; closed: boolean }>;
  /** What the registers that the procedure looks into hold of the applicant: register → entries. */
  own?: Record<string, { id: string; data: Record<string, unknown> }[]>;
}

export type {
  Act,
  Bundle,
  Calendar,
  Checklist,
  Classifier,
  Criteria,
  Criterion,
  Decision,
  Demo,
  Document,
  Form,
  Notice,
  Parameters,
  Procedure,
  Register,
  Roles,
  Scenario,
  Service,
  Transition,
  Type,
  View,
};

/** Who acts, in one membership at a time. `role` is a role id; `organisation` its organisation for organisation roles, `territory` the code of its territory for territory roles. */
export interface Actor {
  person: string;
  name: string;
  role: string;
  organisation?: string;
  bundle?: string;
  territory?: string;
}

export interface Applicant {
  id: string;
  name: Text;
  /** What the organisation register knows, frozen when the case was opened. */
  data: Record<string, unknown>;
}

export interface CaseHeader {
  id: string;
  number: string;
  bundle: string;
  edition: string;
  procedure: string;
  applicant: Applicant;
  openedAt: string;
  openedOn: string;
  /** The closed case that this one takes up. */
  origin?: CaseOrigin;
  /** The case whose action opened this one. */
  parent?: CaseLink;
}

/** Another case, as it is named from this one. */
export interface CaseLink {
  id: string;
  number: string;
  procedure: string;
}

/** The case that was taken up, as it stood then: its state, and the day from which it stood there. */
export interface CaseOrigin extends CaseLink {
  state?: string;
  since?: string;
  once?: true;
}

/** One paper: one number and one code, one file per language. `data` is what the template is given, texts still trilingual. */
export interface Paper {
  id: string;
  code: string;
  number: string;
  document: string;
  languages: Lang[];
  date: string;
  data: Record<string, unknown>;
  /** SHA-256 of the canonical data. */
  dataHash: string;
  /** Its printed files bear the body's signature; absent in what was issued before there was one. */
  sealed?: true;
  proves?: { register: string; entry: string };
}

/** What an event did, fully resolved: a fold needs no edition. */
export type EffectRecord =
  | { kind: 'paper'; paper: Paper }
  | { kind: 'notice'; notice: string; to: string[]; title: Text; text: Text }
  | { kind: 'entry'; register: string; entry: string; set: Record<string, unknown> }
  | { kind: 'role'; role: string; people: string[] }
  | { kind: 'case'; link: CaseLink; data: Record<string, Record<string, unknown>>; under?: 'inForce' }
  | { kind: 'draw'; draw: DrawRecord }
  | { kind: 'recusal'; part: string; people: string[]; reason: Text | string }
  | { kind: 'appointed'; role: string; people: string[]; held: HeldIn; since: string; until?: string }
  | { kind: 'dismissed'; role: string; people: string[]; held: HeldIn; on: string }
  | { kind: 'message'; service: string; message: string; sent: Record<string, unknown> };

/** Where a role is held outside of a case: in an organisation, in the body of a bundle, or nowhere in particular. */
export interface HeldIn {
  organisation?: string;
  bundle?: string;
}

/** What an outside service answered to a message, and where that can be looked up on the other side. */
export interface ServiceAnswer {
  status: 'answered' | 'refused';
  /** By the names of the definition. */
  fields: Record<string, unknown>;
  /** In the service's own words, where it refused. */
  reason?: string;
  receipt?: Record<string, string>;
}

/** Where the latest message to a service stands. */
export interface Correspondence {
  /** A UUID: the same for every attempt. */
  message: string;
  status: 'waiting' | ServiceAnswer['status'];
  sent: Record<string, unknown>;
  sentOn: string;
  sentAt: string;
  /** The person whose action sent it; absent where a deadline did. */
  by?: string;
  answeredOn?: string;
  answer?: ServiceAnswer;
}

/** A look-up that a form asks for: the field that is typed, the service, what is sent; absent while what is typed does not suffice. */
export interface LookupAsked {
  field: string;
  service: string;
  sends?: Record<string, unknown>;
}

/** The answer kept for a look-up, by the names of the service's definition. */
export interface LookedUp {
  service: string;
  at: string;
  fields: Record<string, unknown>;
  receipt?: Record<string, string>;
}

/** A person who stands aside from a part, and why. */
export interface Recusal {
  part: string;
  person: string;
  reason: Text | string;
  on: string;
}

/** How many have handed a part in, how many must, and of how many holders where the quorum is a share of them. */
export interface Standing {
  have: number;
  need?: number;
  holders?: number;
}

export interface DecisionRecord {
  decision: string;
  /** Hash of the edition whose rules were asked: it says what the names in `facts` mean. */
  edition: string;
  /** ISO day whose parameters counted. */
  on: string;
  /** The fact snapshot: the facts seen, by input name; a missing one is absent. With `edition` and `on` it can be judged again at any time. */
  facts: Record<string, unknown>;
  outcome?: string;
  rule?: string;
  /** Under `ruleOrder` and `collect`, in place of `outcome`. */
  outcomes?: string[];
  /** Under `ruleOrder` and `collect`, in place of `rule`: all that hold. */
  rules?: string[];
  values: Record<string, unknown>;
  undetermined: string[];
  reasons: Reason[];
  /** The nearest changes that would alter the outcome. */
  changes: Reason[];
}

/** One line of an explanation. `text` is complete in each language. */
export interface Reason {
  text: Text;
  rule?: string;
  legal?: string[];
  holds?: boolean;
  facts?: { fact: string; value: unknown; test: string; compared: unknown }[];
}

export interface Submission {
  /** The state it was handed in for; when that state is entered anew, parts begin anew. */
  state: string;
  person: string;
  name: string;
  role: string;
  at: string;
  data: Record<string, unknown>;
}

/** A deadline that begins or, after a pause, goes on. */
export interface Begun {
  id: string;
  due: string;
  title: Text;
  words: Text;
  /** States that pause it. */
  pausedIn?: string[];
  /** Further states in which it goes on. */
  goesOnIn?: string[];
  /** No term: when its day has passed, something was told. */
  reminder?: true;
  legal?: string[];
}

interface EventBase {
  seq: number;
  at: string;
  on: string;
  edition: string;
  engine: string;
  calendar: string;
  from?: string;
  to: string;
  /** Set where `to` is a final state. */
  closed?: true;
  effects: EffectRecord[];
  /** Deadlines that began with this event. */
  deadlines: Begun[];
}
export type Event =
  | (EventBase & {
      type: 'opened';
      actor: Actor;
      header: CaseHeader /** Answers it begins with, by form. */;
      data?: Record<string, Record<string, unknown>>;
    })
  | (EventBase & {
      type: 'acted';
      actor: Actor;
      action: string;
      title: Text;
      form?: string;
      input?: Record<string, unknown>;
      /** What services answered to the form's look-ups, by the field typed. */
      lookups?: Record<string, LookedUp>;
      files?: Files;
      decision?: DecisionRecord;
      /** Where the parts stood that the action needs: what the quorum was judged by. */
      quorum?: Record<string, Standing>;
      signature?: Signed;
    })
  | (EventBase & {
      type: 'handed-in';
      actor: Actor;
      part: string;
      title: Text;
      form: string;
      input: Record<string, unknown>;
      lookups?: Record<string, LookedUp>;
      files?: Files;
      signature?: Signed;
    })
  | (EventBase & { type: 'lapsed'; deadline: string; title: Text; due: string })
  | (EventBase & { type: 'answered'; service: string; message: string; title: Text; answer: ServiceAnswer })
  | (EventBase & {
      type: 'moved';
      actor: Actor;
      title: Text;
      /** What the case ran under until now; `edition` is what it runs under from now on. */
      before: { edition: string; procedure: string };
      procedure: string;
      /** The map that was used, whole. */
      map: Transition;
      /** From when the state counts. */
      since: string;
      /** Deadlines that go on as they were. */
      kept: string[];
      lost: Lost[];
    });

/** What a case had and does not take along; the earlier events hold it. */
export interface Lost {
  kind: 'form' | 'field' | 'part' | 'role' | 'deadline';
  name: string;
  /** Of a field. */
  form?: string;
}

/** A signature over the RFC 8785 bytes of the statement. */
export interface Signature {
  /** Detached CAdES with the certificates it rests on: CMS, DER, base64. */
  cms?: string;
  /** Detached JWS, as signatures were made before there were certificates. */
  jws?: string;
  statementHash: string;
  /** SHA-256 of the signer's certificate; of a JWS the key's thumbprint. */
  key: string;
  signer: string;
  /** Salted SHA-256 of the personal number whose certificate was asked for: `SHA-256(salt LF number)`. Absent in older signatures. */
  holder?: { salt: string; hash: string };
}

/** A signature as an event keeps it: with what was signed, word for word, so that it can be proved with nothing else. */
export interface Signed extends Signature {
  statement: Record<string, unknown>;
}

/** Files that answers name, by id. */
export type Files = Record<string, { name: string; type: string; size: number; sha256: string }>;

/** The fold of a case's events. */
export interface Case {
  header: CaseHeader;
  state: string;
  /** Number of events; the version for If-Match. */
  seq: number;
  /** The day the state was entered. */
  since: string;
  closed: boolean;
  data: Record<string, Record<string, unknown>>;
  parts: Record<string, Submission[]>;
  decisions: Record<string, DecisionRecord>;
  papers: Paper[];
  roles: Record<string, string[]>;
  recusals?: Recusal[];
  /** Cases that this one has opened. */
  children?: CaseLink[];
  /** Draws by role, the latest last. */
  draws?: Record<string, DrawRecord[]>;
  deadlines: (Begun & {
    state: string;
    status: 'running' | 'paused' | 'late' | 'met';
    /** While it is paused: since when. */
    pausedOn?: string;
  })[];
  /** The case's own register entries, as the events set them. */
  entries: Record<string, Record<string, unknown>>;
  /** The latest message to each outside service. */
  services?: Record<string, Correspondence>;
}

/**
 * What expressions and conditions see. Roots: `today` · `now` · `case` {id, number, openedOn, since, state} · `applicant` {id, name, …data} ·
 * `actor` {person, name, role} · `body` {name, short, …} · one root per form id with its latest answers · `parts.<part>` list of
 * {…answers, person, name, role} · `proposal.<decision>` {outcome, rule, reasons: [{text}], …values} · `papers.<document>` {number, date, code} ·
 * `entries.<register>` the case's own entry · `own.<register>` list of the applicant's own entries {id, status, …fields} · `quorum.<part>` {have, need, holders, reached} · `recusals` list of {part, person, reason, on} ·
 * `draws.<role>` the latest {seed, count, candidates, drawn, algorithm} · `roles.<role>` persons · `parent` {id, number, procedure}, `origin` with {state, since} too ·
 * `services.<service>` the latest message's {status, sentOn, answeredOn, reason, …fields of the answer} ·
 * `children.<procedure>` list of {id, number, state, closed} · `late.<deadline>` true once it has lapsed · `given` what the action is being given
 * (`given.input`: the answers now handed in; they also stand under their form id).
 */
export type Context = Record<string, unknown>;

export interface Option {
  value: string;
  label: Text | string;
  /** Cells of the table widget, in the order of `columns`. */
  cells?: (Text | string)[];
  /** What is kept in the answer beside the id. */
  take?: Record<string, unknown>;
}

/** A section of a form, ready to be drawn: plain JSON Schema and rjsf's uiSchema in one language. */
export interface FormSection {
  id: string;
  code?: string;
  title: string;
  schema: JsonSchema;
  uiSchema: Record<string, unknown>;
}

/** A form expanded for one case, in all languages. `schema` is the schema of the whole answer; sections slice it. */
export interface ExpandedForm {
  id: string;
  /** Content hash of `schema`: the key of the validator cache. */
  hash: string;
  schema: JsonSchema;
  /** Field texts and settings by pointer pattern; how they are kept is the form module's affair. */
  fields: unknown;
  /** Pointer pattern of each field with options → its options (from classifiers and types; register options are the server's to add). */
  sources: { pointer: string; source: import('./language.ts').OptionsSource }[];
}

/** What the caller has obtained for one step. */
export interface Given {
  now: string;
  actor: Actor;
  live: Live;
  /** Options of register fields, by pointer pattern of the form. */
  options?: Record<string, Option[]>;
  /** Files named by the input that exist and belong to this case: id → facts. */
  files?: Files;
  /** Answers kept for the form's look-ups, by the field typed. */
  lookups?: Record<string, LookedUp>;
  decision?: DecisionRecord;
  /** One per document the step issues. */
  papers?: Record<string, { id: string; code: string; number?: string }>;
  /** One per role the step draws for. */
  /** Id and number of each case the step opens, by procedure. */
  cases?: Record<string, { id: string; number: string }>;
  draws?: Record<string, { seed: string; entries: { id: string; data: Record<string, unknown> }[] }>;
  /** Persons by the personal numbers that the step names. */
  persons?: Record<string, string>;
  /** Registers in which another entry has the same values already. */
  clashes?: string[];
  /** Roles that one of those dismissed holds in an open case. */
  engaged?: string[];
  signature?: Signature;
  engine: string;
}

export interface Request {
  /** Exactly one of action and part. */
  action?: string;
  part?: string;
  input?: Record<string, unknown>;
}

/** What a step asks of its caller before it can be taken. */
export interface Needs {
  /** The decision to run, with its facts (missing ones absent). */
  decision?: { id: string; facts: Record<string, unknown> /** The day whose parameters count. */; on: string };
  /** Documents the step will issue, with the series to draw from where the number is ours. */
  papers: { document: string; series?: { series: string; format: string } }[];
  /** Procedures of which the step opens a case, with the series of its number. */
  cases: { procedure: string; series: { series: string; format: string } }[];
  /** Draws the step will make: the role, and the register whose entries and a seed are wanted. */
  draws: { role: string; register: string }[];
  /** Persons the step appoints (with a name) or dismisses, by personal number. */
  persons: { pin: string; name?: string }[];
  /** Entries that must be the only ones of their organisation with these values. */
  unique: { register: string; entry: string; values: Record<string, unknown> }[];
  /** Roles that none of these persons may hold in an open case of the applicant. */
  engaged: { role: string; people: string[] }[];
  /** Look-ups of the input's form. */
  lookups: LookupAsked[];
  /** Register options the input's form needs. */
  options: { pointer: string; source: Extract<import('./language.ts').OptionsSource, { register: string }> }[];
  sign?: 'organisation' | 'body' | 'person';
}

export type Step = { ok: true; event: Event; warnings: Problem[] } | { ok: false; problems: Problem[] };

/** What this actor may do now; the same table answers "do it". */
export interface Offer {
  kind: 'action' | 'part';
  id: string;
  title: Text;
  help?: Text;
  tone: 'primary' | 'default' | 'danger';
  form?: string;
  dialog: boolean;
  /** Nobody is waited for because of it. */
  optional?: true;
  shows: string[];
  propose?: string;
  sign?: 'organisation' | 'body' | 'person';
  confirm?: Text;
  to?: string;
  /** Why it can't be done now, as far as that is known before the form is filled (needs, requirements on what is stored). */
  blocked: Problem[];
  /** Parts only: what this person has handed in. */
  mine?: Record<string, unknown>;
}

export interface Reckoning {
  due: string;
  /** How it was counted, in words. */
  words: Text;
  provisional: boolean;
}
export type { Duration };
