// All that a checked bundle does at run time, in memory: its examples, every form, what each person may do, papers filled in, a comparison with the good one.
import type { Reading } from '../../engine/compile.ts';
import { sayChange } from '../../engine/diff/words.ts';
import { diffOf } from '../../engine/diff.ts';
import { runExamples } from '../../engine/examples.ts';
import { contextOf, expandForm, offers, validateInput } from '../../engine/index.ts';
import type { Case, Edition } from '../../engine/model.ts';
import { act, openCase } from '../../engine/scenario/take.ts';
import { World } from '../../engine/scenario/world.ts';
import { templateSet } from '../../server/pdf/handlebars.ts';
import { dataOf } from '../../server/pdf/template.ts';

type Read = Required<Omit<Reading, 'problems'>>;

/** Gives what papers could not be filled in; throws where the engine does. */
export async function lived(reading: Read, good: Edition): Promise<string[]> {
  const { edition, live, demo } = reading;
  await runExamples(reading);
  for (const change of diffOf(good, edition)) sayChange(change, 'ky');
  const faults: string[] = [];
  for (const scenario of Object.values(edition.scenarios)) {
    const world = new World([edition], live, demo, scenario.start);
    for (const step of scenario.steps) {
      if (step.on !== undefined && step.on >= world.today) world.advance(step.on);
      const name = step.case ?? world.current ?? '';
      const taken =
        step.open !== undefined ? openCase(world, step, step.open) : step.as !== undefined ? await act(world, step, name) : undefined;
      if (taken && ('missing' in taken || !taken.answer.ok)) break;
    }
    for (const kase of world.cases.values()) {
      look(world, kase, reading);
      faults.push(...(await printed(edition, kase)));
    }
  }
  return faults;
}

function look(world: World, kase: Case, { edition, live, demo }: Read): void {
  const now = world.now();
  for (const { id } of demo.persons ?? []) for (const actor of world.actors(id, undefined)) offers(edition, kase, actor, { now, live });
  const context = contextOf(edition, kase, { now, live });
  for (const form of Object.keys(edition.forms)) {
    const expanded = expandForm(edition, form, context);
    validateInput(edition, expanded, {}, {});
    validateInput(edition, expanded, kase.data[form] ?? {}, {});
  }
}

/** The papers of a case, in their languages. */
async function printed(edition: Edition, { papers }: Case): Promise<string[]> {
  const fill = templateSet(edition.templates);
  const faults: string[] = [];
  for (const { document: id, number, date, code, data, languages } of papers)
    for (const lang of languages) {
      const document = edition.documents[id];
      if (!document) continue;
      const given = await dataOf({ edition, document: id, data, number, date, code, lang }, document);
      const filled = fill(document.template, lang, given);
      if ('problem' in filled) faults.push(`${id}.${lang} ${filled.problem.code} ${JSON.stringify(filled.problem.params)}`);
    }
  return faults;
}
