import type { OpenAsk } from '../../../web/route.ts';

/** What better-auth may know of the request: its cookies, and which browser it is. */
export function browserOf(headers: OpenAsk['headers']): Headers {
  const known = new Headers();
  for (const name of ['cookie', 'user-agent']) {
    const value = headers[name];
    if (typeof value === 'string') known.set(name, value);
  }
  return known;
}
