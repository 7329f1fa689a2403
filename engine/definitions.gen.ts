/* Generated from engine/meta/*.schema.json by engine/meta/generate.mjs. Do not edit. */
import type {
  Amount,
  Condition,
  Due,
  Effect,
  Expression,
  FieldUi,
  JsonSchema,
  Lang,
  Quorum,
  Scalar,
  TableRow,
  Text,
  Basis,
  Tone
} from './language.ts';

export type FormMove = {
  form?: string;
  /**
   * Old field → new one; null drops it. An answer to a criterion is criteria.ID.
   */
  fields?: {
    [k: string]: string | null;
  };
} | null;

export interface DefinitionByKind {
  act: Act;
  bundle: Bundle;
  calendar: Calendar;
  checklist: Checklist;
  classifier: Classifier;
  criteria: Criteria;
  decision: Decision;
  demo: Demo;
  document: Document;
  form: Form;
  notice: Notice;
  parameters: Parameters;
  patch: Patch;
  procedure: Procedure;
  register: Register;
  roles: Roles;
  scenario: Scenario;
  service: Service;
  transition: Transition;
  type: Type;
  view: View;
}
/**
 * acts/ID.json: a regulation, clause by clause, in our own short words.
 */
export interface Act {
  title: Text;
  number?: string;
  date?: string;
  source?: string;
  /**
   * @minItems 1
   */
  clauses: Clause[];
}
export interface Clause {
  id: string;
  force: 'obliges' | 'permits' | 'states';
  text: Text;
}
/**
 * bundle.json: what the bundle is, whose it is and from when.
 */
export interface Bundle {
  id: string;
  version: string;
  title: Text;
  extends?: string;
  /**
   * The folder of an earlier edition of the same bundle that this folder changes; in place of extends.
   */
  amends?: string;
  effectiveFrom: string;
  languages: Lang[];
  body?: Body;
  /**
   * Acts whose clauses this bundle is to carry; every act where absent, none where empty. The others are another body's.
   */
  answersFor?: string[];
  legal?: string[];
}
/**
 * The body that acts by this bundle.
 */
export interface Body {
  name: Text;
  short: Text;
  address?: Text;
  contact?: string;
  /**
   * The body's tax number: a certificate that signs for it must bear it.
   */
  inn?: string;
  innBasis?: Basis;
  basis?: Basis;
  legal?: string[];
}
/**
 * calendar.json: working days of the country. Live data: not part of an edition's hash.
 */
export interface Calendar {
  timezone: string;
  weekend: number[];
  /**
   * A deadline on a day off moves to the next working day.
   */
  rollForward: boolean;
  years: {
    [k: string]: CalendarYear;
  };
}
export interface CalendarYear {
  provisional: boolean;
  basis?: Basis;
  source?: string;
  holidays: Holiday[];
  workingDays?: string[];
}
export interface Holiday {
  date: string;
  title: Text;
}
/**
 * checklists/ID.json: documents to attach.
 */
export interface Checklist {
  title: Text;
  basis?: Basis;
  legal?: string[];
  /**
   * @minItems 1
   */
  items: ChecklistItem[];
}
export interface ChecklistItem {
  id: string;
  title: Text;
  help?: Text;
  required?: boolean;
  requiredWhen?: Condition;
  /**
   * No bundle that extends this one may drop it, or ask for it less often.
   */
  floor?: boolean;
  maxFiles?: number;
  basis: Basis;
  legal?: string[];
}
/**
 * classifiers/ID.json: a code list.
 */
export interface Classifier {
  title: Text;
  /**
   * @minItems 1
   */
  items: ClassifierItem[];
  legal?: string[];
  basis?: Basis;
}
export interface ClassifierItem {
  id: string;
  title: Text;
  /**
   * What the code counts for in points.
   */
  value?: number;
  tone?: Tone;
  legal?: string[];
  basis?: Basis;
}
/**
 * criteria/ID.json: a criteria set; it expands into the forms that name it.
 */
export interface Criteria {
  title: Text;
  basis: Basis;
  legal?: string[];
  note?: Text;
  /**
   * @minItems 1
   */
  sections: CriteriaSection[];
}
export interface CriteriaSection {
  id: string;
  code: string;
  title: Text;
  basis?: Basis;
  legal?: string[];
  /**
   * @minItems 1
   */
  criteria: Criterion[];
}
export interface Criterion {
  id: string;
  code: string;
  title: Text;
  help?: Text;
  /**
   * How many times it counts in points; 1 where absent.
   */
  weight?: number;
  /**
   * No bundle that extends this one may drop it.
   */
  floor?: boolean;
  basis: Basis;
  legal?: string[];
}
/**
 * decisions/ID.json: rules with a hit policy, their facts, outcomes and test cases.
 */
