import type { AnyRoute } from '../../web/route.ts';
import { setUpRoutes } from './set-up/set-up-routes.ts';
import { settingsRoutes } from './settings/settings-routes.ts';
import { termsRoutes } from './terms/terms-routes.ts';

export const routes: readonly AnyRoute[] = [...setUpRoutes, ...settingsRoutes, ...termsRoutes];
