// An edition: what its hash covers, how bundles merge, and that nobody can change it.
import { describe, expect, it } from 'vitest';
import { canonical, hashOf, sha256 } from '../../engine/canonical.ts';
import { readEdition } from '../../engine/compile.ts';
import { type Change, goodBundles } from './good-bundle.ts';

const hash = (change: Change = {}) => {
  const { edition, problems } = readEdition(goodBundles(change), 'club');
  expect(problems.filter(({ level }) => level !== 'warning')).toEqual([]);
  return edition?.hash;
};
const base = hash();

describe('hash', () => {
  it('is that of RFC 8785 and SHA-256', () => {
    expect(canonical({ b: 1.0, a: ['ң', 1e21] })).toBe('{"a":["ң",1e+21],"b":1}');
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hashOf({ a: 1, b: 2 })).toBe(hashOf({ b: 2, a: 1 }));
    expect(base).toMatch(/^[0-9a-f]{64}$/);
  });

  it('does not see the order of keys, spaces, line ends or a byte order mark', () => {
    const turned = Object.fromEntries(
      Object.entries(goodBundles()).map(([bundle, files]) => [
        bundle,
        Object.fromEntries(
          Object.entries(files)
            .reverse()
            .map(([path, text]) => [
              path,
              path.endsWith('.json') ? `\uFEFF${JSON.stringify(reversed(JSON.parse(text)))}` : text.replaceAll('\n', '\r\n'),
            ]),
        ),
      ]),
    );
    expect(readEdition(turned, 'club').edition?.hash).toBe(base);
  });

  it.each<[string, Change]>([
    ['a text', { edits: { 'club/notices/told.json': [['жаңылык бар', 'жаңылык бар!']] } }],
    ['a template', { edits: { 'club/templates/permit.ky.hbs': [['·', '—']] } }],
    ['the style', { edits: { 'club/templates/print.css': [['0', '1mm']] } }],
    ['a parameter', { edits: { 'club/parameters.json': [['"value": 3', '"value": 4']] } }],
    [
      'a rule',
      { edits: { 'club/decisions/grant.json': [['"because": { "ky": "Баары жакшы.', '"because": { "ky": "Баары абдан жакшы.']] } },
    ],
    ['a parent', { edits: { 'floor/acts/law.json': [['Күчүндө.', 'Күчүнө кирди.']] } }],
    [
      'a new definition',
      {
        files: {
          'club/types/draughts.json':
            '{ "title": { "ky": "Шашка", "ru": "Шашки", "en": "Draughts" }, "criteria": "play", "basis": "sample" }',
        },
      },
    ],
  ])('changes with %s', (_, change) => {
    expect(hash(change)).not.toBe(base);
  });

  it.each<[string, Change]>([
    ['the calendar', { edits: { 'floor/calendar.json': [['"workingDays": ["2026-01-10"]', '"workingDays": []']] } }],
    ['a scenario', { remove: ['club/scenarios/01-sent.json'] }],
    ['demo data', { edits: { 'club/demo.json': [['Бек', 'Бека']] } }],
    [
      'the cases of a decision',
      { edits: { 'club/decisions/grant.json': [['{ "given": { "poor": 0 }', '{ "title": "none", "given": { "poor": 0 }']] } },
    ],
    ['a README', { files: { 'club/README.md': '# Club' } }],
  ])('does not change with %s', (_, change) => {
    expect(hash(change)).toBe(base);
  });
});

describe('edition', () => {
  const { edition, live, demo } = readEdition(
    goodBundles({
      files: {
        'club/roles.json':
          '{ "roles": { "owner": { "title": { "ky": "Кожоюн", "ru": "Хозяин", "en": "Host" }, "scope": "organisation" } } }',
      },
    }),
    'club',
  );

  it('has all that its lineage has, the own going first', () => {
    expect(edition?.lineage).toEqual(['club', 'floor']);
    expect(Object.keys(edition?.registers ?? {}).sort()).toEqual(['people', 'permits']);
    expect(Object.keys(edition?.roles ?? {}).sort()).toEqual(['clerk', 'judge', 'owner']);
    expect(edition?.roles.owner?.title.en).toBe('Host');
    expect(Object.keys(edition?.templates ?? {}).sort()).toEqual(['_head', 'permit.ky', 'permit.ru', 'print.css']);
  });

  it('has the calendar and the demo data beside it', () => {
    expect(live?.calendar.timezone).toBe('Asia/Bishkek');
    expect(live?.calendarHash).toMatch(/^[0-9a-f]{64}$/);
    expect(demo?.persons?.map(({ id }) => id)).toEqual(['anna', 'bek']);
  });

  it('can not be changed', () => {
    expect(() => {
      Object.assign(edition?.bundle ?? {}, { version: '2.0.0' });
    }).toThrow(TypeError);
    expect(Object.isFrozen(edition?.procedures.permit?.states.draft?.title)).toBe(true);
  });

  it('does not come of faulty definitions', () => {
    const reading = readEdition(goodBundles({ remove: ['club/forms/vote.json'] }), 'club');
    expect(reading.edition).toBeUndefined();
    expect(reading.problems.map(({ file, code }) => `${file} ${code}`)).toEqual(['club/procedures/permit.json reference.unknown']);
  });
});

function reversed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(reversed);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
