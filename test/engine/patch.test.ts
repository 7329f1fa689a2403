// Patches and removals: what comes out of them, where its faults lie, and that the hash is of the result.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BundleSources, readEdition } from '../../engine/compile.ts';
import type { Edition } from '../../engine/model.ts';
import { patched, placeInPatch } from '../../engine/patch.ts';
import { readFolders } from '../../server/cli/files.ts';
import { root } from '../source.ts';
import { type Change, goodBundles } from './good-bundle.ts';

const TEXT = { ky: 'А', ru: 'А', en: 'A' };
const base = {
  title: TEXT,
  note: 'x',
  sections: [
    { id: 'room', criteria: [{ id: 'light' }, { id: 'air', floor: true }] },
    { id: 'staff', criteria: [{ id: 'teachers' }] },
  ],
  who: ['a', 'b'],
};
const change = (patch: unknown) => patched(base, patch).value as typeof base;
const ids = (items: { id: string }[]) => items.map(({ id }) => id);

describe('a patch', () => {
  it('merges objects, takes keys away with null and replaces plain lists', () => {
    expect(change({ title: { en: 'B' }, note: null, who: ['c'] })).toEqual({
      ...base,
      title: { ...TEXT, en: 'B' },
      note: undefined,
      who: ['c'],
    });
  });

  it('finds items by id: changes, adds, removes and places them', () => {
    const { sections } = change({
      sections: [
        { id: 'room', criteria: [{ id: 'light', title: TEXT }, { id: 'air', $remove: true }, { id: 'heat' }] },
        { id: 'library', criteria: [], $before: 'staff' },
      ],
    });
    expect(ids(sections)).toEqual(['room', 'library', 'staff']);
    expect(sections[0]?.criteria).toEqual([{ id: 'light', title: TEXT }, { id: 'heat' }]);
    expect(ids(change({ sections: [{ id: 'staff', $before: 'room' }] }).sections)).toEqual(['staff', 'room']);
    expect(ids(change({ sections: [{ id: 'new', criteria: [], $after: 'room' }] }).sections)).toEqual(['room', 'new', 'staff']);
  });

  it('leaves what it was laid over as it was', () => {
    const before = JSON.stringify(base);
    change({ sections: [{ id: 'room', criteria: [{ id: 'light', $remove: true }] }], title: { en: 'B' } });
    expect(JSON.stringify(base)).toBe(before);
  });

  it('says where in the patch a place of the result comes from', () => {
    const patch = { sections: [{ id: 'staff', criteria: [{ id: 'heads' }] }] };
    const result = change(patch);
    expect(placeInPatch('/sections/1/criteria/1/id', result, patch)).toEqual({ pointer: '/sections/0/criteria/0/id', exact: true });
    expect(placeInPatch('/sections/1/criteria/0/id', result, patch)).toEqual({ pointer: '/sections/0/criteria', exact: false });
    expect(placeInPatch('/title/ky', result, patch)).toEqual({ pointer: '', exact: false });
  });

  it('laid over itself changes nothing, and any patch is answered', () => {
    const json = fc.jsonValue({ maxDepth: 4 }).filter((value) => !JSON.stringify(value).includes('null'));
    fc.assert(
      fc.property(json, (value) => {
        const unchanged = patched(value, value);
        return JSON.stringify(unchanged.value) === JSON.stringify(value);
      }),
    );
    fc.assert(fc.property(json, fc.jsonValue({ maxDepth: 4 }), (value, patch) => Array.isArray(patched(value, patch).faults)));
  });
});

const editionOf = (sources: BundleSources): Edition => {
  const { edition, problems } = readEdition(sources, 'club');
  if (!edition) throw new Error(JSON.stringify(problems));
  return edition;
};
const changed = (change: Change) => editionOf(goodBundles(change));
const FORM = goodBundles().club?.['forms/vote.json'] ?? '';

describe('the manual', async () => {
  const manual = readFileSync(`${root}/definitions/README.md`, 'utf8');
  const shown = [...manual.matchAll(/^`(\w+\/[\w-]+\.patch\.json)`:\n\n```json\n([\s\S]*?)```/gm)];
  const bundle = { id: 'agency', version: '0.1.0', title: TEXT, extends: 'ministry', effectiveFrom: '2026-01-01', languages: ['ky'] };
  const sources = await readFolders(`${root}/definitions`, `${root}/templates`);

  it('shows patches that pass the check over the real definitions', () => {
    sources.agency = {
      'bundle.json': JSON.stringify(bundle),
      ...Object.fromEntries(shown.map(([, path, text]) => [path ?? '', text ?? ''])),
    };
    const { edition, problems } = readEdition(sources, 'agency');
    expect(problems).toEqual([]);
    const resources = edition?.criteria['institutional-general']?.sections.find(({ id }) => id === 'resources');
    expect(resources?.criteria.map(({ id }) => id)).toEqual(['equipment-access', 'library', 'resource-improvement-cycle']);
    expect(Object.keys(edition?.types ?? {})).not.toContain('programme-primary-vocational');
  });

  it('a patch of anything by anything is answered', () => {
    const paths = Object.keys(goodBundles().floor ?? {}).filter(
      (path) => /^(\w+\/[\w-]+|roles)\.json$/.test(path) && !path.startsWith('acts'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 4 }), (path, patch) => {
        const file = `club/${path.replace(/\.json$/, '.patch.json')}`;
        const { edition, problems } = readEdition(goodBundles({ files: { [file]: JSON.stringify(patch) } }), 'club');
        expect(edition === undefined).toBe(problems.some(({ level }) => level !== 'warning'));
      }),
      { numRuns: 100 },
    );
  });
});