export interface Decision {
  title: Text;
  basis: Basis;
  legal?: string[];
  /**
   * Outcomes stand from what gives most to what gives least; bundles that extend this one may give no more for the same facts.
   */
  floor?: boolean;
  policy: 'first' | 'unique' | 'any' | 'priority' | 'ruleOrder' | 'collect';
  aggregate?: Aggregate;
  /**
   * Facts by name; the procedure that proposes the decision declares facts of the same names.
   */
  inputs: {
    [k: string]: DecisionInput;
  };
  /**
   * @minItems 1
   */
  outcomes: Outcome[];
  /**
   * @minItems 1
   */
  rules?: Rule[];
  table?: DecisionTable;
  /**
   * @minItems 1
   */
  cases: DecisionCase[];
}
/**
 * Under collect: one number out of what the outcomes carry, or how many rules hold.
 */
export interface Aggregate {
  sum?: string;
  min?: string;
  max?: string;
  count?: true;
  as: string;
}
export interface DecisionInput {
  title: Text;
  type: 'integer' | 'number' | 'string' | 'boolean' | 'date';
  /**
   * The codes it may be; nothing else is taken for a value.
   *
   * @minItems 1
   */
  values?: string[];
  classifier?: string;
  min?: number;
  max?: number;
}
export interface Outcome {
  id: string;
  title: Text;
  tone?: Tone;
  /**
   * What the outcome carries, as years of a term.
   */
  values?: {
    [k: string]: Scalar;
  };
  /**
   * Bundles that extend this one may not raise its values; an outcome without values may not be dropped.
   */
  floor?: boolean;
  legal?: string[];
  basis?: Basis;
}
export interface Rule {
  id: string;
  title?: Text;
  when?: Condition;
  otherwise?: true;
  outcome: string;
  because: Text;
  /**
   * Where this rule decides, bundles that extend this one may give no more.
   */
  floor?: boolean;
  legal?: string[];
  basis: Basis;
}
/**
 * A second way of writing rules: a row is a cell for each column, the outcome, and at will a note.
 */
export interface DecisionTable {
  /**
   * @minItems 1
   */
  columns: string[];
  rows: TableRow[];
  because: Text;
  legal?: string[];
  basis: Basis;
}
export interface DecisionCase {
  title?: string;
  on?: string;
  given: {
    [k: string]: unknown;
  };
  expect: {
    outcome?: string;
    rule?: string;
    outcomes?: string[];
    values?: {
      [k: string]: unknown;
    };
    /**
     * @minItems 1
     */
    undetermined?: string[];
  };
}
/**
 * demo.json: persons, organisations and register entries of the embedded default and of the scenarios. Never read with a real database.
 */
export interface Demo {
  organisations?: DemoOrganisation[];
  persons?: DemoPerson[];
  /**
   * Register entries: register id → list.
   */
  entries?: {
    [k: string]: DemoEntry[];
  };
}
export interface DemoOrganisation {
  id: string;
  name: Text;
  /**
   * false: outside services know it, the product does not yet.
   */
  registered?: boolean;
  data: {
    [k: string]: unknown;
  };
}
export interface DemoPerson {
  id: string;
  name: string;
  pin?: string;
  email?: string;
  phone?: string;
  about?: Text;
  /**
   * @minItems 1
   */
  memberships: DemoMembership[];
}
export interface DemoMembership {
  role: string;
  organisation?: string;
  bundle?: string;
  territory?: string;
}
export interface DemoEntry {
  id: string;
  organisation?: string;
  data: {
    [k: string]: unknown;
  };
}
/**
 * documents/ID.json: a paper: its template, its number and the data it is given. templates/BUNDLE/TEMPLATE.LANG.hbs prints it.
 */
export interface Document {
  title: Text;
  view?: Text;
  template: string;
  languages: Lang[];
  page?: PageFormat;
  number: {series: string; format: string} | {from: Expression};
  date?: Expression;
  proves?: string;
  entry?: Expression;
  data: Record<string, Expression>;
  /**
   * Data for the workshop's preview and jobo render.
   */
  sample: {
    [k: string]: unknown;
  };
  /**
   * Roles that may read the paper and its draft; all readers of the case where absent.
   *
   * @minItems 1
   */
  sees?: string[];
  legal?: string[];
  basis: Basis;
}
export interface PageFormat {
  landscape?: boolean;
}
/**
 * forms/ID.json: what is asked. Exactly one of: plain fields (schema + ui), a criteria set with the fields asked of each criterion, a checklist.
 */
