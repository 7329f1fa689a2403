// Outside services in the language: look-ups that can't be forged, messages and their answers; the scenarios of the registry.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEdition } from '../../engine/compile.ts';
import { messageId } from '../../engine/correspondence.ts';
import { value } from '../../engine/expression.ts';
import { runScenario } from '../../engine/scenario.ts';
import { readAnswer, wireOf } from '../../engine/service.ts';
import { registry } from '../fixtures/services/bundle.ts';

const read = readEdition(registry(), 'registry');

describe('the registry', () => {
  it('has no fault', () => expect(read.problems).toEqual([]));

  it.each(Object.keys(read.edition?.scenarios ?? {}))('scenario %s', async (id) => {
    const { edition, live, demo } = read;
    if (!edition || !live || !demo) throw new Error('not read');
    const { failures } = await runScenario(edition, live, demo, edition.scenarios[id] ?? expect.fail(id));
    expect(failures).toEqual([]);
  });
});

describe('a message', () => {
  const { edition } = read;
  it('puts the path, the query and the body where the definition says', () => {
    const [get, post] = [edition?.services['justice-entity'], edition?.services['tax-person']];
    if (!get || !post) throw new Error('not read');
    expect(wireOf(get, { inn: '1/2', more: 'x' })).toEqual({ method: 'GET', path: '/v1/entities/1%2F2', query: { more: 'x' } });
    expect(wireOf(post, { pin: '1' })).toEqual({ method: 'POST', path: '/v1/find', query: {}, body: { pin: '1' } });
  });

  it('has an id that is the same for the same step and a UUID always', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.string(), (kase, seq, service) => {
        expect(messageId(kase, seq, service)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(messageId(kase, seq, service)).toBe(messageId(kase, seq, service));
        expect(messageId(kase, seq + 1, service)).not.toBe(messageId(kase, seq, service));
      }),
    );
  });

  it('is answered by what the schema allows, and by nothing else', () => {
    const service = edition?.services['tax-person'];
    if (!service) throw new Error('not read');
    expect(readAnswer(service, { pin: '1', fullName: 'A B', born: 1990 })).toEqual({ fullName: 'A B' });
    for (const wrong of [undefined, null, 'x', [], {}, { pin: '1' }, { pin: '1', fullName: 7 }])
      expect(readAnswer(service, wrong)).toBe(undefined);
  });
});

describe('sameName', () => {
  const same = (a: unknown, b: unknown) => value({ sameName: ['a', 'b'] }, { a, b }, { param: () => undefined });
  it('leaves blanks and capitals aside, and is unknown where a name is', () => {
    expect(same(' Асанова   Гүлзат', 'АСАНОВА ГҮЛЗАТ ')).toBe(true);
    expect(same('Асанова Гүлзат', 'Асанова Гулзат')).toBe(false);
    expect(same('Асанова', undefined)).toBe(undefined);
  });
});
