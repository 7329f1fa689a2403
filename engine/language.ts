/** The words of the definition language that the meta-schemas leave to TypeScript: texts, conditions, expressions, spans. */

export type Lang = 'ky' | 'ru' | 'en';
export type Basis = 'stated' | 'public' | 'proposed' | 'sample';
export type Tone = 'neutral' | 'active' | 'good' | 'warning' | 'bad';
export const LANGS: readonly Lang[] = ['ky', 'ru', 'en'];
export type Text = Record<Lang, string>;

/** A literal, a parameter (its value on the case's relevant date) or another fact (a declared fact, or a path). */
export type Scalar = string | number | boolean | { param: string } | { fact: string };
export type Amount = number | { param: string };

/** How many must hand a part in: a number, or a share of those who hold a role: at least the share, or more than it. */
export type Quorum = Amount | { share: Amount; of: string } | { moreThan: Amount; of: string };

/** All that is named must hold. Every test but `known` is *unknown* when the fact is missing. Dates are ISO strings. */
export interface Test {
  is?: Scalar;
  not?: Scalar;
  in?: Scalar[];
  notIn?: Scalar[];
  atLeast?: Scalar;
  atMost?: Scalar;
  moreThan?: Scalar;
  lessThan?: Scalar;
  onOrAfter?: Scalar;
  onOrBefore?: Scalar;
  after?: Scalar;
  before?: Scalar;
  has?: Scalar;
  hasNot?: Scalar;
  known?: boolean;
}

/**
 * A map of fact → test means *all of them*; `all`, `any`, `not` stand beside the facts and combine.
 * A fact is a name declared in the procedure's `facts`, or a path into the context (see `Context`).
 * Inside `where` a fact is a field of the item; inside a form's `visibleWhen`/`requiredWhen` a field of the same form;
 * inside a register's `status` a field of the entry. `today` is known everywhere.
 */
export type Condition = { all?: Condition[]; any?: Condition[]; not?: Condition } & {
  [fact: string]: Test | Condition | Condition[] | undefined;
};

/** A cell of a decision table: a literal (the fact is it), a test, or `-` (whatever it is). */
export type Cell = string | number | boolean | Test;
/** What a row may say beyond its cells; what it leaves out is the table's. */
export interface RowNote {
  id: string;
  title?: Text;
  because?: Text;
  floor?: boolean;
  legal?: string[];
  basis?: Basis;
}
/** A cell for each column, then the outcome, then at will a note. */
export type TableRow = (Cell | RowNote)[];

export type Duration = { workingDays: Amount } | { calendarDays: Amount } | { months: Amount } | { years: Amount };

/**
 * A value computed from the context. A string is a declared fact or a path. A list source may be a list or a map;
 * items of a map carry their key as `key`, and items of a criteria form's `criteria` carry `criterion: {id, code, title, section}`.
 * Within `each`, paths start at the item (`title`, `criterion.title`), or at the context with a leading `/` (`/today`).
 */
export type Expression =
  | string
  | { value: unknown }
  | { param: string }
  | { label: string; classifier: string }
  | { typeTitle: string }
  | { count: string; where?: Condition }
  | { share: string; where?: Condition }
  | { any: string; where?: Condition }
  | { every: string; where?: Condition }
  | { sum: string; of: string; where?: Condition }
  | { min: string; of: string; where?: Condition }
  | { max: string; of: string; where?: Condition }
  | { values: string; of: string; where?: Condition; once?: true }
  | { sameName: [Expression, Expression] }
  | { dayOf: Expression; on: Expression }
  | { latestOf: string; by: string; where?: Condition }
  | { tally: string; of: string; where?: Condition }
  | { points: string; of: string; classifier: string; take?: 'mean'; where?: Condition }
  | { across: string; of: string; take: 'worst' | 'majority'; classifier: string }
  | { list: string; where?: Condition; each: Record<string, Expression> }
  | { date: Expression; plus: Duration }
  | { date: Expression; minus: Duration }
  | { earliest: Expression[] }
  | { latest: Expression[] }
  | { first: Expression[] }
  | { if: Condition; then: Expression; else?: Expression }
  | { say: Text; with?: Record<string, Expression> };

/** The JSON Schema subset of forms. Titles do not belong here: texts stand in `ui`. `maxLength` and the like may be `{param}`. */
export interface JsonSchema {
  type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  enum?: (string | number)[];
  const?: string | number | boolean;
  format?: 'date' | 'uri' | 'email' | 'file';
  pattern?: string;
  minLength?: Amount;
  maxLength?: Amount;
  minimum?: Amount;
  maximum?: Amount;
  minItems?: Amount;
  maxItems?: Amount;
  uniqueItems?: boolean;
  additionalProperties?: false;
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
}

export type OptionsSource =
  | { classifier: string }
  | { types: true }
  | { register: string; own?: boolean; where?: Condition; label: string; columns?: string[]; take: string[] };

export interface FieldUi {
  title: Text;
  help?: Text;
  placeholder?: Text;
  widget?: 'text' | 'textarea' | 'date' | 'select' | 'radio' | 'checkboxes' | 'checkbox' | 'table' | 'files' | 'links' | 'statement';
  options?: OptionsSource;
  visibleWhen?: Condition;
  requiredWhen?: Condition;
  readOnly?: boolean;
  /** Roles that may see what is answered. */
  sees?: string[];
  /** What is typed here is looked up in an outside service: field of this form → field of its answer. */
  lookup?: { service: string; with: Record<string, Expression>; fills: Record<string, string> };
  prefill?: Expression;
  items?: Record<string, FieldUi>;
  floor?: boolean;
  legal?: string[];
  basis?: Basis;
}

/** Exactly one of issue, notify, register, assign, recuse, draw, open, send, appoint, dismiss. */
export interface Effect {
  when?: Condition;
  issue?: string;
  notify?: string;
  to?: string[];
  register?: string;
  entry?: Expression;
  set?: Record<string, Expression>;
  assign?: string;
  people?: Expression;
  recuse?: string;
  reason?: Expression;
  draw?: string;
  from?: string;
  where?: Condition;
  count?: Amount;
  exclude?: { when: Condition; because: Text }[];
  person?: string;
  label?: string;
  replace?: Expression;
  open?: string;
  /** Under which edition the case is opened; its opener's where absent. */
  under?: 'inForce';
  with?: Record<string, Record<string, Expression>>;
  /** A message to a service; `set` says what is sent. */
  send?: string;
  /** A role that is held outside of the case from then on, or no longer, by `people` or by the person of a personal number. */
  appoint?: string;
  dismiss?: string;
  pin?: Expression;
  name?: Expression;
  since?: Expression;
  until?: Expression;
  /** Nobody is dismissed who holds this role in an open case of the same applicant. */
  unless?: { held: string; else: Text };
  legal?: string[];
  basis?: Basis;
}

/** A way to count a day: from a day, the one on which the state was entered where none is named. Exactly one of after and before. */
export interface Counting {
  from?: Expression;
  after?: Duration;
  before?: Duration;
}

/** Exactly one of after, before, earliest and latest. */
export interface Due extends Counting {
  id: string;
  title: Text;
  /** The first day of those that are known. */
  earliest?: Counting[];
  /** The last day, once all are known. */
  latest?: Counting[];
  /** States in which it does not run; with the return to its own state it goes on with the days left. */
  pausedIn?: string[];
  /** Further states in which it goes on as it stands. */
  goesOnIn?: string[];
  when?: Condition;
  /** No term: a day on which something is told. */
  reminder?: true;
  late?: Effect[];
  floor?: boolean;
  legal?: string[];
  basis: Basis;
}