describe('a bundle', () => {
  it('changes, adds and removes what it inherits', () => {
    const extra: Change = { files: { 'floor/roles.patch.json': '{}' } };
    expect(readEdition(goodBundles(extra), 'club').problems.map(({ code }) => code)).toContain('patch.both');
    const { classifiers, notices, roles, parameters } = changed({
      files: {
        'floor/notices/old.json': JSON.stringify({ title: TEXT, text: TEXT }),
        'club/notices/old.patch.json': '{ "$remove": true }',
        'club/classifiers/verdict.patch.json': JSON.stringify({ items: [{ id: 'fair', title: TEXT, $after: 'good' }] }),
        'club/roles.patch.json': JSON.stringify({ roles: { guest: { title: TEXT, scope: 'body' }, judge: { title: { en: 'Arbiter' } } } }),
      },
    });
    expect(classifiers.verdict?.items.map(({ id }) => id)).toEqual(['good', 'fair', 'poor']);
    expect(Object.keys(notices)).toEqual(['told']);
    expect(Object.keys(roles)).toEqual(['owner', 'clerk', 'judge', 'guest']);
    expect(roles.judge?.title).toEqual({ ky: 'Калыс', ru: 'Судья', en: 'Arbiter' });
    expect(Object.keys(parameters)).toEqual(['days', 'letters', 'place']);
  });

  it('takes away a role with null', () => {
    const inherited = { files: { 'floor/roles.json': JSON.stringify({ roles: roleTable('owner', 'clerk', 'judge', 'spare') }) } };
    const { roles } = changed({ files: { ...inherited.files, 'club/roles.patch.json': '{ "roles": { "spare": null } }' } });
    expect(Object.keys(roles)).toEqual(['owner', 'clerk', 'judge']);
  });

  it('is hashed by what comes out, however it was written', () => {
    const shared = { 'floor/forms/extra.json': FORM };
    const full = FORM.replace('"Vote"', '"Voice"');
    const written = changed({ files: { ...shared, 'club/forms/extra.json': full } });
    const patchedOne = changed({ files: { ...shared, 'club/forms/extra.patch.json': '{ "title": { "en": "Voice" } }' } });
    const untouched = changed({ files: shared });
    const removed = changed({ files: { ...shared, 'club/forms/extra.patch.json': '{ "$remove": true }' } });
    expect(patchedOne.forms.extra).toEqual(written.forms.extra);
    expect(patchedOne.hash).toBe(written.hash);
    expect(new Set([patchedOne.hash, untouched.hash, removed.hash]).size).toBe(3);
  });

  it('may be stricter than the floor', () => {
    const years = (values: unknown[], more: object = {}) => ({ parameters: { years: { title: TEXT, values, ...more } } });
    const floor = years([{ from: '2026-01-01', value: 5, basis: 'stated' }], { floor: true, tighter: 'less' });
    const patch = { parameters: { years: { values: [{ from: '2026-01-01', value: 3, basis: 'stated' }] } } };
    const own = JSON.parse(goodBundles().club?.['parameters.json'] ?? '{}');
    const strict = { parameters: { ...own.parameters, ...patch.parameters } };
    strict.parameters.years.title = TEXT;
    const files = { 'floor/parameters.json': JSON.stringify(floor), 'club/parameters.json': JSON.stringify(strict) };
    expect(readEdition(goodBundles({ files }), 'club').problems).toEqual([]);
  });

  it('cannot loosen what stands two bundles below', () => {
    const sources = goodBundles({
      edits: { 'floor/roles.json': [['"en": "Clerk" }, "scope": "body" }', '"en": "Clerk" }, "scope": "body", "floor": true }']] },
    });
    sources.branch = {
      'bundle.json': JSON.stringify({ ...JSON.parse(sources.club?.['bundle.json'] ?? '{}'), id: 'branch', extends: 'club' }),
      'roles.json': JSON.stringify({ roles: { clerk: { title: TEXT, scope: 'organisation' } } }),
    };
    expect(readEdition(sources, 'branch').problems.map(({ file, code }) => `${file} ${code}`)).toContain('branch/roles.json floor.role');
  });
});

function roleTable(...names: string[]): Record<string, object> {
  const scopes: Record<string, string> = { owner: 'organisation', clerk: 'body', judge: 'case' };
  return Object.fromEntries(names.map((name) => [name, { title: TEXT, scope: scopes[name] ?? 'body' }]));
}
