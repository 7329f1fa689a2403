/** Who is signed in and what one may change about it: language, membership, the demo's date. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Lang, SessionView } from '../../server/http/contract.ts';
import { call } from '../api/client.ts';
import { sessionQuery } from '../api/queries.ts';
import { settleDrafts } from '../draft/openDrafts.ts';
import { flushPending } from '../form/pending.ts';
import { changeLanguage } from '../messages/index.ts';

const SessionContext = createContext<SessionView | undefined>(undefined);
export const SessionProvider = SessionContext.Provider;

/** The session; only below the shell, which waits for it. */
export function useSession(): SessionView {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no session above');
  return session;
}

/** What a file must be to be taken; unknown where no session stands above. */
export const useAccepted = (): SessionView['uploads'] | undefined => useContext(SessionContext)?.uploads;

export const useSessionQuery = () => useQuery({ ...sessionQuery, staleTime: 30_000, refetchInterval: 60_000 });

type Change = { lang: Lang } | { membership: string } | { to: string } | 'leave';

async function send(change: Change): Promise<SessionView> {
  await settleDrafts();
  if (change === 'leave') return (await call<SessionView>('DELETE', '/api/session')).data;
  if ('to' in change) return (await call<SessionView>('POST', '/api/demo/clock', { body: change })).data;
  return (await call<SessionView>('PUT', '/api/session', { body: change })).data;
}

/** Changes the session; everything read under the old one is forgotten. */
export function useChangeSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async (session) => {
      if (session) client.setQueryData(sessionQuery.queryKey, session);
      else await client.invalidateQueries(sessionQuery);
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' && query.getObserversCount() === 0 });
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    },
  });
}

/** Switches the screen's language at once, and the session's where someone is signed in. */
export function useSwitchLanguage() {
  const change = useChangeSession();
  return (lang: Lang, signedIn: boolean) => {
    flushPending();
    const asked = changeLanguage(lang);
    if (signedIn) void asked.then(() => change.mutate({ lang }));
  };
}
