/** Address → screen. Each screen is its own file for the browser, fetched when first visited. */
import { createBrowserRouter } from 'react-router';
import { Crash } from './shell/Crash.tsx';
import { Loading } from './shell/Loading.tsx';
import { Shell } from './shell/Shell.tsx';

export const router = createBrowserRouter([
  {
    path: '/',
    Component: Shell,
    ErrorBoundary: Crash,
    HydrateFallback: Loading,
    children: [
      {
        ErrorBoundary: Crash,
        children: [
          { index: true, lazy: async () => ({ Component: (await import('./home/HomePage.tsx')).HomePage }) },
          { path: 'sign-in', lazy: async () => ({ Component: (await import('./signin/SignInPage.tsx')).SignInPage }) },
          { path: 'sign-in/rutoken', lazy: async () => ({ Component: (await import('./signin/RutokenPage.tsx')).RutokenPage }) },
          { path: 'sessions', lazy: async () => ({ Component: (await import('./signin/SessionsPage.tsx')).SessionsPage }) },
          {
            path: 'procedures/:bundle/:procedure',
            lazy: async () => ({ Component: (await import('./home/CaseListPage.tsx')).CaseListPage }),
          },
          { path: 'views/:bundle/:view', lazy: async () => ({ Component: (await import('./view/ViewPage.tsx')).ViewPage }) },
          { path: 'cases/:id', lazy: async () => ({ Component: (await import('./case/CasePage.tsx')).CasePage }) },
          { path: 'moves', lazy: async () => ({ Component: (await import('./move/MovesPage.tsx')).MovesPage }) },
          {
            path: 'appointments',
            lazy: async () => ({ Component: (await import('./appoint/AppointmentsPage.tsx')).AppointmentsPage }),
          },
          { path: 'notices', lazy: async () => ({ Component: (await import('./notices/NoticesPage.tsx')).NoticesPage }) },
          { path: 'feedback', lazy: async () => ({ Component: (await import('./shell/FeedbackPage.tsx')).FeedbackPage }) },
          { path: 'registers', lazy: async () => ({ Component: (await import('./register/RegistersPage.tsx')).RegistersPage }) },
          {
            path: 'registers/:bundle/:register',
            lazy: async () => ({ Component: (await import('./register/RegisterPage.tsx')).RegisterPage }),
          },
          { path: 'workshop', lazy: async () => ({ Component: (await import('./workshop/WorkshopPage.tsx')).WorkshopPage }) },
          { path: '*', lazy: async () => ({ Component: (await import('./shell/NotFound.tsx')).NotFound }) },
        ],
      },
    ],
  },
]);
