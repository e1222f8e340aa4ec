import type { AnyRoute } from '../../web/route.ts';
import { routes as decide } from './decide/routes.ts';
import { routes as evidence } from './evidence/routes.ts';
import { routes as write } from './write/routes.ts';

export const routes: readonly AnyRoute[] = [...write, ...evidence, ...decide];
