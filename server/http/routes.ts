/** The table of all routes. */
import { accessRoutes } from './access.ts';
import { appointmentRoutes } from './appointments.ts';
import { caseRoutes } from './cases.ts';
import { documentRoutes } from './documents.ts';
import { draftRoutes } from './drafts.ts';
import { fileRoutes } from './files.ts';
import { healthRoutes } from './health.ts';
import { homeRoutes } from './home.ts';
import type { Metrics } from './metrics.ts';
import { moveRoutes } from './moves.ts';
import { noticeRoutes } from './notices.ts';
import { openDataRoutes } from './open-data.ts';
import { outsideRoutes } from './outside.ts';
import { registerRoutes } from './registers.ts';
import type { Route } from './route.ts';
import { sessionRoutes } from './session.ts';
import { signInRoutes } from './sign-in.ts';
import { stepRoutes } from './steps.ts';
import { viewRoutes } from './views.ts';

export function routes(settings: { metrics: Metrics; workshop: boolean }): Route[] {
  return [
    ...healthRoutes(settings.metrics),
    ...sessionRoutes({ workshop: settings.workshop }),
    ...signInRoutes,
    ...homeRoutes,
    ...caseRoutes,
    ...accessRoutes,
    ...draftRoutes,
    ...stepRoutes,
    ...outsideRoutes,
    ...moveRoutes,
    ...documentRoutes,
    ...fileRoutes,
    ...noticeRoutes,
    ...appointmentRoutes,
    ...openDataRoutes,
    ...registerRoutes,
    ...viewRoutes,
  ];
}
