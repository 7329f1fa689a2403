// Starts the built server on a folder and a free port; gives its address, the seconds to the first answered page, its process, a signed-in fetch and a stop.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Takes a data folder; gives the running server. `seconds` runs from the spawn to the first page answered with 200. */
export async function startServer(data, env = {}) {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), BASE_URL: `http://localhost:${port}`, JOBO_DATA: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stdout.on('data', (chunk) => (log += chunk));
  child.stderr.on('data', (chunk) => (log += chunk));
  const url = `http://localhost:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server stopped:\n${log}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.status === 200) break;
    if (performance.now() - began > 120_000) throw new Error(`no page within two minutes:\n${log}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const seconds = (performance.now() - began) / 1000;
  const stop = () =>
    new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGTERM');
    });
  return { url, seconds, pid: child.pid, log: () => log, stop };
}

/** Resident memory of a process, MB. */
export function rss(pid) {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/);
  return Math.round(Number(line?.[1]) / 1024);
}

/** CPU seconds a process (without its children) has used. */
export function cpu(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** A small client that signs in as a demo person, through the simulated identity service, and keeps the cookie. */
export async function signIn(url, person) {
  const origin = { Origin: url };
  const cookie = await throughEsi(url, person);
  return async (method, path, body, headers = {}) => {
    const reply = await fetch(url + path, {
      method,
      headers: { ...origin, Cookie: cookie, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
}

/** The way a browser goes: to the service, a click on the person, the form it posts back. Gives the cookies. */
async function throughEsi(url, person) {
  const { persons } = JSON.parse(readFileSync(new URL('../../definitions/ministry/demo.json', import.meta.url), 'utf8'));
  const { name } = persons.find(({ id }) => id === person);
  const cookies = new Map();
  const ask = async (address, fields) => {
    const answer = await fetch(new URL(address, url), {
      method: fields ? 'POST' : 'GET',
      headers: { Cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      redirect: 'manual',
      ...(fields ? { body: new URLSearchParams(fields) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) cookies.set(...line.split(';')[0].split(/=(.*)/s).slice(0, 2));
    return { to: answer.headers.get('location'), text: await answer.text() };
  };
  const at = (await ask((await ask('/api/sign-in/esi')).to)).to;
  const sub = (await ask(at)).text
    .split('<button name="person" value="')
    .find((part) => part.includes(`<b>${name}</b>`))
    .slice(0, 32);
  const { text } = await ask((await ask(at, { person: sub })).to);
  const fields = [...text.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, field, value]) => [field, value.replaceAll('&amp;', '&')]);
  const back = await ask('/api/sign-in/esi/return', fields);
  if (back.to !== '/') throw new Error(`sign-in of ${person}: ${back.to}`);
  return [...cookies].map((pair) => pair.join('=')).join('; ');
}
