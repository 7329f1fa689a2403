/** Asks the server to look up what is typed in a form of a case. Throws what `call` throws. */
import type { LookupView } from '../../server/http/contract.ts';
import { call } from './client.ts';

export const lookUpIn =
  (caseId: string, form: string) =>
  async (field: string, data: Record<string, unknown>): Promise<LookupView> =>
    (await call<LookupView>('POST', `/api/cases/${caseId}/forms/${encodeURIComponent(form)}/lookups/${field}`, { body: { data } })).data;
