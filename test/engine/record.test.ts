// What is chosen whole from a register is read line by line, its files by link.
import { expect, it } from 'vitest';
import { readEdition } from '../../engine/compile.ts';
import { withEnvironment } from '../../engine/environment.ts';
import { recordOf } from '../../engine/form/record.ts';
import { expandForm } from '../../engine/form.ts';
import { readFolders } from '../../server/cli/files.ts';
import { root } from '../source.ts';

it('shows the answers that a chosen entry keeps, with files and links', async () => {
  const { edition } = readEdition(await readFolders(`${root}/definitions`, `${root}/templates`), 'ministry');
  if (!edition) throw new Error('no edition');
  const set = edition.criteria[edition.types['programme-general']?.criteria ?? '']?.sections.flatMap(({ criteria }) => criteria) ?? [];
  const answers = Object.fromEntries(set.map(({ id }) => [id, { text: 'Аткарылды' }]));
  const [first] = set;
  if (!first) throw new Error('no criteria');
  const report = {
    introduction: 'Кириш сөз',
    criteria: { ...answers, [first.id]: { text: 'Далилдери тиркелген', evidence: ['file-1'], links: ['https://example.org/a'] } },
    conclusions: 'Жыйынтык',
  };
  const expanded = expandForm(edition, 'application', withEnvironment({}, { param: () => undefined, edition }));
  const { sections } = recordOf(edition, expanded, { selfAssessment: { id: 'e', number: 'ӨБ-1', report } }, 'ky');
  const kept = sections.at(-1);
  expect(kept?.title).toBe(edition.forms.report?.title.ky);
  expect(kept?.lines.map(({ value }) => value).slice(0, 2)).toEqual(['Кириш сөз', 'Далилдери тиркелген']);
  expect(kept?.lines[1]).toMatchObject({ title: `1.1 ${first.title.ky}`, files: ['file-1'], links: ['https://example.org/a'] });
  expect(kept?.lines).toHaveLength(set.length + 2);
  expect(kept?.lines.at(-1)?.value).toBe('Жыйынтык');
});

it('gives files and links of rows beneath the rows', async () => {
  const { edition } = readEdition(await readFolders(`${root}/definitions`, `${root}/templates`), 'sapattuu-bilim');
  if (!edition) throw new Error('no edition');
  const row = { criterion: '1.1', measure: 'Окутуу', deadline: '2026-05-01', done: 'yes', evidence: ['file-1', 'file-2'] };
  const expanded = expandForm(edition, 'plan-progress', withEnvironment({}, { param: () => undefined, edition }));
  const line = recordOf(edition, expanded, { items: [row] }, 'en').sections[0]?.lines[0];
  expect(line?.files).toEqual(['file-1', 'file-2']);
  expect(line?.value).toContain('Measure: Окутуу');
  expect(line?.value).not.toContain('materials');
});
