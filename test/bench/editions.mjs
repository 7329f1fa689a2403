// Editions: CPU time to read, check and compile a bundle of sixty criteria against parsing its files, and what the heap holds while 1,000 editions pass through the server's cache.
import { compileSources, readEdition } from '../../dist/engine/compile.js';
import { expandForm } from '../../dist/engine/form.js';
import { validateInput } from '../../dist/engine/validate.js';
import { createEditions } from '../../dist/server/editions.js';
import { answersFor, cpu, held, sixtyEdition, sixtyFiles } from './sixty.mjs';

const MANY = 1000;
const log = { info() {}, warn() {}, error() {} };

async function compileTime() {
  const files = await sixtyFiles();
  const texts = Object.values(files).flatMap((bundle) =>
    Object.entries(bundle)
      .filter(([path]) => path.endsWith('.json'))
      .map(([, text]) => text),
  );
  const parse = cpu(10, () => texts.map((text) => JSON.parse(text)));
  const compile = cpu(10, () => compileSources(files, 'ministry'));
  const whole = cpu(5, () => readEdition(files, 'ministry'));
  const row = (what, ms) => ({ what, ms: Number(ms.toFixed(1)), 'times parsing': Number((ms / parse).toFixed(1)) });
  console.table([
    row('parsing the files', parse),
    row('compiled and hashed (what verify does)', compile),
    row('read, checked and compiled (what import does)', whole),
  ]);
}

/** A store that gives what a database would: the edition parsed anew. Each differs in a text limit, so that no validator is shared. */
function storeOf(text) {
  return { get: async (hash) => ({ ...JSON.parse(text.replaceAll('"value":500', `"value":${400 + (Number(hash) % 100)}`)), hash }) };
}

const KIND = { period: { type: 'institutional-general' } };

/** What a request does with an edition: its form is expanded and answers are judged. */
function used(edition) {
  const expanded = expandForm(edition, 'report', KIND);
  return validateInput(edition, expanded, answersFor(expanded.schema), {}).problems.length;
}

async function throughCache(cache) {
  const marks = [];
  const base = held();
  for (let n = 1; n <= MANY; n += 1) {
    used(await cache(String(n)));
    if ([40, 200, 500, MANY].includes(n)) marks.push({ editions: n, MB: Number(((held() - base) / 2 ** 20).toFixed(1)) });
  }
  return marks;
}

async function memory() {
  const { edition } = await sixtyEdition();
  const text = JSON.stringify(edition);
  const stores = { editions: storeOf(text) };
  const bounded = createEditions({ knex: undefined, stores, clock: undefined, log, demo: false });
  const one = held();
  const kept = [await stores.editions.get('1'), await stores.editions.get('2')];
  console.log(`one edition parsed: ${((held() - one) / kept.length / 2 ** 20).toFixed(2)} MB`);
  console.log('the server’s cache');
  console.table(await throughCache((hash) => bounded.byHash(hash)));
  const all = new Map();
  console.log('a cache without a bound');
  console.table(await throughCache(async (hash) => all.set(hash, await stores.editions.get(hash)).get(hash)));
}

await compileTime();
await memory();
