/** `jobo types [BUNDLE_DIR…]`: TypeScript for the answers of a bundle's forms and the facts of its decisions. */
import type { Command } from 'commander';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { readEdition } from '../../engine/compile.ts';
import { expandForm } from '../../engine/form.ts';
import type { JsonSchema, Lang } from '../../engine/language.ts';
import type { Decision, Edition } from '../../engine/model.ts';
import { report } from './check.ts';
import { EXIT, type Options, print, printJson, sentence, withOptions } from './console.ts';
import { readCalled } from './files.ts';

export function registerTypes(program: Command, lang: Lang): void {
  const command = program.command('types').argument('[bundles...]', sentence(lang, 'bundles')).description(sentence(lang, 'types'));
  withOptions(command, lang).action(async (dirs: string[], options: Options) => {
    const called = await readCalled(dirs, options.templates);
    process.exitCode = EXIT.well;
    const told: { bundle: string; edition: string; types: string }[] = [];
    for (const id of called.ids) {
      const { edition, problems } = readEdition(called.sources, id);
      if (!edition) process.exitCode = report(problems, called, lang, options);
      else if (options.json) told.push({ bundle: id, edition: edition.hash, types: await typesOf(edition) });
      else print(await typesOf(edition));
    }
    if (options.json && process.exitCode === EXIT.well) printJson(told);
  });
}

/** One interface a form and a decision, named after their ids. */
export async function typesOf(edition: Edition): Promise<string> {
  const forms = Object.keys(edition.forms)
    .sort()
    .map((id) => [`${named(id)}Answers`, answersOf(edition, id)] as const);
  const facts = Object.entries(edition.decisions)
    .sort()
    .map(([id, decision]) => [`${named(id)}Facts`, factsOf(decision)] as const);
  const $defs = Object.fromEntries([...forms, ...facts].map(([name, schema]) => [name, { ...schema, title: name }]));
  const properties = Object.fromEntries(Object.keys($defs).map((name) => [name, { $ref: `#/$defs/${name}` }]));
  const whole = {
    title: named(edition.bundle.id),
    type: 'object',
    properties,
    required: Object.keys($defs),
    additionalProperties: false,
    $defs,
  };
  const bannerComment = `/* ${edition.bundle.id} ${edition.bundle.version} · ${edition.hash} */`;
  return compile(whole as JSONSchema, named(edition.bundle.id), {
    bannerComment,
    ignoreMinAndMaxItems: true,
    style: { singleQuote: true, printWidth: 140 },
  });
}

function named(id: string): string {
  return id
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}

/** The schema of a form's answers. A set of criteria that depends on the case is keyed by any criterion. */
function answersOf(edition: Edition, id: string): object {
  const criteria = edition.forms[id]?.criteria;
  if (!criteria || criteria.set !== undefined) return inlined(expandForm(edition, id, {}).schema);
  const around = [criteria.before, criteria.after].flatMap((fields) => (fields ? [fields.schema] : []));
  const properties = Object.assign({}, ...around.map((schema) => schema.properties ?? {})) as Record<string, JsonSchema>;
  const required = around.flatMap((schema) => schema.required ?? []);
  return {
    type: 'object',
    properties: { ...properties, criteria: { type: 'object', additionalProperties: criteria.each.schema } },
    required: [...required, 'criteria'],
    additionalProperties: false,
  };
}

/** The criterion that a form's schema defines once is written out where it is used: all forms stand in one schema here. */
function inlined({ $defs, ...schema }: JsonSchema): JsonSchema {
  const written = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(written);
    if (typeof node !== 'object' || node === null) return node;
    return '$ref' in node ? $defs?.criterion : Object.fromEntries(Object.entries(node).map(([name, inner]) => [name, written(inner)]));
  };
  return written(schema) as JsonSchema;
}

function factsOf({ inputs }: Decision): object {
  const types = {
    integer: { type: 'integer' },
    number: { type: 'number' },
    string: { type: 'string' },
    boolean: { type: 'boolean' },
    date: { type: 'string', format: 'date' },
  };
  const properties = Object.fromEntries(
    Object.entries(inputs).map(([name, { type, values }]) => [name, { ...types[type], ...(values && { enum: values }) }]),
  );
  return { type: 'object', properties, additionalProperties: false };
}
