// npm run bench [-- name …]: runs the benchmarks beside it, one process each, all or those named.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const all = ['start', 'submit', 'certificates', 'tables', 'decisions', 'editions', 'validation'];
const chosen = process.argv.slice(2).length > 0 ? process.argv.slice(2) : all;
for (const name of chosen) {
  console.log(`\n${name}`);
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(`./${name}.mjs`, import.meta.url))], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
