// A token's certificate: what is accepted, and each forgery by its name.
import { beforeAll, describe, expect, it } from 'vitest';
import { certificatesOf } from '../../server/identity/anchors.ts';
import { createRutoken } from '../../server/identity/rutoken.ts';
import { type Authority, createAuthority, type Holder, pemOf, signCms } from '../../server/simulators/rutoken/certificates.ts';

const NOW = Date.UTC(2026, 10, 20);
const DAY = 86_400_000;
const at = new Date(NOW);
const holder: Holder = { pin: '20000000000001', name: 'Асанова Гүлзат', organisation: { inn: '00000000000011', name: '«Алтын-Тилек»' } };
const text = 'the text to sign';

let trusted: Authority;
let foreign: Authority;
const good = () => trusted.issue(holder, new Date(NOW - DAY), new Date(NOW + DAY));
const rutoken = () => createRutoken(async () => certificatesOf(Buffer.from(pemOf(trusted.certificate))));
const codes = async (cms: string, challenge = text) => {
  const proved = await rutoken().verify(cms, challenge, at);
  return proved.ok ? proved.identity : proved.problems.map(({ code }) => code);
};

beforeAll(async () => {
  trusted = await createAuthority('Trusted', NOW);
  foreign = await createAuthority('Trusted', NOW);
});

describe('a certificate on a token', () => {
  it('says who signs for whom, the text inside or beside', async () => {
    const identity = { way: 'rutoken', ...holder };
    expect(await codes(await signCms(await good(), text))).toEqual(identity);
    expect(await codes(await signCms(await good(), text, true))).toEqual(identity);
  });
  it('does not sign another text', async () => {
    expect(await codes(await signCms(await good(), 'another text'))).toEqual(['rutoken.signature']);
    expect(await codes(await signCms(await good(), 'another text', true))).toEqual(['rutoken.signature']);
  });
  it('of an authority nobody trusts is foreign, whatever it calls itself', async () => {
    expect(await codes(await signCms(await foreign.issue(holder, new Date(NOW - DAY), new Date(NOW + DAY)), text))).toEqual([
      'rutoken.foreign',
    ]);
    expect(await codes(await signCms(foreign, text))).toEqual(['rutoken.foreign']);
  });
  it('that is no authority’s issues none', async () => {
    const { certificate, key } = await good();
    const own = await foreign.issue({ ...holder, pin: '10000000000006' }, new Date(NOW - DAY), new Date(NOW + DAY), { certificate, key });
    expect(await codes(await signCms(own, text, false, [certificate]))).toEqual(['rutoken.foreign']);
  });
  it('is valid in its time', async () => {
    expect(await codes(await signCms(await trusted.issue(holder, new Date(NOW - 2 * DAY), new Date(NOW - DAY)), text))).toEqual([
      'rutoken.expired',
    ]);
    expect(await codes(await signCms(await trusted.issue(holder, new Date(NOW + DAY), new Date(NOW + 2 * DAY)), text))).toEqual([
      'rutoken.expired',
    ]);
  });
  it('signed with another key than its own is refused', async () => {
    const [one, other] = [await good(), await good()];
    expect(await codes(await signCms({ certificate: one.certificate, key: other.key }, text))).toEqual(['rutoken.signature']);
  });
  it('flipped anywhere, it is not accepted', async () => {
    const bytes = Buffer.from(await signCms(await good(), text), 'base64');
    const fewer = Array.from({ length: 40 }, (_, index) => Math.floor((index * bytes.length) / 40));
    for (const place of fewer) {
      const other = Buffer.from(bytes);
      other[place] = (other[place] ?? 0) ^ 1;
      const answer = await codes(other.toString('base64'));
      // a byte outside what is signed may change nothing of who it is
      if (!Array.isArray(answer)) expect(answer).toEqual({ way: 'rutoken', ...holder });
    }
  });
  it('nonsense, a holder without a number, and missing anchors have their names', async () => {
    expect(await codes('AAAA')).toEqual(['rutoken.cms']);
    const nobody = await trusted.issue({ pin: '12', name: 'X' }, new Date(NOW - DAY), new Date(NOW + DAY));
    expect(await codes(await signCms(nobody, text))).toEqual(['rutoken.subject']);
    const without = createRutoken(async () => Promise.reject(new Error('down')));
    expect(await without.verify(await signCms(await good(), text), text, at)).toMatchObject({ problems: [{ code: 'rutoken.anchors' }] });
  });
});
