// Holds the one direction ui → (HTTP) → server → engine, the engine's purity, and that no id of a definition stands in code.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, type SourceFile, sources } from './source.ts';

const engine = sources('engine');
const server = sources('server');
const ui = sources('ui');

/** Imports of a file that lead to another file of the repository, as paths from the root. */
const local = (file: SourceFile) =>
  file.imports
    .filter(({ module }) => module.startsWith('.'))
    .map(({ module, typeOnly }) => ({ path: normalize(join(dirname(file.path), module)), typeOnly }));
const packages = (file: SourceFile) => file.imports.map(({ module }) => module).filter((module) => !module.startsWith('.'));
const folder = (path: string) => path.split('/')[0];

describe('borders', () => {
  it('the engine imports itself and pure packages only', () => {
    const pure = ['@noble/hashes', 'ajv', 'ajv-formats', 'canonicalize', 'handlebars', 'json-rules-engine', 'jsonc-parser', 'recheck'];
    const foreign = engine.flatMap((file) => [
      ...local(file).flatMap(({ path }) => (folder(path) === 'engine' ? [] : [`${file.path} → ${path}`])),
      ...packages(file).flatMap((name) =>
        pure.some((allowed) => name === allowed || name.startsWith(`${allowed}/`)) ? [] : [`${file.path} → ${name}`],
      ),
    ]);
    expect(foreign).toEqual([]);
  });

  it('the engine has no clock, no randomness, no environment', () => {
    const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bglobalThis\b|\bperformance\.|\bsetTimeout\b|\bfetch\(/;
    expect(engine.flatMap((file) => (impure.test(file.text) ? [file.path] : []))).toEqual([]);
  });

  it('the server imports the engine and itself, never the screen', () => {
    expect(
      server.flatMap((file) =>
        local(file).flatMap(({ path }) => (['engine', 'server'].includes(folder(path) ?? '') ? [] : [`${file.path} → ${path}`])),
      ),
    ).toEqual([]);
  });

  it("the screen reaches the engine's browser door, and the server's shapes as types only", () => {
    const wrong = ui.flatMap((file) =>
      local(file).flatMap(({ path, typeOnly }) => {
        if (folder(path) === 'ui' || path === 'engine/browser.ts') return [];
        return typeOnly && ['server/http/contract.ts', 'engine/model.ts', 'engine/language.ts'].includes(path)
          ? []
          : [`${file.path} → ${path}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("nothing behind the engine's browser door generates code", () => {
    const seen = new Set<string>();
    const walk = (path: string): void => {
      const file = engine.find((candidate) => candidate.path === path);
      if (!file || seen.has(path)) return;
      seen.add(path);
      for (const next of local(file)) if (!next.typeOnly) walk(next.path);
    };
    walk('engine/browser.ts');
    const generating = engine
      .filter((file) => seen.has(file.path))
      .flatMap((file) => packages(file).filter((name) => /^(ajv|json-rules-engine|handlebars)/.test(name)));
    expect(seen.size).toBeGreaterThan(3);
    expect(generating).toEqual([]);
  });

  it('only one module of the server reads the environment', () => {
    expect(server.flatMap((file) => (/\bprocess\.env\b/.test(file.text) ? [file.path] : []))).toEqual(['server/config.ts']);
  });
});

describe('data, not code', () => {
  const ids = definitionIds();
  const found = [...engine, ...server, ...ui]
    .filter((file) => !file.path.includes('/messages/'))
    .flatMap((file) =>
      file.strings.flatMap(({ value, line }) => (ids.has(value) ? [{ value, at: `${file.path}:${line} '${value}'` }] : [])),
    );
  const language = languageWords();
  const others = Object.values(OTHER_WORDS).flat();

  it('no id of a definition stands in engine/, server/ or ui/', () => {
    expect(ids.size).toBeGreaterThan(100);
    expect(found.flatMap(({ value, at }) => (language.has(value) || others.includes(value) ? [] : [at]))).toEqual([]);
  });

  it('is searched for every id but plain words of the code that a definition happens to use too', () => {
    expect(others.filter((word) => !/^[a-z]+$/.test(word))).toEqual([]);
    expect(others.filter((word) => language.has(word) || !found.some(({ value }) => value === word))).toEqual([]);
  });
});

/** Words beside those of the meta-schemas that the code uses in a meaning of its own, and a definition as an id. */
const OTHER_WORDS = {
  kinds: ['act', 'answered', 'draft', 'full', 'paper'],
  shapes: ['changes', 'closed', 'done', 'met', 'removed'],
  columns: ['receipt', 'result'],
  commands: ['check'],
  web: ['close', 'finish', 'submit'],
  switches: ['no', 'one', 'yes'],
};

/** Names and values of the meta-schemas. */
function languageWords(): Set<string> {
  const words = new Set<string>();
  const visit = (node: unknown): void => {
    if (!node || typeof node !== 'object') return;
    const { properties, enum: values, const: only } = node as { properties?: object; enum?: unknown; const?: unknown };
    for (const name of Object.keys(properties ?? {})) words.add(name);
    for (const value of [...(Array.isArray(values) ? values : []), only]) if (typeof value === 'string') words.add(value);
    for (const child of Object.values(node)) visit(child);
  };
  const folder = join(root, 'engine/meta');
  for (const name of readdirSync(folder)) if (name.endsWith('.schema.json')) visit(JSON.parse(readFileSync(join(folder, name), 'utf8')));
  return words;
}

/** File names of all kinds, and the ids inside procedures, decisions, roles, parameters, criteria and classifiers. */
function definitionIds(): Set<string> {
  const ids = new Set<string>();
  const keys = (value: unknown) => Object.keys((value ?? {}) as Record<string, unknown>);
  const folderPath = join(root, 'definitions');
  for (const entry of readdirSync(folderPath, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.json')) continue;
    const value = JSON.parse(readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    const single = ['bundle.json', 'roles.json', 'parameters.json', 'calendar.json', 'demo.json'].includes(entry.name);
    if (!single) ids.add(entry.name.replace('.json', ''));
    for (const id of [...keys(value.roles), ...keys(value.parameters), ...keys(value.states), ...keys(value.facts), ...keys(value.inputs)])
      ids.add(id);
    for (const state of Object.values((value.states ?? {}) as Record<string, { actions?: object; parts?: object; due?: { id: string }[] }>))
      for (const id of [...keys(state.actions), ...keys(state.parts), ...(state.due ?? []).map((due) => due.id)]) ids.add(id);
    for (const item of [...(value.outcomes ?? []), ...(value.rules ?? []), ...(value.items ?? []), ...(value.stages ?? [])])
      if (item.id) ids.add(item.id);
    for (const section of value.sections ?? []) for (const criterion of section.criteria ?? []) ids.add(criterion.id);
    if (entry.name === 'bundle.json') ids.add(value.id);
  }
  return ids;
}
