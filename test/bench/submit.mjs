// Submitting a self-assessment over HTTP (validated, stored, hash-chained) against a bare Express route that stores the same JSON in the same kind of database:
// milliseconds a request, one after another, and CPU a request of the server process.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { caseBeforeReport, report } from './life.mjs';
import { cpu, signIn, startServer } from './server.mjs';

const CASES = 60;
const ACTION = 'submit-report';

async function timed(pid, rounds, once) {
  const before = cpu(pid);
  const began = performance.now();
  for (let round = 0; round < rounds; round++) await once(round);
  return { ms: (performance.now() - began) / rounds, cpu: ((cpu(pid) - before) * 1000) / rounds };
}

async function ours(folder) {
  const server = await startServer(folder);
  const head = await signIn(server.url, 'head');
  const cases = [];
  for (let n = 0; n < CASES; n++) cases.push(await caseBeforeReport(head));
  const views = await Promise.all(cases.slice(0, 1).map((id) => head('GET', `/api/cases/${id}`)));
  const view = views[0];
  const input = report(view.actions.find((offer) => offer.id === ACTION).form);
  const submit = (id) =>
    head(
      'POST',
      `/api/cases/${id}/actions/${ACTION}`,
      { input },
      { 'If-Match': `"${view.version}"`, 'Idempotency-Key': crypto.randomUUID() },
    );
  for (const id of cases.slice(0, 10)) await submit(id);
  const result = await timed(server.pid, CASES - 10, (n) => submit(cases[n + 10]));
  await server.stop();
  return { result, input };
}

async function bare(folder, input) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./bare.mjs', import.meta.url)), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve) => child.stdout.once('data', (line) => resolve(String(line).trim())));
  const body = JSON.stringify({ input });
  const post = () => fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }).then((answer) => answer.text());
  for (let n = 0; n < 10; n++) await post();
  const result = await timed(child.pid, CASES - 10, post);
  child.kill();
  return { result, bytes: Buffer.byteLength(body) };
}

async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'jobo-submit-'));
  const { result: full, input } = await ours(join(folder, 'jobo'));
  const { result: plain, bytes } = await bare(join(folder, 'bare'), input);
  rmSync(folder, { recursive: true, force: true });
  console.log(`a report of ${(bytes / 1024).toFixed(1)} KB, ${CASES - 10} submissions one after another`);
  console.table({
    'Jobo: submit': { 'ms a request': full.ms.toFixed(1), 'CPU ms a request': full.cpu.toFixed(1) },
    'bare Express route': { 'ms a request': plain.ms.toFixed(1), 'CPU ms a request': plain.cpu.toFixed(1) },
    ratio: { 'ms a request': (full.ms / plain.ms).toFixed(1), 'CPU ms a request': (full.cpu / plain.cpu).toFixed(1) },
  });
}

await run();
