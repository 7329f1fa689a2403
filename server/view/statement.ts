/** What is about to be signed, line by line, to be read before signing. */
import { canonical, contextOf, expandForm, hashOf, recordOf, validateInput } from '../../engine/index.ts';
import type { Lang, Text } from '../../engine/language.ts';
import type { Actor, Case, Edition, Given, Request } from '../../engine/model.ts';
import type { StatementView } from '../http/contract.ts';
import { shortDate } from '../messages/dates.ts';
import { VIEW_WORDS } from '../messages/view.ts';

/** The members of the engine's statement that are put in words; the whole of it is `canonical`. */
interface Statement {
  title?: Text;
  on?: string;
  documents?: { document: string; dataHash: string }[];
}

interface Signing {
  statement: Record<string, unknown>;
  /** What was answered, in words. */
  answers: StatementView['lines'];
  edition: Edition;
  kase: Case;
  actor: Actor;
  sign: 'organisation' | 'body' | 'person' | undefined;
  lang: Lang;
}

/** The answers that the statement's hash stands for. */
export function answerLines(
  edition: Edition,
  kase: Case,
  request: Request,
  given: Omit<Given, 'engine'>,
  lang: Lang,
): StatementView['lines'] {
  const state = edition.procedures[kase.header.procedure]?.states[kase.state];
  const form = request.action === undefined ? state?.parts?.[request.part ?? '']?.form : state?.actions?.[request.action]?.form;
  if (form === undefined) return [];
  const expanded = expandForm(edition, form, contextOf(edition, kase, given));
  const { value } = validateInput(edition, expanded, request.input ?? {}, given);
  return recordOf(edition, expanded, value, lang).sections.flatMap(({ lines }) =>
    lines.map(({ title, value: words }) => ({ title, value: words })),
  );
}

export function statementView({ statement, answers, edition, kase, actor, sign, lang }: Signing): StatementView {
  const words = VIEW_WORDS[lang].statement;
  const { title, on, documents = [] }: Statement = statement;
  const onBehalfOf =
    sign === 'organisation' ? kase.header.applicant.name[lang] : sign === 'body' ? (edition.bundle.body?.name[lang] ?? '') : actor.name;
  return {
    hash: hashOf(statement),
    lines: [
      { title: words.act, value: title?.[lang] ?? '' },
      { title: words.case, value: kase.header.number },
      ...answers,
      ...documents.map(({ document, dataHash }) => ({
        title: words.document,
        value: `${edition.documents[document]?.title[lang] ?? document} (${words.hash}: ${dataHash})`,
      })),
      { title: words.signer, value: actor.name },
      { title: words.behalf, value: onBehalfOf },
      ...(on === undefined ? [] : [{ title: words.on, value: shortDate(on) }]),
      { title: words.edition, value: `${edition.bundle.title[lang]} ${edition.bundle.version} (${edition.hash.slice(0, 12)})` },
    ],
    signer: { name: actor.name, onBehalfOf },
    canonical: canonical(statement),
  };
}
