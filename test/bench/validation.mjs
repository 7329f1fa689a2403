// Form schemas under ajv: CPU to compile, heap per schema and validations per CPU-second, the shape that is used ($ref to one criterion, not inlined) against the same with every criterion inlined.
import { Ajv } from 'ajv';
import { schemaProblems } from '../../dist/engine/form/schema-validator.js';
import { expandForm } from '../../dist/engine/form.js';
import { answersFor, cpu, held, sixtyEdition } from './sixty.mjs';

const SCHEMAS = 40;
const ROUND = 400;

/** The schema with every criterion written out; what ajv then generates is the inlined shape. */
function inlined({ $defs, ...schema }) {
  const { criteria } = schema.properties;
  const properties = Object.fromEntries(Object.keys(criteria.properties).map((id) => [id, structuredClone($defs.criterion)]));
  return { ...schema, properties: { ...schema.properties, criteria: { ...criteria, properties } } };
}

function measured(what, schema, answers) {
  let n = 0;
  const fresh = () => {
    n += 1;
    // Of one text V8 keeps one code: each schema differs.
    const faults = schemaProblems({ ...schema, maxProperties: 100 + n }, `${what} ${n}`, answers);
    if (faults.length > 0) throw new Error(JSON.stringify(faults[0]));
  };
  fresh();
  const compile = cpu(10, fresh);
  const before = held();
  for (let i = 0; i < SCHEMAS; i += 1) fresh();
  const heap = (held() - before) / SCHEMAS / 1024;
  const hash = `${what} 1`;
  const round = cpu(8, () => {
    for (let i = 0; i < ROUND; i += 1) schemaProblems(schema, hash, answers);
  });
  return {
    shape: what,
    'compile ms': Number(compile.toFixed(1)),
    'KB of heap': Math.round(heap),
    'per CPU-second': Math.round((ROUND / round) * 1000),
  };
}

/** What one gets who writes the criteria out and takes ajv as it comes. */
function defaults() {
  const formats = {
    uri: (text) => /^https?:\/\/[^\s/?#@\\]+([/?#]\S*)?$/i.test(text),
    file: (text) => /^[A-Za-z0-9_-]{1,100}$/.test(text),
    date: true,
    email: true,
  };
  const kept = [];
  const compiled = (n) => kept[kept.push(new Ajv({ formats }).compile({ ...inlined(schema), maxProperties: 100 + n })) - 1];
  const validate = compiled(0);
  validate(answers);
  const compile = cpu(5, (n) => compiled(n + 1)(answers));
  const before = held();
  for (let n = 0; n < 10; n += 1) compiled(n + 10)(answers);
  const heap = (held() - before) / 10 / 1024;
  const round = cpu(8, () => {
    for (let i = 0; i < ROUND; i += 1) validate(answers);
  });
  return { 'compile ms': Math.round(compile), 'KB of heap': Math.round(heap), 'per CPU-second': Math.round((ROUND / round) * 1000) };
}

const { edition } = await sixtyEdition();
const { schema } = expandForm(edition, 'report', { period: { type: 'institutional-general' } });
const answers = answersFor(schema);
console.log(
  `${Object.keys(schema.properties.criteria.properties).length} criteria, answers of ${(Buffer.byteLength(JSON.stringify(answers)) / 1024).toFixed(1)} KB`,
);
const own = measured('one definition, by reference', schema, answers);
const other = measured('every criterion inlined', inlined(schema), answers);
console.table([own, other]);
console.log(`rate: ${(own['per CPU-second'] / other['per CPU-second']).toFixed(2)}× the inlined shape`);
console.log(`inlined under ajv's defaults: ${JSON.stringify(defaults())}`);
const missed = [
  own['compile ms'] > 20 && 'compile',
  own['KB of heap'] > 200 && 'heap',
  own['per CPU-second'] < 2 * other['per CPU-second'] && 'rate',
].filter(Boolean);
console.log(missed.length > 0 ? `missed: ${missed.join(', ')}` : 'within 20 ms, 200 KB and twice the rate');
