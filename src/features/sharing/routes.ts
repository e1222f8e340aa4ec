import type { AnyRoute } from '../../web/route.ts';
import type { DocumentKind, KindName } from '../documents/rules.ts';
import { decideRoutes } from './decide/routes.ts';
import { giveRoutes } from './give/routes.ts';

export const sharingRoutes = (kinds: Readonly<Record<KindName, DocumentKind>>): readonly AnyRoute[] => [
  ...decideRoutes(kinds),
  ...giveRoutes(kinds),
];