export interface Form {
  title: Text;
  intro?: Text;
  schema?: JsonSchema;
  ui?: Record<string, FieldUi>;
  criteria?: CriteriaForm;
  checklist?: string;
  /**
   * Roles that may see what is answered here; all readers of the case where absent. What one has handed in as a part one always sees.
   *
   * @minItems 1
   */
  sees?: string[];
  legal?: string[];
  basis?: Basis;
}
/**
 * Answers are {criteria: {<criterion id>: {…each}}, …before, …after}.
 */
export interface CriteriaForm {
  set?: string;
  /**
   * Path in the case to the id of a type, whose criteria set is asked.
   */
  ofType?: string;
  each: Fields;
  before?: Fields;
  beforeTitle?: Text;
  after?: Fields;
  afterTitle?: Text;
  prefill?: Expression;
  /**
   * Path in the case to answers of a criteria form (a form id is one), shown beside the same criterion.
   */
  showing?: string;
}
/**
 * A small form: one object schema and the texts of its fields.
 */
export interface Fields {
  schema: JsonSchema;
  ui: Record<string, FieldUi>;
}
/**
 * notices/ID.json: a message; {name} is filled from data.
 */
export interface Notice {
  title: Text;
  text: Text;
  data?: Record<string, Expression>;
  legal?: string[];
  basis?: Basis;
}
/**
 * parameters.json: values with the day they come into force and the clause that set them.
 */
export interface Parameters {
  parameters: {
    [k: string]: Parameter;
  };
}
export interface Parameter {
  title: Text;
  /**
   * Bundles that extend this one may only make it tighter; not change it at all where tighter is absent.
   */
  floor?: boolean;
  /**
   * What of the product itself this parameter sets.
   */
  sets?: 'signature-code-minutes' | 'signature-code-attempts';
  /**
   * Which way is stricter.
   */
  tighter?: 'less' | 'more';
  /**
   * @minItems 1
   */
  values: ParameterValue[];
}
export interface ParameterValue {
  from: string;
  value: number | string | boolean;
  legal?: string[];
  basis: Basis;
}
/**
 * KIND/ID.patch.json: what a bundle changes in a definition it inherits; only what differs is written.
 */
export interface Patch {
  /**
   * The whole definition, or the item of a list, is taken away.
   */
  $remove?: true;
  [k: string]: unknown;
}
/**
 * procedures/ID.json: states, who may do what in each, and what follows.
 */
export interface Procedure {
  title: Text;
  menu: Text;
  order?: number;
  basis: Basis;
  legal?: string[];
  number: NumberSeries;
  summary: Expression;
  opens: Opening;
  /**
   * Who may see a case. Organisation roles see their own organisation's only, territory roles those of their territory.
   *
   * @minItems 1
   */
  readers: Reader[];
  facts?: Record<string, Expression>;
  /**
   * The stepper.
   *
   * @minItems 1
   */
  stages: Stage[];
  initial: string;
  states: {
    [k: string]: State;
  };
}
/**
 * Human numbers: {n:5} is the counter padded to 5, {year} the year. One counter per series and year where the format names the year.
 */
export interface NumberSeries {
  series: string;
  format: string;
}
export interface Opening {
  title: Text;
  help?: Text;
  /**
   * @minItems 1
   */
  who: string[];
  require?: Requirement[];
  /**
   * Closed cases of the same applicant that this one may take up: an application made again, an appeal.
   *
   * @minItems 1
   */
  from?: Origin[];
  /**
   * true: while an applicant has such a case open, no other is opened.
   */
  single?: true;
  /**
   * false: only from such a case.
   */
  alone?: boolean;
  legal?: string[];
  basis?: Basis;
}
/**
 * What must hold before an action; the sentence says what to do when it does not.
 */
