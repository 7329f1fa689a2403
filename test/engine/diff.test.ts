// The comparison of two editions: what it calls a change, which changes a running case can't go on under, and that none is passed over.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../engine/canonical.ts';
import { readEdition } from '../../engine/compile.ts';
import { sayChange } from '../../engine/diff/words.ts';
import { diffOf } from '../../engine/diff.ts';
import { LANGS } from '../../engine/language.ts';
import { DIFF_EN } from '../../engine/messages/diff-en.ts';
import type { Edition } from '../../engine/model.ts';
import { panel } from '../fixtures/panel/bundle.ts';
import { type Change, goodBundles } from './good-bundle.ts';

const read = (change?: Change): Edition => {
  const { edition, problems } = readEdition(goodBundles(change), 'club');
  if (!edition) throw new Error(JSON.stringify(problems));
  return edition;
};
const good = read();
const whole = readEdition(panel(), 'panel').edition as Edition;
const against = (file: string, from: string, to: string) => diffOf(good, read({ edits: { [`club/${file}`]: [[from, to]] } }));

const CASES: [string, string, string, string, string][] = [
  [
    'a limit that is tighter',
    'forms/review.json',
    '"maxLength": 200 } },\n        "required": ["verdict"]',
    '"maxLength": 150 } },\n        "required": ["verdict"]',
    '± field «Remark», limit: maxLength 200 → maxLength 150  [not compatible with running cases]',
  ],
  [
    'a limit that is looser',
    'forms/review.json',
    '"maxLength": 200 } },\n        "required": ["verdict"]',
    '"maxLength": 250 } },\n        "required": ["verdict"]',
    '± field «Remark», limit: maxLength 200 → maxLength 250',
  ],
  [
    'a field made required',
    'forms/request.json',
    '"required": ["kind", "since"]',
    '"required": ["kind", "since", "rented"]',
    '± field «Rented», whether required: no → yes  [not compatible with running cases]',
  ],
  [
    'a criterion reworded',
    'criteria/play.json',
    '"en": "Light"',
    '"en": "Daylight"',
    '± criterion «1.1 Daylight», title: Light → Daylight',
  ],
  ['a parameter', 'parameters.json', '"value": 3', '"value": 4', '± parameter «Days», value: 3 (2026-01-01) → 4 (2026-01-01)'],
  [
    'a deadline',
    'procedures/permit.json',
    '"after": { "workingDays": { "param": "days" } }',
    '"after": { "calendarDays": 9 }',
    '± deadline «Accept», term: «Days» working days → 9 calendar days',
  ],
  [
    'who may act',
    'procedures/permit.json',
    '"title": { "ky": "Кабыл алуу", "ru": "Принять", "en": "Accept" },\n          "who": ["clerk"]',
    '"title": { "ky": "Кабыл алуу", "ru": "Принять", "en": "Accept" },\n          "who": ["owner"]',
    '± action «Accept», who may take it: Clerk → Owner  [not compatible with running cases]',
  ],
  ['a reason', 'decisions/grant.json', '"en": "All is good."', '"en": "All is well."', '± rule «clean», text: All is good. → All is well.'],
  ['a status', 'registers/permits.json', '"en": "Expired"', '"en": "Over"', '± status «Over», title: Expired → Over'],
];

describe('diff', () => {
  it('finds nothing between an edition and itself', () => {
    expect(diffOf(good, read())).toEqual([]);
  });

  it.each(CASES)('says %s', (_, file, from, to, said) => {
    const names = Object.fromEntries(
      [...Object.entries(good.roles), ...Object.entries(good.parameters)].map(([id, { title }]) => [id, title]),
    );
    expect(against(file, from, to).map((change) => sayChange(change, 'en', names))).toEqual([said]);
  });

  it('calls a state that is gone incompatible, and one that is new compatible', () => {
    const { done, ...states } = good.procedures.permit?.states ?? {};
    const without = { ...good, procedures: { permit: { ...good.procedures.permit, states } } } as unknown as Edition;
    expect(diffOf(good, without)).toMatchObject([{ change: 'removed', noun: 'state', name: done?.title, compatible: false }]);
    expect(diffOf(without, good)).toMatchObject([{ change: 'added', noun: 'state', name: done?.title, compatible: true }]);
  });

  it('tells a member that has no words of its own by its name', () => {
    const edits: [string, string][] = [
      ['"en": "Asking"', '"en": "Request"'],
      ['"en": "Accept" },\n          "who": ["clerk"]', '"en": "Take" },\n          "who": ["clerk"]'],
    ];
    const changes = diffOf(good, read({ edits: { 'club/procedures/permit.json': edits } }));
    expect(changes.map(({ noun, aspect }) => [noun, aspect])).toEqual([
      ['definition', 'member:stages'],
      ['action', 'title'],
    ]);
  });

  it.each([
    ['small', good],
    ['panel', whole],
  ])('passes nothing over: whatever differs is told, in each language (%s)', (_, good) => {
    const kinds = Object.keys(good).filter((key) => !['hash', 'lineage', 'scenarios', 'bundle'].includes(key));
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.nat(), (kind, at) => {
        const other = structuredClone(good) as unknown as Record<string, Record<string, unknown>>;
        const places = stringsIn(other[kind] ?? {});
        const place = places[at % Math.max(places.length, 1)];
        if (!place || place.path.includes('cases')) return;
        place.parent[place.key] = `${place.parent[place.key]}x`;
        const changes = diffOf(good, other as unknown as Edition);
        expect([place.path.join('/'), changes.length > 0]).toEqual([place.path.join('/'), canonical(other) !== canonical(good)]);
        const members = changes.flatMap(({ aspect }) => (aspect?.startsWith('member:') ? [aspect.slice('member:'.length)] : []));
        expect(members.filter((name) => !Object.hasOwn(DIFF_EN.members, name))).toEqual([]);
        for (const change of changes) for (const lang of LANGS) expect(sayChange(change, lang)).not.toMatch(/undefined|\[object/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('its words', () => {
  it('are there for every noun and aspect in all languages', () => {
    const folder = new URL('../../engine/messages/', import.meta.url);
    const keys = LANGS.map((lang) => {
      const text = readFileSync(new URL(readdirSync(folder).find((file) => file === `diff-${lang}.ts`) ?? '', folder), 'utf8');
      return [...text.matchAll(/^ {4}(\w+):/gm)].map(([, key]) => key);
    });
    expect(keys[1]).toEqual(keys[0]);
    expect(keys[2]).toEqual(keys[0]);
  });
});

interface Place {
  parent: Record<string, unknown>;
  key: string;
  path: string[];
}

function stringsIn(node: object, path: string[] = []): Place[] {
  return Object.entries(node).flatMap(([key, member]): Place[] => {
    if (typeof member === 'string') return [{ parent: node as Record<string, unknown>, key, path: [...path, key] }];
    return typeof member === 'object' && member !== null ? stringsIn(member, [...path, key]) : [];
  });
}
