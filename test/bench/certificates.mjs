// Certificates per CPU-second: template and printer of papers against bare puppeteer (one page, setContent + pdf) with the same HTML, in one run.
// CPU time is this process and its browsers, read from /proc; run `npm run build:code` first. Usage: node test/bench/certificates.mjs [COUNT]
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer';
import { readEdition } from '../../dist/engine/compile.js';
import { newCode } from '../../dist/server/codes.js';
import { findBrowser } from '../../dist/server/pdf/browser.js';
import { fontCss } from '../../dist/server/pdf/fonts.js';
import { createRenderer } from '../../dist/server/pdf/renderer.js';
import { createTemplates } from '../../dist/server/pdf/template.js';

const COUNT = Number(process.argv[2] ?? 200);
const ROUNDS = 3;
const root = fileURLToPath(new URL('../../', import.meta.url));
const TICKS = 100;

/** CPU seconds of this process and all that it started. */
function cpuSeconds() {
  const own = process.cpuUsage();
  const children = new Map();
  const ticks = new Map();
  for (const name of fs.readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    try {
      const stat = fs.readFileSync(`/proc/${name}/stat`, 'utf8');
      const [, parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      children.set(parent, [...(children.get(parent) ?? []), name]);
      ticks.set(name, Number(rest[9]) + Number(rest[10]) + Number(rest[11]) + Number(rest[12]));
    } catch {
      // It ended while we looked.
    }
  }
  let sum = 0;
  const waiting = [...(children.get(String(process.pid)) ?? [])];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    sum += ticks.get(next) ?? 0;
    waiting.push(...(children.get(next) ?? []));
  }
  return (own.user + own.system) / 1e6 + sum / TICKS;
}

/** Every bundle's files as `readEdition` takes them. */
function bundleFiles() {
  const under = (folder) =>
    fs.existsSync(folder)
      ? fs
          .readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => path.join(entry.parentPath, entry.name))
      : [];
  const read = (folder, prefix) => under(folder).map((file) => [prefix + path.relative(folder, file), fs.readFileSync(file, 'utf8')]);
  const ids = fs.readdirSync(path.join(root, 'definitions'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return Object.fromEntries(
    ids.map(({ name }) => [
      name,
      Object.fromEntries([...read(path.join(root, 'definitions', name), ''), ...read(path.join(root, 'templates', name), 'templates/')]),
    ]),
  );
}

/** The document with a landscape page and a register entry behind it is the certificate, whatever its id. */
function certificateOf() {
  const files = bundleFiles();
  for (const id of Object.keys(files)) {
    const { edition } = readEdition(files, id);
    const found = Object.entries(edition?.documents ?? {}).find(([, document]) => document.proves && document.page?.landscape);
    if (found) return { edition, document: found[0], data: found[1].sample };
  }
  throw new Error('no bundle has a certificate; run `npx jobo check`');
}

const { edition, document, data } = certificateOf();
const date = '2026-11-20';
const lang = 'ky';
const input = (n) => {
  const code = newCode();
  return {
    edition,
    document,
    data,
    lang,
    date,
    number: `АС-2026-${String(n).padStart(5, '0')}`,
    code,
    verifyUrl: `https://jobo.example/verify/${code}`,
  };
};

const cacheDir = path.join(process.env.JOBO_DATA ?? os.tmpdir(), 'jobo-bench-browser');
const templates = createTemplates();
const renderer = createRenderer({ cacheDir });
const bare = await puppeteer.launch({
  pipe: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'],
  ...(await findBrowser({ cacheDir })),
});
const tab = await bare.newPage();
const fonts = await fontCss();

const ours = async (n) => {
  const { page, problems } = await templates.renderHtml(input(n));
  if (!page) throw new Error(JSON.stringify(problems));
  return renderer.render(page, date);
};
const ready = [];
for (let n = 0; n < COUNT; n += 1) {
  const { page } = await templates.renderHtml(input(n));
  ready.push(
    `<!doctype html><html lang="${page.lang}"><head><meta charset="utf-8"><title>${page.title}</title><style>${fonts}</style><style>${page.css}</style></head><body>${page.body}</body></html>`,
  );
}
const theirs = async (n) => {
  await tab.setContent(ready[n]);
  return tab.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
};

async function measure(make) {
  const cpu = cpuSeconds();
  const clock = performance.now();
  for (let n = 0; n < COUNT; n += 1) await make(n);
  return { cpu: (cpuSeconds() - cpu) / COUNT, wall: (performance.now() - clock) / COUNT / 1000 };
}

for (const make of [ours, theirs]) for (let n = 0; n < 10; n += 1) await make(n);
const filling = await measure((n) => templates.renderHtml(input(n)));
console.log(`filling the template alone: ${(filling.cpu * 1000).toFixed(2)} CPU ms`);
const ratios = [];
for (let round = 1; round <= ROUNDS; round += 1) {
  const a = await measure(ours);
  const b = await measure(theirs);
  ratios.push(b.cpu / a.cpu);
  const show = ({ cpu, wall }) =>
    `${(1 / cpu).toFixed(1)} per CPU-second (${(cpu * 1000).toFixed(1)} CPU ms, ${(wall * 1000).toFixed(1)} ms)`;
  console.log(`round ${round}: papers ${show(a)} · bare puppeteer ${show(b)} · ratio ${(b.cpu / a.cpu).toFixed(2)}`);
}
ratios.sort((one, other) => one - other);
console.log(
  `certificates per CPU-second, papers ÷ bare puppeteer: ${ratios[Math.floor(ratios.length / 2)].toFixed(2)} (median of ${ROUNDS} rounds of ${COUNT})`,
);
await Promise.all([templates.close(), renderer.close(), bare.close()]);