export interface Requirement {
  that: Condition;
  else: Text;
  with?: Record<string, Expression>;
  /**
   * JSON Pointer of the field at fault.
   */
  field?: string;
  level?: 'error' | 'warning';
  /**
   * Bundles that extend this one may not drop it.
   */
  floor?: boolean;
  legal?: string[];
  basis?: Basis;
}
export interface Origin {
  procedure: string;
  /**
   * Final states.
   *
   * @minItems 1
   */
  states: string[];
  /**
   * true: the case may still be open, so that states which are not final may be named.
   */
  open?: boolean;
  /**
   * true: a case is taken up once only.
   */
  once?: true;
  /**
   * Whose answers are carried over; those of all forms that both procedures have where absent.
   */
  forms?: string[];
}
export interface Reader {
  /**
   * @minItems 1
   */
  who: string[];
  /**
   * Only in these states; in all where absent.
   *
   * @minItems 1
   */
  states?: string[];
}
export interface Stage {
  id: string;
  title: Text;
  /**
   * @minItems 1
   */
  states: string[];
}
export interface State {
  title: Text;
  tone?: Tone;
  final?: boolean;
  note?: Text;
  /**
   * Answers shown at the top while the case stands here, as the reasons of a refusal: a form, or a field of one as FORM.FIELD.
   *
   * @minItems 1
   */
  tells?: string[];
  basis?: Basis;
  legal?: string[];
  due?: Due[];
  /**
   * What several people hand in, each for oneself, while the case stands here.
   */
  parts?: {
    [k: string]: Part;
  };
  /**
   * What follows when a service has answered while the case stands here: the first way whose condition holds.
   */
  answers?: {
    /**
     * @minItems 1
     */
    [k: string]: AnswerWay[];
  };
  actions?: {
    [k: string]: Action;
  };
}
export interface Part {
  title: Text;
  action: Text;
  /**
   * @minItems 1
   */
  who: string[];
  form: string;
  quorum?: Quorum;
  sign?: 'person';
  /**
   * Bundles that extend this one may not drop it, lower its quorum, or open it to more roles.
   */
  floor?: boolean;
  legal?: string[];
  basis?: Basis;
}
export interface AnswerWay {
  when?: Condition;
  to?: string;
  then?: Effect[];
  legal?: string[];
  basis?: Basis;
}
export interface Action {
  title: Text;
  help?: Text;
  tone?: 'primary' | 'default' | 'danger';
  /**
   * @minItems 1
   */
  who: string[];
  form?: string;
  /**
   * The form opens in a dialog, not in the page.
   */
  dialog?: boolean;
  /**
   * Nobody is waited for because of it: a way back, a change of mind.
   */
  optional?: true;
  /**
   * Documents that can be read as drafts before the action.
   */
  shows?: string[];
  /**
   * Parts that must have their quorum.
   */
  needs?: string[];
  require?: Requirement[];
  propose?: string;
  /**
   * On whose behalf it is signed.
   */
  sign?: 'organisation' | 'body' | 'person';
  confirm?: Text;
  to?: string;
  /**
   * Bundles that extend this one may not drop it, its signature or the parts it needs, or open it to more roles.
   */
  floor?: boolean;
  then?: Effect[];
  legal?: string[];
  basis?: Basis;
}
/**
 * registers/ID.json: entries with a status derived from their data and the day.
 */
export interface Register {
  title: Text;
  public: boolean;
  /**
   * Its entries are the organisations that cases are of: what is entered here is what later cases know of their applicant.
   */
  applicants?: true;
  unique?: Unique;
  fields: {
    [k: string]: RegisterField;
  };
  /**
   * @minItems 1
   */
  columns: string[];
  /**
   * The field that holds the last day it is valid.
   */
  until?: string;
  /**
   * The first whose condition holds on the entry (fields by name, and today).
   *
   * @minItems 1
   */
  status: RegisterStatus[];
  legal?: string[];
  basis?: Basis;
}
/**
 * No two entries of one organisation have the same values of these fields.
 */
export interface Unique {
  /**
   * @minItems 1
   */
  fields: string[];
  while?: Condition;
  else: Text;
}
export interface RegisterField {
  title: Text;
  type: 'string' | 'text' | 'date' | 'number' | 'boolean' | 'list' | 'record';
  classifier?: string;
  public?: boolean;
  /**
   * Roles that may see the field; all who see the entry where absent.
   *
   * @minItems 1
   */
  sees?: string[];
}
export interface RegisterStatus {
  id: string;
  title: Text;
  meaning?: Text;
  tone: Tone;
  when?: Condition;
}
/**
 * roles.json: the roles people hold, and where a role is held.
 */
