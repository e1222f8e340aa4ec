import type { AnyRoute } from '../../web/route.ts';
import { logRoutes } from './access-log/log-routes.ts';
import { disposalRoutes } from './disposal/disposal-routes.ts';
import { holdRoutes } from './hold/hold-routes.ts';
import { holdingsRoutes } from './holdings/holdings-routes.ts';
import type { DocumentKind, KindName } from '../documents/rules.ts';
import { copyRoutes } from './requests/copy/copy-routes.ts';
import { entryRoutes } from './requests/entries/entry-routes.ts';
import { oneRoutes } from './requests/one/one-routes.ts';
import { requestRoutes } from './requests/request-routes.ts';
import { overviewRoutes } from './overview/overview-routes.ts';
import { retentionRoutes } from './retention/retention-routes.ts';

/** Pages of whoever looks after children's data; `kinds` says what each document's answers are called. */
export const dataProtectionRoutes = (
  kinds: Readonly<Record<KindName, DocumentKind>>,
): readonly AnyRoute[] => [
  ...overviewRoutes,
  ...holdingsRoutes,
  ...logRoutes,
  ...requestRoutes,
  ...oneRoutes(kinds),
  ...entryRoutes(kinds),
  ...copyRoutes(kinds),
  ...holdRoutes,
  ...disposalRoutes,
  ...retentionRoutes,
];
