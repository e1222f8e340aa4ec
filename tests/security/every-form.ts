import { permissions } from '../../src/basics/permissions.ts';
import { paths } from '../../src/paths.ts';
import type { AnyRoute } from '../../src/web/route.ts';
import { addressOf } from '../permissions/things.ts';
import { baseUrl, type World, type Worlds } from '../permissions/world.ts';
import { formsIn, type Field, type Form } from './pages.ts';

/** Of a school's people, one who may; nobody where nobody need sign in. */
export const cookieFor = (route: AnyRoute, { cookies }: World): string | undefined => {
  if (!('may' in route)) return undefined;
  const who: readonly string[] = permissions[route.may];
  return cookies[(who.includes('senco') ? 'senco' : who[0]) as keyof typeof cookies];
};

export const lookAt = (here: Worlds, url: string, cookie: string | undefined) =>
  here.app.server.inject({ url, headers: cookie ? { cookie } : {} });
/** Sends a form as from a page of ours. */
export const sendTo = (here: Worlds, url: string, cookie: string | undefined, payload: string) =>
  here.app.server.inject({
    method: 'POST',
    url,
    headers: {
      origin: baseUrl,
      'content-type': 'application/x-www-form-urlencoded',
      ...(cookie ? { cookie } : {}),
    },
    payload,
  });

/** Every form of every page of one school, by the route that takes it. */
export async function everyFormOf(here: Worlds, world: World): Promise<Map<string, Form[]>> {
  const posts = here.app.routes.filter(({ method }) => method === 'POST');
  const gets = here.app.routes.filter(({ method, at }) => method === 'GET' && at !== paths.assets);
  const found = new Map<string, Form[]>();
  const isRoute = new Map(
    posts.map(({ at }) => [at.pattern, new RegExp(`^${at.pattern.replaceAll(/:\w+/g, '[^/]+')}$`)]),
  );
  for (const route of gets) {
    for (const cookie of new Set([cookieFor(route, world), undefined])) {
      const { body, headers } = await lookAt(here, addressOf(route.at.pattern, world.things), cookie);
      if (!String(headers['content-type']).startsWith('text/html')) continue;
      for (const form of formsIn(body)) {
        const fits = [...isRoute].filter(([, is]) => is.test(form.action)).map(([pattern]) => pattern);
        const pattern = fits.find((one) => one === form.action) ?? fits[0];
        if (pattern) found.set(pattern, [...(found.get(pattern) ?? []), form]);
      }
    }
  }
  return found;
}

const sensible: readonly [RegExp, string][] = [
  [/-day$/, '24'],
  [/-month$/, '11'],
  [/-year$/, '2026'],
  [/mail/i, 'somebody@example.org'],
  [/(?:time|at|starts)$/i, '09:30'],
  [/(?:minutes|weeks|size|cost|number|most)/i, '20'],
];
/** What somebody would fill in. */
export const sensibleFor = ({ name, values }: Field): string =>
  values[0] || (sensible.find(([is]) => is.test(name))?.[1] ?? 'Reads with a friend');
