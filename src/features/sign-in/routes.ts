import type { AnyRoute } from '../../web/route.ts';
import { accountRoutes } from './account/account-routes.ts';
import { authenticatorRoutes } from './account/authenticator-routes.ts';
import { codeRoutes } from './enter/code-routes.ts';
import { enterRoutes } from './enter/sign-in-routes.ts';
import { resetRoutes } from './reset/reset-routes.ts';
import { singleRoutes } from './single/single-routes.ts';

export { askToSignIn, doFirst } from './enter/ask-to-sign-in.ts';

export const routes: readonly AnyRoute[] = [
  ...enterRoutes,
  ...codeRoutes,
  ...singleRoutes,
  ...resetRoutes,
  ...accountRoutes,
  ...authenticatorRoutes,
];
