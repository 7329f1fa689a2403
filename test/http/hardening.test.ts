// What a hostile visitor meets: closed content policies, files judged by their content, limits, a scanner, and a log of who looked at what.

import type { AddressInfo } from 'node:net';
import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccessList, CaseView, FileView, SessionView } from '../../server/http/contract.ts';
import { createPace } from '../../server/http/pace.ts';
import { scanFile } from '../../server/scan/clamd.ts';
import { mini } from '../store/mini.ts';
import { arrive, type Client, form, key, match, problem, type TestServer, testServer } from './server.ts';

/** clamd as far as INSTREAM goes: finds what contains the word. */
async function pretendedScanner() {
  let says: 'verdict' | 'nothing' | 'error' = 'verdict';
  let bytes = 0;
  const server: Server = createServer((socket: Socket) => {
    let got = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      got = Buffer.concat([got, chunk]);
      if (!got.subarray(0, 10).equals(Buffer.from('zINSTREAM\0'))) return void (got.length >= 10 && socket.end('UNKNOWN COMMAND\0'));
      const pieces: Buffer[] = [];
      for (let at = 10; at + 4 <= got.length; ) {
        const length = got.readUInt32BE(at);
        if (length === 0) {
          const content = Buffer.concat(pieces);
          bytes = content.length;
          if (says === 'nothing') return void socket.end();
          if (says === 'error') return void socket.end('INSTREAM size limit exceeded. ERROR\0');
          return void socket.end(content.includes('EICAR') ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0');
        }
        if (at + 4 + length > got.length) return;
        pieces.push(got.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    scanned: () => bytes,
    say: (what: typeof says) => {
      says = what;
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** The list of a ZIP file with these entries; nothing in it is really packed. */
function zip(entries: { name: string; unpacked: number }[]): Buffer {
  const local = Buffer.from('PK\x03\x04'.padEnd(30, '\0'), 'latin1');
  const list = Buffer.concat(
    entries.map(({ name, unpacked }) => {
      const head = Buffer.alloc(46);
      head.writeUInt32LE(0x02014b50, 0);
      head.writeUInt32LE(unpacked, 24);
      head.writeUInt16LE(name.length, 28);
      return Buffer.concat([head, Buffer.from(name)]);
    }),
  );
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, list, end]);
}

const PDF = '%PDF-1.7\n';
let scanner: Awaited<ReturnType<typeof pretendedScanner>>;
let server: TestServer;
let olga: Client;
let kanat: Client;
let caseId: string;

beforeAll(async () => {
  scanner = await pretendedScanner();
  const files = mini();
  const roles = JSON.parse(files.mini?.['roles.json'] ?? '');
  roles.roles.clerk.may = ['see-access', 'see-register'];
  server = await testServer(
    { ...files, mini: { ...files.mini, 'roles.json': JSON.stringify(roles) } },
    { env: { JOBO_CLAMD: scanner.address, JOBO_CASE_FILES: '4', JOBO_PUBLIC_LIMIT: '40' } },
  );
  olga = await server.client('olga');
  kanat = await server.client('kanat');
  caseId = await opened();
});
afterAll(async () => {
  await server?.stop();
  await scanner?.stop();
});

const opened = async (): Promise<string> =>
  (await olga.call<{ id: string }>('POST', '/api/cases', { body: { bundle: 'mini', procedure: 'permit' }, headers: key() })).json.id;
const upload = (name: string, raw: string | Uint8Array, id = caseId) =>
  olga.call<FileView>('POST', `/api/cases/${id}/files?name=${encodeURIComponent(name)}`, { raw });

describe('every HTML answer', () => {
  it('comes with a policy that runs no inline script and no inline style', async () => {
    const esi = await arrive(await server.client());
    const visitor = await server.client();
    const pages = [
      '/',
      '/sign-in',
      '/verify',
      '/verify/ABCD',
      '/simulators/',
      '/simulators/post/',
      '/simulators/xroad/',
      '/simulators/infocom/',
      '/simulators/rutoken/',
      `/api/cases/${caseId}/drafts-of/permit`,
    ];
    const answers = [...(await Promise.all(pages.map((page) => olga.call('GET', page)))), await visitor.call('GET', esi)];
    const html = answers.filter(({ headers }) => /html/.test(headers.get('content-type') ?? ''));
    expect(html.length).toBeGreaterThanOrEqual(8);
    for (const { headers, text } of html) {
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, text.slice(0, 200)).toMatch(/default-src 'none'/);
      expect(policy).not.toMatch(/unsafe-(inline|eval)|\*/);
      expect(headers.get('x-content-type-options'), text.slice(0, 200)).toBe('nosniff');
      expect(headers.has('x-powered-by')).toBe(false);
    }
  });

  it('says that the simulators are on, by their names', async () => {
    const { json } = await olga.call<SessionView>('GET', '/api/session');
    expect(json).toMatchObject({ simulators: true, uploads: { types: expect.arrayContaining(['pdf', 'docx']), megabytes: 1 } });
    for (const lang of ['ky', 'ru', 'en']) {
      const { text } = await olga.call('GET', `/simulators/?lang=${lang}`);
      const names = [...text.matchAll(/<h2>(?:<a [^>]*>)?([^<]*)</g)].map(([, name = '']) => name);
      expect(names).toHaveLength(5);
      for (const name of names) expect(name).toMatch(/[ A-ZА-Яа-я]/);
      expect(names).not.toContain('esi');
    }
  });
});

describe('a file', () => {
  it('is judged by its content, whatever it is called', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
    for (const [name, raw] of [
      ['plan.png', svg],
      ['plan.pdf', '<!doctype html><script>1</script>'],
      ['plan.pdf', `<html>${PDF}`],
      ['a.docx', 'PK\x05\x06'.padEnd(22, '\0')],
      ['a.pdf', 'MZ\x90\0'],
    ] as const) {
      const answer = await upload(name, raw);
      expect([415, 422], `${name} ${answer.text}`).toContain(answer.status);
    }
  });

  it('that is two things at once is given out as the harmless one, never shown', async () => {
    const id = await opened();
    const { json } = await upload('plan.html', `${PDF}<html><script>alert(1)</script>`, id);
    expect(json).toMatchObject({ name: 'plan.pdf', type: 'application/pdf' });
    const { headers } = await olga.call('GET', json.url);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toMatch(/^attachment/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  });

  it('that would unpack to far too much, holds macros or is broken is refused before anything is unpacked', async () => {
    const bomb = zip(Array.from({ length: 10 }, (_, at) => ({ name: `word/${at}.xml`, unpacked: 100_000_000 })));
    expect(problem(await upload('a.docx', bomb)).code).toBe('file.bomb');
    expect(problem(await upload('a.docx', zip([{ name: 'x', unpacked: 0xffffffff }]))).code).toBe('file.bomb');
    expect(problem(await upload('a.docx', zip([{ name: 'word/vbaProject.bin', unpacked: 10 }]))).code).toBe('file.macro');
    expect(problem(await upload('a.docx', zip([{ name: 'x', unpacked: 1 }]).subarray(0, -8))).code).toBe('file.broken');
  });

  it('is shown to the scanner whole; infected or unscanned it is refused, and told so', async () => {
    const id = await opened();
    const before = await server.running.services.stores.files.ofCase(id);
    const large = Buffer.concat([Buffer.from(PDF), Buffer.alloc(300_000, 32)]);
    expect((await upload('a.pdf', large, id)).status).toBe(201);
    expect(scanner.scanned()).toBe(large.length);
    const infected = await upload('a.pdf', `${PDF}EICAR`, id);
    expect([infected.status, problem(infected).code]).toEqual([422, 'file.infected']);
    for (const fault of ['nothing', 'error'] as const) {
      scanner.say(fault);
      const refused = await upload('b.pdf', PDF, id);
      expect([refused.status, problem(refused).code]).toEqual([503, 'file.scanner']);
    }
    scanner.say('verdict');
    expect(await server.running.services.stores.files.ofCase(id)).toHaveLength(before.length + 1);
    const closed = await pretendedScanner();
    await closed.stop();
    const [host = '', port] = closed.address.split(':');
    expect(await scanFile(new URL(import.meta.url).pathname, { host, port: Number(port) })).toBe('down');
  });

  it('more than a case holds is refused', async () => {
    const id = await opened();
    for (let at = 0; at < 4; at += 1) expect((await upload(`${at}.pdf`, `${PDF}${at}`, id)).status).toBe(201);
    const fifth = await upload('5.pdf', PDF, id);
    expect([fifth.status, problem(fifth).code]).toEqual([409, 'file.caseCount']);
  });
});

describe('who looked at what', () => {
  it('is kept, apart from the log, once a minute for the same look, and cannot be changed', async () => {
    const id = await opened();
    const file = (await upload('plan.pdf', PDF, id)).json;
    for (let at = 0; at < 3; at += 1) await kanat.call('GET', `/api/cases/${id}`);
    await olga.call('GET', file.url);
    await kanat.call('GET', '/api/registers/mini/advisers');
    await (await server.client('murat')).call('GET', `/api/cases/${id}`);
    const { json } = await kanat.call<AccessList>('GET', `/api/cases/${id}/access`);
    expect(json.rows.map(({ who, what, how, subject }) => [who, what, how, subject])).toEqual([
      [expect.stringMatching(/./), 'file', 'downloaded', 'plan.pdf'],
      [expect.stringMatching(/./), 'case', 'read', ''],
    ]);
    const { knex } = server.running.services.db;
    const [row] = await knex('access').where({ what: 'register' });
    expect(row).toMatchObject({ person: 'kanat', role: 'clerk', subject: 'mini/advisers', how: 'read' });
    expect(row.membership).toMatch(/./);
    await expect(knex('access').update({ person: 'nobody' })).rejects.toThrow(/append-only/);
    await expect(knex('access').delete()).rejects.toThrow(/append-only/);
  });

  it('is for those whose role may see it', async () => {
    expect((await kanat.call<CaseView>('GET', `/api/cases/${caseId}`)).json.access).toBe(true);
    expect((await olga.call<CaseView>('GET', `/api/cases/${caseId}`)).json.access).toBe(false);
    expect((await olga.call('GET', `/api/cases/${caseId}/access`)).status).toBe(403);
    expect((await (await server.client('murat')).call('GET', `/api/cases/${caseId}/access`)).status).toBe(404);
    expect((await (await server.client()).call('GET', `/api/cases/${caseId}/access`)).status).toBe(401);
  });
});

describe('what is sent to confuse', () => {
  it('names of the prototype are data or refused, and change nothing', async () => {
    const path = `/api/cases/${caseId}`;
    const headers = { 'Content-Type': 'application/json' };
    const poison = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
    const answers = [
      await olga.call('PUT', `${path}/forms/send~request/sections/main`, {
        raw: `{"data":${poison}}`,
        headers: { ...headers, ...match(0) },
      }),
      await olga.call('POST', `${path}/actions/send`, { raw: `{"input":${poison}}`, headers: { ...headers, ...match(1), ...key() } }),
      await olga.call('PUT', '/api/session', { raw: poison, headers }),
      await olga.call('POST', '/api/cases', { raw: '{"bundle":"__proto__","procedure":"constructor"}', headers: { ...headers, ...key() } }),
      await olga.call('POST', `${path}/actions/__proto__`, { raw: '{}', headers: { ...headers, ...match(1), ...key() } }),
      await olga.call('GET', '/api/registers/__proto__/constructor'),
      await olga.call('GET', '/api/cases?__proto__[polluted]=1&constructor=1'),
    ];
    for (const { status, text } of answers.slice(0, -1)) expect([400, 403, 404, 409, 422], text).toContain(status);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('nobody is led to another site after signing in', async () => {
    for (const from of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      '/%09/evil.example\\',
      '/api/session',
      'javascript:alert(1)',
      '/\t/evil.example',
    ]) {
      const visitor = await server.client();
      const at = await arrive(visitor, from);
      expect(at).not.toMatch(/evil|javascript/);
      const begun = await server.running.services.db.knex('sign_in').select('*');
      expect(JSON.stringify(begun)).not.toMatch(/evil\.example"|javascript/);
    }
    expect((await olga.call('GET', '//evil.example/')).headers.get('location')).toBeNull();
  });

  it('heads of requests are bounded, and bodies of forms', async () => {
    const { port } = new URL(server.url);
    const answer = await new Promise<string>((resolve) => {
      const socket = dial(Number(port), 'localhost', () =>
        socket.write(`GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(40_000)}\r\n\r\n`),
      );
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1.1 431/);
    const large = await (await server.client()).call('POST', '/api/sign-in/esi/return', form({ code: 'x'.repeat(40_000) }));
    expect(large.status).toBe(413);
  });
});

describe('limits', () => {
  it('count by key and by window', () => {
    let now = 0;
    const pace = createPace(2, () => now);
    expect([pace('a'), pace('a'), pace('b')]).toEqual([undefined, undefined, undefined]);
    expect(pace('a')).toBe(600);
    now = 600_000;
    expect(pace('a')).toBeUndefined();
  });

  it('what anyone may read is bounded by address', async () => {
    const visitor = await server.client();
    const codes: number[] = [];
    for (let at = 0; at < 45; at += 1) codes.push((await visitor.call('GET', '/verify')).status);
    expect(codes.at(-1)).toBe(429);
    const register = await visitor.call('GET', '/api/registers/mini/permits');
    expect([register.status, problem(register).code]).toEqual([429, 'limit.public']);
    expect((await olga.call('GET', '/api/home')).status).toBe(200);
  });
});
