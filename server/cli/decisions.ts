/** How the command line names what a decision came to. */
import { isDay } from '../../engine/calendar.ts';
import type { Lang } from '../../engine/language.ts';
import type { Decision, DecisionRecord } from '../../engine/model.ts';
import { sentence } from './console.ts';

/** The outcome's title, several of them, or that there is none. */
export function nameOf(decision: Decision, { outcome, outcomes, rules, undetermined, values }: DecisionRecord, lang: Lang): string {
  const title = (id: string) => decision.outcomes.find((each) => each.id === id)?.title[lang] ?? id;
  if (outcome !== undefined) return title(outcome);
  if (outcomes) return outcomes.length > 0 ? outcomes.map(title).join(', ') : sentence(lang, 'noValue');
  if (rules) return Object.values(values).join(', ');
  return undetermined.length > 0 ? sentence(lang, 'undetermined', { facts: undetermined.join(', ') }) : sentence(lang, 'noOutcome');
}

export const isDayGiven = (given: unknown): given is string => isDay(given);
