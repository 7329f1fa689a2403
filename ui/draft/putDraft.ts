/** Sends one section of a draft to the server; every outcome is a value. */
import { call } from '../api/client.ts';
import { ApiProblem, Unreachable } from '../api/problem.ts';
import type { Answers } from './answers.ts';
import type { Put, PutResult } from './Drafts.ts';

interface Stale {
  current?: { etag: string; data: Answers };
}

function failed(error: unknown): PutResult {
  if (error instanceof Unreachable) return { kind: 'offline' };
  if (!(error instanceof ApiProblem)) throw error;
  const current = error.problem.status === 412 ? (error.body as Stale).current : undefined;
  if (current) return { kind: 'changed', etag: current.etag, data: current.data };
  if (error.problem.status >= 500 || error.problem.status === 429) return { kind: 'offline' };
  return { kind: 'refused', title: error.problem.title };
}

/** The way of one case's form to the server. */
export const putDraft =
  (caseId: string, form: string): Put =>
  async (section, data, etag, leaving) => {
    const path = `/api/cases/${caseId}/forms/${encodeURIComponent(form)}/sections/${encodeURIComponent(section)}`;
    try {
      const answer = await call<{ etag: string; savedAt: string }>('PUT', path, { body: { data }, match: etag, keepalive: leaving });
      return { kind: 'saved', etag: answer.data.etag, savedAt: answer.data.savedAt };
    } catch (error) {
      return failed(error);
    }
  };

/** For previews: everything is taken, nothing is stored. */
export const putNowhere: Put = async (_section, _data, etag) => ({ kind: 'saved', etag, savedAt: new Date().toISOString() });
