/** What has come out of a case: its papers with their files, and its register entries with their status today. */
import { maySee, statusOf } from '../../engine/index.ts';
import type { CaseView, PaperView } from '../http/contract.ts';
import { failureText } from '../pdf/issue.ts';
import type { Reading } from './reading.ts';
import { fieldValue } from './values.ts';

export async function paperViews({ services, kase, edition, actor, lang }: Reading): Promise<PaperView[]> {
  const stored = await services.stores.papers.ofCase(kase.header.id);
  const papers = stored.filter(({ document }) => maySee(edition, edition.documents[document]?.sees, actor, kase));
  return papers.map(({ id, document, number, date, code, files }) => ({
    id,
    title: edition.documents[document]?.title[lang] ?? document,
    number,
    date,
    code,
    verifyUrl: `${services.config.baseUrl}/verify/${code}`,
    files: files.map((file) => ({
      lang: file.lang,
      ready: file.state === 'ready',
      ...(file.state === 'failed' ? { failed: failureText(file.error ?? '{}', lang) } : {}),
      url: `/api/papers/${id}/${file.lang}.pdf`,
    })),
  }));
}

export function entryViews({ kase, seen, edition, lang, today }: Reading): CaseView['entries'] {
  return Object.entries(kase.entries).flatMap(([id, whole]) => {
    const data = seen.entries[id] ?? {};
    const register = edition.registers[id];
    if (!register) return [];
    const { title, tone, meaning, id: status } = statusOf(register, whole, today);
    const until = register.until === undefined ? undefined : data[register.until];
    const fields = Object.entries(register.fields).flatMap(([name, field]) => {
      const value = fieldValue(edition, field, data[name], lang);
      return value ? [{ title: field.title[lang], value }] : [];
    });
    return [
      {
        register: id,
        title: register.title[lang],
        status: { id: status, title: title[lang], tone, ...(meaning ? { meaning: meaning[lang] } : {}) },
        ...(typeof until === 'string' ? { until } : {}),
        fields,
      },
    ];
  });
}
