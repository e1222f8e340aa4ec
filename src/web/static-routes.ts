import { h } from 'preact';
import { paths } from '../paths.ts';
import { Gallery } from './govuk/gallery.tsx';
import { AccessibilityPage } from './layout/accessibility-page.tsx';
import { openRoute, page, type AnyRoute } from './route.ts';
import type { Services } from './services.ts';

/** Style, type and scripts from memory, and in development the gallery. */
export function staticRoutes({ assets }: Services, development: boolean): AnyRoute[] {
  return [
    openRoute({
      method: 'GET',
      at: paths.assets,
      open: 'style and type hold nothing of anybody',
      sameForAll: true,
      answer: ({ params, headers }) => {
        const asset = assets.files.get(params['file'] ?? '');
        if (!asset) return { kind: 'data', data: 'There is no such file', status: 404 };
        const packed = Boolean(asset.gzip) && /\bgzip\b/.test(String(headers['accept-encoding']));
        const body = packed && asset.gzip ? asset.gzip : asset.body;
        return { kind: 'file', body, packed, type: asset.type, forever: true };
      },
    }),
    openRoute({
      method: 'GET',
      at: paths.accessibility,
      open: 'it says what works for whom, and holds nothing of anybody',
      answer: ({ viewer }) => page(h(AccessibilityPage, { viewer })),
    }),
    ...(development ? [gallery] : []),
  ];
}

const gallery = openRoute({
  method: 'GET',
  at: paths.gallery,
  open: 'it shows invented people only',
  answer: ({ viewer }) => ({ kind: 'page', page: h(Gallery, { viewer }), status: 200 }),
});
