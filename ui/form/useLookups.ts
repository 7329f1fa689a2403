/** Look-ups of one section: asks the server with what is typed, keeps what came back in the draft, and shows it at once. */
import { useCallback, useMemo, useState } from 'react';
import type { LookupView } from '../../server/http/contract.ts';
import type { Answers } from '../draft/answers.ts';
import type { Lookups } from './FormContext.ts';
import { flushPending } from './pending.ts';
import type { FormInUse } from './useForm.ts';

export type AskLookup = (field: string, data: Answers) => Promise<LookupView>;

export function useLookups({ drafts, tools }: FormInUse, section: string, ask: AskLookup | undefined): Lookups {
  const [filled, fill] = useState<Record<string, unknown>>({});
  const put = useCallback(
    (fills: Record<string, unknown>) => {
      const { keep } = tools(section);
      for (const [name, value] of Object.entries(fills)) keep([name], value ?? undefined);
      fill((before) => ({ ...before, ...fills }));
    },
    [tools, section],
  );
  return useMemo(
    () => ({
      filled,
      ask:
        ask &&
        (async (field) => {
          flushPending();
          const found = await ask(field, drafts.answers(section));
          put(found.fills);
          return found;
        }),
      forget(fields) {
        const answers = drafts.answers(section);
        const there = fields.filter((name) => answers[name] !== undefined);
        if (there.length) put(Object.fromEntries(there.map((name) => [name, null])));
      },
    }),
    [filled, ask, drafts, section, put],
  );
}
