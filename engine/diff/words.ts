/** Takes one change of a comparison; gives its sentence in one language. Values of definitions are shown in words where there are any. */
import type { Lang, Text } from '../language.ts';
import { DIFF_EN } from '../messages/diff-en.ts';
import { DIFF_KY } from '../messages/diff-ky.ts';
import { DIFF_RU } from '../messages/diff-ru.ts';
import type { Change } from './change.ts';

const CATALOGUES: Record<Lang, typeof DIFF_KY> = { ky: DIFF_KY, ru: DIFF_RU, en: DIFF_EN };
const MARKS = { added: '+', removed: '−', changed: '±' };
/** Longer values are cut: the definition itself is the place to read them. */
const LONGEST = 160;

/** Titles by id, of roles and parameters. */
export type Names = Record<string, Text>;

/** `± критерий «1.2 Такта», аталышы: Такта → Доска` */
export function sayChange({ change, noun, name, aspect, was, now, compatible }: Change, lang: Lang, names: Names = {}): string {
  const { nouns, words } = CATALOGUES[lang];
  const said = (value: unknown) => shortened(shown(value, lang, names));
  const what = `${MARKS[change]} ${nouns[noun]} «${said(name)}»`;
  const detail = aspect ? `, ${aspectOf(aspect, lang)}: ${said(was)} → ${said(now)}` : '';
  return `${what}${detail}${compatible ? '' : `  [${words.incompatible}]`}`;
}

/** The name of a member in words; the definition's own word where it is none of the language's. */
function aspectOf(aspect: NonNullable<Change['aspect']>, lang: Lang): string {
  const { aspects, members } = CATALOGUES[lang];
  if (Object.hasOwn(aspects, aspect)) return aspects[aspect as keyof typeof aspects];
  const member = aspect.slice('member:'.length);
  return Object.hasOwn(members, member) ? members[member as keyof typeof members] : member;
}

function shown(value: unknown, lang: Lang, names: Names): string {
  const { words } = CATALOGUES[lang];
  if (value === undefined || value === null) return words.none;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.map((each) => shown(each, lang, names)).join(', ') || words.none;
  if (typeof value === 'object') return ofObject(value as Record<string, unknown>, lang, names);
  const text = String(value);
  if (Object.hasOwn(names, text)) return names[text]?.[lang] ?? text;
  return Object.hasOwn(words, text) ? words[text as keyof typeof words] : text;
}

function ofObject(value: Record<string, unknown>, lang: Lang, names: Names): string {
  if (typeof value[lang] === 'string') return (value as unknown as Text)[lang];
  const { words } = CATALOGUES[lang];
  const [key = '', member] = Object.entries(value)[0] ?? [];
  const single = Object.keys(value).length === 1;
  if (single && ['workingDays', 'calendarDays', 'months', 'years'].includes(key))
    return `${shown(member, lang, names)} ${words[key as keyof typeof words]}`;
  if (single && key === 'param') return `«${shown(member, lang, names)}»`;
  if (single && (key === 'after' || key === 'before')) return shown(member, lang, names);
  if ('from' in value && 'value' in value) return `${shown(value.value, lang, names)} (${String(value.from)})`;
  return Object.entries(value)
    .map(([name, each]) => `${name} ${shown(each, lang, names)}`)
    .join(', ');
}

function shortened(text: string): string {
  const line = text.replaceAll('\n', ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
