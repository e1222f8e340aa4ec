import type { AnyRoute } from '../../web/route.ts';
import { logRoutes } from './access-log/log-routes.ts';
import { holdingsRoutes } from './holdings/holdings-routes.ts';
import { oneRoutes } from './requests/one/one-routes.ts';
import { requestRoutes } from './requests/request-routes.ts';
import { overviewRoutes } from './overview/overview-routes.ts';

export const routes: readonly AnyRoute[] = [
  ...overviewRoutes,
  ...holdingsRoutes,
  ...logRoutes,
  ...requestRoutes,
  ...oneRoutes,
];
