import type { AnyRoute } from '../../web/route.ts';
import { routes as today } from './today/routes.ts';

export const routes: readonly AnyRoute[] = [...today];
