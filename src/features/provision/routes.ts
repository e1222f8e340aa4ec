import type { AnyRoute } from '../../web/route.ts';
import { routes as decide } from './decide/routes.ts';
import { routes as delivery } from './delivery/routes.ts';
import { routes as groups } from './groups/routes.ts';
import { routes as observe } from './observe/routes.ts';
import { routes as today } from './today/routes.ts';

export const routes: readonly AnyRoute[] = [...today, ...decide, ...delivery, ...groups, ...observe];
