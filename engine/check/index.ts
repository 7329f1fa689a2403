/**
 * Takes a loaded bundle and those it extends, nearest first; gives every fault of its own definitions at once, in the order of the files.
 * Shape goes first; meaning is asked of what holds its shape, and of the rest of the others as far as it names other files. Runs no decision and no scenario.
 */
import type { Definition, Kind, LoadedBundle } from '../load.ts';
import type { Bundle, Demo, Problem } from '../model.ts';
import { problem } from '../problem.ts';
import { checkBody } from './body.ts';
import { checkDecision } from './decision.ts';
import { checkDocument, checkInheritedTemplates, checkNotice, checkUnusedTemplates } from './document.ts';
import { checkFloor } from './floor.ts';
import { checkForm } from './form.ts';
import { checkLegal } from './legal.ts';
import {
  checkAct,
  checkBundleFile,
  checkCalendar,
  checkChecklist,
  checkClassifier,
  checkCriteria,
  checkParameters,
  checkRegister,
  checkType,
} from './lists.ts';
import { mended } from './mend.ts';
import { overlayFaults } from './overlay.ts';
import { checkProcedure } from './procedure.ts';
import { checkRoles } from './roles.ts';
import { checkService } from './service.ts';
import { isReadable, shapeFaults } from './shape.ts';
import { checkDemo, checkScenario } from './story.ts';
import type { Place, Subject } from './subject.ts';
import { checkTransition } from './transition.ts';
import { checkView } from './view.ts';
import { checkWords } from './words.ts';
import { type World, worldOf } from './world.ts';

/** The meaning of each kind. A kind that is not here has shape only. */
const CHECKS: Partial<Record<Kind, (subject: Subject, value: never, id: string) => void>> = {
  act: checkAct,
  type: checkType,
  criteria: checkCriteria,
  checklist: checkChecklist,
  classifier: checkClassifier,
  form: checkForm,
  procedure: checkProcedure,
  decision: checkDecision,
  document: checkDocument,
  register: checkRegister,
  notice: checkNotice,
  roles: checkRoles,
  service: checkService,
  parameters: checkParameters,
  calendar: checkCalendar,
  view: checkView,
};

/** Every fault of a bundle's own files, sorted by file, line and column. `folder` is the name it lies under, where there is one. */
export function checkBundle(bundle: LoadedBundle, parents: LoadedBundle[], folder?: string): Problem[] {
  const world = worldOf(bundle, parents);
  const problems: Problem[] = [];
  const demos = [bundle, ...parents].flatMap(demoOf);
  const [parent, ...grandparents] = parents;
  const old = parent && parent.id === bundle.id ? worldOf(parent, grandparents) : undefined;
  for (const definition of bundle.definitions) {
    const subject = subjectOf(world, bundle, problems, definition.path);
    const faults = shapeFaults(definition);
    for (const { pointer, code, params, at } of faults) subject.fault(pointer, code, params, { at });
    const rest = isReadable(faults) ? { subject, definition } : mended(definition, subject);
    if (rest) checkMeaning(rest.subject, rest.definition, demos, { folder, parent, old });
    else checkLegal(subject, definition.value);
  }
  problems.push(...overlayFaults(bundle, parents, inheritedFaults));
  const whole = subjectOf(world, bundle, problems, 'bundle.json');
  for (const [index, base] of parents.entries()) if (base.id !== bundle.id) checkFloor(whole, worldOf(base, parents.slice(index + 1)));
  checkUnusedTemplates(whole);
  if ([...world.templates.values()].some(({ own }) => own)) {
    for (const document of world.all('document')) if (!document.own) checkInheritedTemplates(whole, document);
  }
  if (parents.length === 0 && world.complete('bundle') && !Object.hasOwn(bundle.files, 'calendar.json'))
    whole.fault('', 'calendar.missing', {});
  return sorted(problems);
}

/** Data of examples and acts stands by itself: what it means can't be changed from above. */
function inheritedFaults(world: World, bundles: LoadedBundle[]): Problem[] {
  const problems: Problem[] = [];
  for (const bundle of bundles) {
    for (const definition of bundle.definitions) {
      if (['scenario', 'demo', 'act', 'bundle', 'transition'].includes(definition.kind) || !isReadable(shapeFaults(definition))) continue;
      checkMeaning(subjectOf(world, bundle, problems, definition.path), definition, []);
    }
  }
  return problems;
}

/** Where the bundle lies, what it rests on, and the edition of its own that it amends. */
type Where = { folder: string | undefined; parent: LoadedBundle | undefined; old: World | undefined };

function checkMeaning(subject: Subject, { kind, id, value }: Definition, demos: Demo[], where?: Where): void {
  checkLegal(subject, value);
  checkWords(subject, kind, value);
  CHECKS[kind]?.(subject, value as never, id);
  if (kind === 'bundle') checkBody(subject, value as never);
  if (kind === 'bundle') checkBundleFile(subject, value as never, where?.folder, bundleIn(where?.parent));
  if (kind === 'transition') checkTransition(subject, value as never, id, where?.old);
  if (kind === 'demo') checkDemo(subject, value as never, demos);
  if (kind === 'scenario') checkScenario(subject, value as never, demos, where?.old);
}

const bundleIn = (parent: LoadedBundle | undefined) =>
  parent?.definitions.find((definition) => definition.kind === 'bundle' && isReadable(shapeFaults(definition)))?.value as
    | Bundle
    | undefined;

function demoOf({ definitions }: LoadedBundle): Demo[] {
  return definitions.flatMap((definition) =>
    definition.kind === 'demo' && isReadable(shapeFaults(definition)) ? [definition.value as Demo] : [],
  );
}

function subjectOf(world: World, bundle: LoadedBundle, problems: Problem[], path: string): Subject {
  return {
    world,
    lineOf: (pointer: string) => bundle.locate(path, pointer).line,
    fault: (pointer: string, code: string, params: Record<string, unknown> = {}, { at = 'value', level = 'error' }: Place = {}) => {
      problems.push(
        problem(code, params, { ...(pointer.startsWith('/') && { pointer }), file: path, ...bundle.locate(path, pointer, at), level }),
      );
    },
    in: (other) => subjectOf(world, bundle, problems, other),
  };
}

/** By file, line and column; the same fault at the same place once. */
export function sorted(problems: Problem[]): Problem[] {
  const key = ({ file, line, column, code, params }: Problem) => JSON.stringify([file, line, column, code, params]);
  const unique = [...new Map(problems.map((each) => [key(each), each])).values()];
  return unique.sort(
    (a, b) =>
      compare(a.file ?? '', b.file ?? '') || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0) || compare(a.code, b.code),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
