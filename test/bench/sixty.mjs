// The ministry's definitions with their criteria set brought to sixty criteria, the report form over it, and a report of about 30 KB. For the benchmarks of editions and of validation.

import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { hashOf } from '../../dist/engine/canonical.js';
import { readEdition } from '../../dist/engine/compile.js';
import { readFolders } from '../../dist/server/cli/files.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const SET = 'criteria/institutional-general.json';
const BUNDLES = ['kg', 'ministry'];

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc');

/** Bytes of the heap that are held. */
export function held() {
  for (let i = 0; i < 3; i += 1) gc();
  return process.memoryUsage().heapUsed;
}

/** Files of the bundle and of what it extends. */
export async function sixtyFiles() {
  const files = await readFolders(`${root}definitions`, `${root}templates`);
  const set = JSON.parse(files.ministry[SET]);
  const own = set.sections.flatMap(({ criteria }) => criteria);
  const more = Array.from({ length: 60 - own.length }, (_, n) => ({
    ...own[n % own.length],
    id: `more-${n}`,
    code: `9.${n}`,
    floor: false,
  }));
  set.sections.push({ ...set.sections[0], id: 'more', code: '9', criteria: more });
  return { ...Object.fromEntries(BUNDLES.map((id) => [id, files[id]])), ministry: { ...files.ministry, [SET]: JSON.stringify(set) } };
}

export async function sixtyEdition() {
  const { edition, live, problems } = readEdition(await sixtyFiles(), 'ministry');
  if (!edition) throw new Error(JSON.stringify(problems.slice(0, 5), null, 1));
  return { edition, live };
}

/** As many characters a criterion as make about 30 KB. */
export function answersFor(schema) {
  const text = 'Окутуу планы стандартка ылайык келет. '.repeat(12).slice(0, 210);
  const ids = Object.keys(schema.properties.criteria.properties);
  const criteria = Object.fromEntries(
    ids.map((id) => [id, { text, evidence: [hashOf(id).slice(0, 20)], links: ['https://example.org/plan'] }]),
  );
  return { introduction: text, criteria, conclusions: text };
}

/** CPU in milliseconds, the best of several rounds. */
export function cpu(rounds, work) {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage();
    work(round);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
