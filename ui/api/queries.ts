/** What the screens read, each with its key: the language is part of it, since texts arrive in one. */
import { infiniteQueryOptions, QueryClient, queryOptions } from '@tanstack/react-query';
import type {
  AccessList,
  AppointmentsView,
  CaseList,
  CaseView,
  FormView,
  HomeView,
  Lang,
  MoveList,
  MoveView,
  NoticeView,
  OwnSessionView,
  RegisterList,
  RegisterPage,
  SessionView,
  SignInView,
  ViewMenu,
  ViewPage,
  WishesView,
  WorkshopView,
} from '../../server/http/contract.ts';
import { call, read, withQuery } from './client.ts';
import { Unreachable } from './problem.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 5_000, retry: (count, error) => error instanceof Unreachable && count < 3, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});

export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: ({ signal }) => read<SessionView>('/api/session', signal) });

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => read<OwnSessionView[]>('/api/sessions', signal),
});

/** `problem`: what the address says the last attempt met. */
export const signInQuery = (lang: Lang, problem: string | undefined) =>
  queryOptions({
    queryKey: ['sign-in', lang, problem ?? ''],
    queryFn: ({ signal }) => read<SignInView>(withQuery('/api/sign-in', { problem }), signal),
  });

export const homeQuery = (lang: Lang) =>
  queryOptions({ queryKey: ['home', lang], queryFn: ({ signal }) => read<HomeView>('/api/home', signal) });

export const noticesQuery = (lang: Lang) =>
  queryOptions({ queryKey: ['notices', lang], queryFn: ({ signal }) => read<NoticeView[]>('/api/notices', signal) });

export const moveQuery = (lang: Lang, id: string) =>
  queryOptions({ queryKey: ['move', id, lang], queryFn: ({ signal }) => read<MoveView>(`/api/cases/${id}/move`, signal), gcTime: 0 });

export const movesQuery = (lang: Lang) =>
  queryOptions({ queryKey: ['moves', lang], queryFn: ({ signal }) => read<MoveList>('/api/moves', signal) });

export const appointmentsQuery = (lang: Lang) =>
  queryOptions({ queryKey: ['appointments', lang], queryFn: ({ signal }) => read<AppointmentsView>('/api/appointments', signal) });

export const registersQuery = (lang: Lang) =>
  queryOptions({ queryKey: ['registers', lang], queryFn: ({ signal }) => read<RegisterList>('/api/registers', signal) });

/** The wishes with the tag of what was read. */
export const wishesQuery = queryOptions({
  queryKey: ['wishes'],
  queryFn: ({ signal }) => call<WishesView>('GET', '/api/notices/wishes', { signal }),
});

export const caseKey = (id: string, lang: Lang) => ['case', id, lang] as const;

/** A case; asked again every two seconds while a paper is being drawn, less often while a service has not answered. */
export const caseQuery = (id: string, lang: Lang) =>
  queryOptions({
    queryKey: caseKey(id, lang),
    queryFn: ({ signal }) => read<CaseView>(`/api/cases/${id}`, signal),
    placeholderData: (previous, query) => (query?.queryKey[1] === id ? previous : undefined),
    refetchInterval: (query) => {
      const { papers = [], messages = [] } = query.state.data ?? {};
      if (papers.some((paper) => paper.files.some((file) => !file.ready && !file.failed))) return 2_000;
      if (messages.some(({ status }) => status === 'waiting')) return messages.some(({ attempts }) => attempts > 0) ? 15_000 : 2_000;
      return false;
    },
  });

export const casesQuery = (lang: Lang, bundle: string, procedure: string, q: string) =>
  infiniteQueryOptions({
    queryKey: ['cases', lang, bundle, procedure, q],
    queryFn: ({ pageParam, signal }) => read<CaseList>(withQuery('/api/cases', { bundle, procedure, q, after: pageParam }), signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** The menu of the membership acted in. */
export const viewsQuery = (lang: Lang, membership: string) =>
  queryOptions({ queryKey: ['views', lang, membership], queryFn: ({ signal }) => read<ViewMenu>('/api/views', signal), staleTime: 60_000 });

export const viewQuery = (lang: Lang, bundle: string, view: string, asked: Record<string, string>) =>
  infiniteQueryOptions({
    queryKey: ['view', lang, bundle, view, asked],
    queryFn: ({ pageParam, signal }) => read<ViewPage>(withQuery(`/api/views/${bundle}/${view}`, { ...asked, after: pageParam }), signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const registerQuery = (lang: Lang, bundle: string, register: string, q: string) =>
  infiniteQueryOptions({
    queryKey: ['register', lang, bundle, register, q],
    queryFn: ({ pageParam, signal }) =>
      read<RegisterPage>(withQuery(`/api/registers/${bundle}/${register}`, { q, after: pageParam }), signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const workshopQuery = (lang: Lang) =>
  queryOptions({ queryKey: ['workshop', lang], queryFn: ({ signal }) => read<WorkshopView>('/api/workshop', signal) });

export const previewQuery = (lang: Lang, bundle: string, form: string, variant: string | undefined) =>
  queryOptions({
    queryKey: ['workshop', lang, 'form', bundle, form, variant ?? ''],
    queryFn: ({ signal }) => read<FormView>(withQuery(`/api/workshop/${bundle}/forms/${form}`, { variant }), signal),
  });

export const accessQuery = (lang: Lang, caseId: string) =>
  infiniteQueryOptions({
    queryKey: ['access', caseId, lang],
    queryFn: ({ signal, pageParam }) => read<AccessList>(withQuery(`/api/cases/${caseId}/access`, { after: pageParam }), signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