export interface Roles {
  roles: {
    [k: string]: Role;
  };
}
export interface Role {
  title: Text;
  scope: 'organisation' | 'territory' | 'body' | 'case' | 'platform' | 'newcomer';
  territory?: TerritoryField;
  /**
   * What the role may do outside of cases.
   */
  may?: ('advance-clock' | 'edit-definitions' | 'see-access' | 'see-register')[];
  /**
   * Who holds it directs the organisation: at sign-in the name must be the one that the register of legal entities gives (`head` of the organisation's data).
   */
  director?: boolean;
  /**
   * Roles that who holds this one may give and end: in the same organisation, territory or body; a role of the platform anywhere.
   *
   * @minItems 1
   */
  appoints?: string[];
  /**
   * Bundles that extend this one may not widen where it is held, or what it may do.
   */
  floor?: boolean;
  legal?: string[];
  basis?: Basis;
}
/**
 * Where scope is territory: the field of the applicant that says where it lies, and the code list of territories.
 */
export interface TerritoryField {
  field: string;
  classifier: string;
}
/**
 * scenarios/ID.json: the life of a case: who did what when, and what must have come out. Persons, organisations and registers are the demo's.
 */
export interface Scenario {
  title: Text;
  legal?: string[];
  start: string;
  /**
   * @minItems 1
   */
  steps: ScenarioStep[];
}
export interface ScenarioStep {
  note?: string;
  on?: string;
  as?: string;
  role?: string;
  /**
   * A name for the case within the scenario.
   */
  case?: string;
  open?: string;
  /**
   * The case, by its name, that the opened one takes up.
   */
  from?: string;
  do?: string;
  part?: string;
  answer?: string;
  /**
   * The service's own words where it refuses.
   */
  refused?: string;
  /**
   * What a register answers: the field typed → the fields of the answer; null where it knows nothing. Where absent it answers what the step fills in.
   */
  lookup?: {
    [k: string]: {
      [k: string]: unknown;
    } | null;
  };
  /**
   * Moves the case to the edition in force that day.
   */
  move?: true;
  /**
   * Answers of the form. In a criteria form 'each' fills every criterion that 'criteria' leaves out.
   */
  with?: {
    [k: string]: unknown;
  };
  expect?: Expectation;
}
export interface Expectation {
  state?: string;
  /**
   * Code of the problem the step must be answered with.
   */
  problem?: string;
  proposal?: {
    decision?: string;
    outcome?: string;
    rule?: string;
  };
  /**
   * Documents issued in the case so far, in order.
   */
  papers?: string[];
  /**
   * Notices sent by this step.
   */
  notices?: string[];
  /**
   * Running deadlines, id → day.
   */
  due?: {
    [k: string]: string;
  };
  /**
   * Roles that a person holds after the step, by person.
   */
  holds?: {
    [k: string]: string[];
  };
  /**
   * Service id → status and fields of its answer.
   */
  services?: {
    [k: string]: {
      [k: string]: unknown;
    };
  };
  /**
   * Register id → status and fields of the case's entry.
   */
  register?: {
    [k: string]: {
      [k: string]: unknown;
    };
  };
}
/**
 * services/ID.json: an outside service reached over X-Road: where it is, what is sent, what it answers.
 */
export interface Service {
  title: Text;
  address: ServiceAddress;
  /**
   * What is sent, by name.
   */
  sends: {
    [k: string]: ServiceParameter;
  };
  answer: ServiceReply;
  says?: ServiceWords;
  legal?: string[];
  basis: Basis;
}
export interface ServiceAddress {
  /**
   * Member class: GOV, COM.
   */
  class: string;
  /**
   * Member code.
   */
  member: string;
  subsystem?: string;
  /**
   * Service code.
   */
  service: string;
  /**
   * Stands before the path.
   */
  version?: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /**
   * What is sent under {name} stands in the path, the rest in the body; with GET and DELETE in the query.
   */
  path?: string;
}
export interface ServiceParameter {
  title: Text;
  /**
   * May be left out.
   */
  optional?: boolean;
}
export interface ServiceReply {
  schema: JsonSchema;
  /**
   * What is taken from it, by the names used here.
   */
  fields: {
    [k: string]: ServiceField;
  };
}
export interface ServiceField {
  title: Text;
  /**
   * Path within the answer.
   */
  from: string;
}
/**
 * In place of the usual words.
 */
export interface ServiceWords {
  notFound?: Text;
  unavailable?: Text;
}
/**
 * transitions/PROCEDURE.json: how a running case of an earlier edition may be moved to this one. Without it running cases stay where they were opened.
 */
