/** A case on screen, and the way to put what the server confirmed back into what was read. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ActionView, CaseView, FormView } from '../../server/http/contract.ts';
import { caseKey, caseQuery, homeQuery, noticesQuery, sessionQuery } from '../api/queries.ts';
import type { Answers } from '../draft/answers.ts';
import { useT } from '../messages/index.ts';

export function useCase(id: string) {
  const { lang } = useT();
  return useQuery(caseQuery(id, lang));
}

const withDraft = (form: FormView, section: string, data: Answers, etag: string): FormView => ({
  ...form,
  answers: { ...form.answers, [section]: data },
  drafts: { ...form.drafts, [section]: etag },
});

/** Puts a saved section into every language's copy of the case, so that coming back shows what was saved. */
export function useKeepSaved(caseId: string) {
  const client = useQueryClient();
  return useCallback(
    (form: string, section: string, data: Answers, etag: string) => {
      const patch = (action: ActionView): ActionView =>
        action.form?.id === form ? { ...action, form: withDraft(action.form, section, data, etag) } : action;
      client.setQueriesData<CaseView>({ queryKey: ['case', caseId] }, (view) => view && { ...view, actions: view.actions.map(patch) });
    },
    [client, caseId],
  );
}

/** After an action: the case as the server gave it; lists are asked for again. */
export function useCaseChanged(caseId: string) {
  const client = useQueryClient();
  const { lang } = useT();
  return useCallback(
    async (view?: CaseView) => {
      client.removeQueries({ queryKey: ['case', caseId], type: 'inactive' });
      if (view) client.setQueryData(caseKey(caseId, lang), view);
      else await client.invalidateQueries({ queryKey: ['case', caseId] });
      void client.invalidateQueries({ queryKey: homeQuery(lang).queryKey });
      void client.invalidateQueries({ queryKey: noticesQuery(lang).queryKey });
      void client.invalidateQueries(sessionQuery);
    },
    [client, caseId, lang],
  );
}
