import { paths } from '../paths.ts';
import { openRoute, type AnyRoute } from './route.ts';
import type { Services } from './services.ts';

/** Style, type and scripts from memory, and the question whether the app is up. */
export function staticRoutes({ assets }: Services, _development: boolean): AnyRoute[] {
  return [
    openRoute({
      method: 'GET',
      at: paths.assets,
      open: 'style and type hold nothing of anybody',
      answer: ({ params }) => {
        const asset = assets.files.get(params['file'] ?? '');
        return asset
          ? { kind: 'file', body: asset.body, type: asset.type, forever: true }
          : { kind: 'data', data: 'There is no such file', status: 404 };
      },
    }),
    openRoute({
      method: 'GET',
      at: paths.health,
      open: 'a watchman asks it',
      answer: () => ({ kind: 'data', data: { up: true }, status: 200 }),
    }),
  ];
}
