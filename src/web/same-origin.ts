import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Whether a form came from one of our own pages: the browser says where it came from, and silence is refused. */
export function fromTheSamePlace(request: FastifyRequest, baseUrl: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const origin = request.headers.origin;
  if (!origin) return false;
  return origin === new URL(baseUrl).origin || origin === `${request.protocol}://${request.headers.host}`;
}

/** Headers on every answer: nothing from elsewhere, no framing, no address handed on, nothing kept in shared caches. */
export function guardHeaders(app: FastifyInstance, baseUrl: string): void {
  const headers = safeHeaders(baseUrl);
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers);
  });
}

/** The same, for an answer that comes before any hook: to an address that cannot be read. */
export function safeHeaders(baseUrl: string): Record<string, string> {
  const headers: Record<string, string> = {
    'content-security-policy':
      "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    // For browsers too old for frame-ancestors.
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'permissions-policy':
      'accelerometer=(), autoplay=(), bluetooth=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()',
    'cache-control': 'no-store',
  };
  if (baseUrl.startsWith('https:'))
    headers['strict-transport-security'] = 'max-age=31536000; includeSubDomains';
  return headers;
}