export interface Transition {
  title: Text;
  help?: Text;
  /**
   * Roles that may move a case.
   *
   * @minItems 1
   */
  who: string[];
  procedure?: string;
  /**
   * Old state → new one. A state that is not named keeps its name.
   */
  states?: {
    [k: string]: string;
  };
  /**
   * Old states in which a case can't be moved.
   *
   * @minItems 1
   */
  stay?: string[];
  /**
   * Old form → what becomes of its answers; null drops them. A form that is not named keeps its name.
   */
  forms?: {
    [k: string]: FormMove;
  };
  /**
   * Old part → new one; null drops what was handed in.
   */
  parts?: {
    [k: string]: string | null;
  };
  /**
   * Old role held in the case → new one; null takes it away.
   */
  roles?: {
    [k: string]: string | null;
  };
  /**
   * keep: those of the same id go on; anew: those of the new state begin on the day of the move.
   */
  deadlines: 'keep' | 'anew';
  /**
   * Who is told.
   *
   * @minItems 1
   */
  then?: MoveNotice[];
  legal?: string[];
  basis: Basis;
}
export interface MoveNotice {
  notify: string;
  /**
   * @minItems 1
   */
  to: string[];
}
/**
 * types/ID.json: something one can apply for.
 */
export interface Type {
  title: Text;
  order?: number;
  criteria: string;
  /**
   * Codes of its own, kind or level: for the reader of the definitions; nothing is decided by them.
   */
  attributes?: {
    [k: string]: string | number | boolean;
  };
  legal?: string[];
  basis: Basis;
}
/**
 * views/ID.json: a screen beside the cases themselves: a list in tabs, a table of organisations by years, or the years of one organisation compared.
 */
export interface View {
  title: Text;
  menu?: Text;
  intro?: Text;
  /**
   * Its place in the menu, the smallest first.
   */
  order?: number;
  /**
   * Roles that have this screen. What stands in it passes through what each may read.
   *
   * @minItems 1
   */
  who: string[];
  list?: ViewList;
  table?: ViewTable;
  comparison?: ViewComparison;
  legal?: string[];
  basis?: Basis;
}
export interface ViewList {
  /**
   * @minItems 1
   */
  tabs: ViewTab[];
  /**
   * @minItems 1
   */
  columns: ViewColumn[];
  /**
   * The latest change first, or the earliest deadline first.
   */
  sort?: 'updated' | 'due';
}
export interface ViewTab {
  id: string;
  title: Text;
  /**
   * @minItems 1
   */
  cases: CaseSource[];
  /**
   * Procedures that may be begun from here.
   *
   * @minItems 1
   */
  opens?: string[];
  empty?: Text;
}
/**
 * Cases of a procedure, in these states; in all where absent.
 */
export interface CaseSource {
  procedure: string;
  /**
   * @minItems 1
   */
  states?: string[];
}
export interface ViewColumn {
  id: string;
  title: Text;
  value?: Expression;
  /**
   * The state, the nearest deadline, what can be done next.
   */
  shows?: 'state' | 'due' | 'next';
}
/**
 * A row for each organisation that one may see.
 */
export interface ViewTable {
  /**
   * Fields that the register of organisations must have with these values.
   */
  where?: {
    [k: string]: string | number | boolean;
  };
  years: ViewYears;
  /**
   * @minItems 1
   */
  columns?: ViewMark[];
  comparison?: string;
}
export interface ViewYears {
  /**
   * @minItems 1
   */
  cases: CaseSource[];
  year: Expression;
  entries?: YearEntries;
  /**
   * How many years are shown, this one the last.
   */
  count: number;
}
/**
 * Years that no case is known of stand in a register: a field of it holds the day or the year.
 */
export interface YearEntries {
  register: string;
  year: string;
}
export interface ViewMark {
  id: string;
  title: Text;
  /**
   * @minItems 1
   */
  cases: CaseSource[];
  /**
   * Where the cases stand, the deadlines that run in them, or those that have passed.
   */
  shows: 'state' | 'deadlines' | 'overdue';
  /**
   * Only these deadlines.
   *
   * @minItems 1
   */
  deadlines?: string[];
}
/**
 * The answers of one organisation over its years, criterion by criterion.
 */
export interface ViewComparison {
  /**
   * Fields that the register of organisations must have with these values.
   */
  where?: {
    [k: string]: string | number | boolean;
  };
  /**
   * @minItems 1
   */
  cases: CaseSource[];
  year: Expression;
  /**
   * Path to the answers of a criteria form, in the case and in an entry alike: FORM.criteria.
   */
  criteria: string;
  /**
   * Which fields of each criterion.
   *
   * @minItems 1
   */
  shows: string[];
  entries?: YearEntries;
}
