// Takes the meta-schemas beside it; gives engine/definitions.gen.ts (types) and engine/meta.gen.ts (the schemas as data).
// With --check it writes nothing and exits 1 when either file is stale.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';

const here = dirname(fileURLToPath(import.meta.url));
const engine = dirname(here);
const schemas = Object.fromEntries(
  readdirSync(here)
    .filter((file) => file.endsWith('.schema.json'))
    .sort()
    .map((file) => [file.replace('.schema.json', ''), JSON.parse(readFileSync(join(here, file), 'utf8'))]),
);

/** One document for the type generator: every kind and every common shape in $defs, references made local. */
function combined() {
  const { common, ...kinds } = schemas;
  const local = (node) => {
    if (Array.isArray(node)) return node.map(local);
    if (node === null || typeof node !== 'object') return node;
    if (node.tsType) return { tsType: node.tsType };
    const target = typeof node.$ref === 'string' ? node.$ref.split('/').pop() : undefined;
    if (target) return common.$defs[target].tsType ? { tsType: common.$defs[target].tsType } : { $ref: `#/$defs/${target}` };
    const dropped = ['$id', 'propertyNames', ...(node.properties ? ['oneOf'] : [])];
    return Object.fromEntries(Object.entries(node).flatMap(([key, value]) => (dropped.includes(key) ? [] : [[key, local(value)]])));
  };
  const shared = Object.fromEntries(Object.entries(common.$defs).filter(([, schema]) => !schema.tsType));
  const $defs = { ...local(shared), ...Object.fromEntries(Object.entries(kinds).map(([kind, schema]) => [kind, local(schema)])) };
  const properties = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, { $ref: `#/$defs/${kind}` }]));
  return { title: 'DefinitionByKind', type: 'object', properties, required: Object.keys(kinds), additionalProperties: false, $defs };
}

const banner = '/* Generated from engine/meta/*.schema.json by engine/meta/generate.mjs. Do not edit. */';
const imports = `import type { Amount, Condition, Due, Effect, Expression, FieldUi, JsonSchema, Lang, Quorum, Scalar, TableRow, Text, Basis, Tone } from './language.ts';`;
const types = await compile(combined(), 'DefinitionByKind', {
  bannerComment: `${banner}\n${imports}`,
  ignoreMinAndMaxItems: true,
  unreachableDefinitions: false,
  format: true,
  style: { singleQuote: true, printWidth: 140 },
});
const outputs = {
  'definitions.gen.ts': types,
  'meta.gen.ts': `${banner}\nexport const META: Record<string, Record<string, unknown>> = ${JSON.stringify(schemas, null, 2)};\n`,
};

const stale = Object.entries(outputs).filter(([file, text]) => {
  try {
    return readFileSync(join(engine, file), 'utf8') !== text;
  } catch {
    return true;
  }
});
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`engine/${file} is stale: run npm run types`);
  process.exit(stale.length > 0 ? 1 : 0);
}
for (const [file, text] of stale) writeFileSync(join(engine, file), text);
