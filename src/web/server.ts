import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { sessionCookie, viewerOf } from '../accounts/session.ts';
import { may, permissions } from '../basics/permissions.ts';
import type { FormValues } from '../basics/form-values.ts';
import type { Viewer } from '../basics/viewer.ts';
import { auditBatch, type AuditBatch, type AuditLine } from '../database/audit-batch.ts';
import { wentOnIn } from '../database/hosted-schools.ts';
import { newId } from '../database/id.ts';
import { troubleOf } from '../database/trouble.ts';
import { faultFields } from '../log/fault.ts';
import {
  atSchool,
  send,
  sendErrorPage,
  sendOtherSchool,
  sendTooOften,
  sendTrouble,
  takeFlash,
} from './answer.ts';
import type { Pace } from './pace.ts';
import type { Answer, AnyRoute, Ask, OpenAsk, OpenRoute, Route, SentFile } from './route.ts';
import { logRefusal, logRequests, noteSchool, patternOf, schoolIn } from './request-log.ts';
import { refuseInTheClear } from './in-the-clear.ts';
import { fromTheSamePlace, guardHeaders, safeHeaders } from './same-origin.ts';
import { asked, named, sent } from './sent.ts';
import type { Services } from './services.ts';

export interface ServerSettings {
  readonly services: Services;
  readonly routes: readonly AnyRoute[];
  readonly secret: string;
  /** Proxies whose word counts for where a request came from. */
  readonly trustedProxies: readonly string[];
  /** Left out: nobody is held back. */
  readonly pace?: Pace | undefined;
  /** What to show somebody who must sign in first, with what they were sending kept in the page. */
  readonly askToSignIn: (ask: OpenAsk) => Promise<Answer> | Answer;
  /** What somebody who is signed in has to do before anything else, if there is such a thing. */
  readonly doFirst: (ask: Ask) => Promise<Answer | undefined>;
}

/** The web server, not yet listening. Refuses to be made when a route is incomplete. */
export async function makeServer(settings: ServerSettings): Promise<FastifyInstance> {
  const { services } = settings;
  checkRoutes(settings.routes);
  const app = Fastify({
    logger: false,
    bodyLimit: 2_000_000,
    // Longer than proxies keep a connection that is not used (Caddy: 120 s): whoever closes first may cut off a request on its way.
    keepAliveTimeout: 125_000,
    // Whoever sends a request drop by drop is cut off; a list of 20 MB through a slow line is not.
    requestTimeout: 300_000,
    trustProxy: [...settings.trustedProxies],
    genReqId: () => newId(),
    frameworkErrors: (_fault, request, reply) => {
      reply.headers({ ...safeHeaders(services.baseUrl), 'x-request-id': request.id });
      sendErrorPage(reply, 'not-found');
    },
    routerOptions: { ignoreTrailingSlash: true },
  });
  await app.register(cookie);
  // Forms only: what is not text in named fields is not read at all.
  app.removeAllContentTypeParsers();
  await app.register(formbody);
  await app.register(multipart, { limits: { fileSize: 20_000_000, files: 1, fields: 200 } });
  const audit = auditBatch(services.database);
  guardHeaders(app, services.baseUrl);
  refuseInTheClear(app, services.baseUrl);
  app.addHook('preHandler', async (request, reply) => {
    if (
      request.method !== 'GET' &&
      request.method !== 'HEAD' &&
      !fromTheSamePlace(request, services.baseUrl)
    ) {
      logRefusal(services, request, 'form from elsewhere');
      return sendErrorPage(reply, 'elsewhere');
    }
  });
  for (const route of settings.routes) {
    app.route({
      method: route.method,
      url: route.at.pattern,
      handler: 'open' in route ? openly(route, settings) : guarded(route, settings, audit),
    });
  }
  logRequests(app, services);
  app.setNotFoundHandler((_request, reply) => sendErrorPage(reply, 'not-found'));
  app.setErrorHandler((fault, request, reply) => {
    const code = (fault as { statusCode?: number }).statusCode;
    if (code === 413) return sendErrorPage(reply, 'too-large');
    if (code && code < 500) return sendErrorPage(reply, 'not-found');
    services.log('fault in a request', {
      request: request.id,
      method: request.method,
      route: patternOf(request),
      school: schoolIn(request),
      ...faultFields(fault),
    });
    return sendTrouble(request, reply, troubleOf(fault) ?? 'fault');
  });
  return app;
}

function guarded(route: Route<never>, settings: ServerSettings, audit: AuditBatch) {
  const { services } = settings;
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const viewer = await viewerIn(request, settings);
    const { form: everything, files } = await sent(request);
    const { [atSchool]: at, ...form } = everything;
    if (!viewer)
      return send(
        reply,
        await settings.askToSignIn(openAsk(request, reply, services, undefined, everything, files)),
        services,
      );
    noteSchool(request, viewer.schoolId);
    const wait = settings.pace?.(viewer.accountId, route.costly !== undefined);
    if (wait !== undefined) {
      logRefusal(services, request, 'too many requests', viewer);
      return sendTooOften(request, reply, viewer, wait);
    }
    if (!named(request)) return sendErrorPage(reply, 'not-found', viewer);
    if (at !== undefined && at !== viewer.schoolId && !(await isSchoolBefore(services, at, viewer))) {
      const carried = request.isMultipart() ? undefined : { to: request.url, form };
      return sendOtherSchool(reply, viewer, { at: String(at), carried });
    }
    if (!may(viewer, route.may)) {
      logRefusal(services, request, 'role may not', viewer);
      return sendErrorPage(reply, 'not-found', viewer);
    }
    const later: (() => void)[] = [];
    const ask: Ask = {
      ...everyAsk(request, reply, services, form, files),
      viewer,
      db: services.database.ofSchool(viewer.schoolId, viewer),
      accounts: services.database.accounts,
      afterwards: (work) => later.push(work),
    };
    const answer =
      (await settings.doFirst(ask)) ??
      (route.method === 'GET'
        ? await show(route, ask, audit)
        : route.byItself
          ? await act(route, ask)
          : await services.database.together(
              viewer.schoolId,
              (db, accounts) => {
                later.length = 0;
                return act(route, { ...ask, db, accounts });
              },
              viewer,
            ));
    for (const work of later) work();
    if (answer) return send(reply, answer, services, viewer);
    logRefusal(services, request, 'not there for them', viewer);
    return sendErrorPage(reply, 'not-found', viewer);
  };
}

/** A form that was opened at a school which has been merged into the viewer's since: what it names is there, by the same ids. */
const isSchoolBefore = ({ database }: Services, at: unknown, { schoolId }: Viewer): Promise<boolean> =>
  wentOnIn(database.accounts, String(at), schoolId);

async function show(route: Route<never>, ask: Ask, audit: AuditBatch): Promise<Answer | undefined> {
  const { schoolId } = ask.viewer;
  // The line is waited for once the page's connection is free again: it needs one itself.
  const { answer, written } = await ask.services.database.reading(
    schoolId,
    async (db) => {
      const here = { ...ask, db };
      const found = await route.find(here);
      if (found === undefined) return { answer: undefined, written: undefined };
      const line = audit.write(schoolId, auditLines(route, here, found));
      // Whoever waits for it below hears of its failure; nobody may be left without a listener until then.
      line.catch(() => {});
      return { answer: await route.answer(here, found), written: line };
    },
    ask.viewer,
  );
  await written;
  return answer;
}

/** One transaction: the facts, the event, the audit line and the token that makes a form sent twice count once. */
async function act(route: Route<never>, ask: Ask): Promise<Answer | undefined> {
  const token = typeof ask.form['once'] === 'string' ? ask.form['once'] : undefined;
  if (token) {
    const before = await ask.db
      .selectFrom('submission')
      .select('location')
      .where('token', '=', token)
      .executeTakeFirst();
    if (before) return { kind: 'redirect', to: before.location };
  }
  const found = await route.find(ask);
  if (found === undefined) return undefined;
  const answer = await route.answer(ask, found);
  if (answer.kind === 'page' && answer.status !== 200) return answer;
  const lines = auditLines(route, ask, found);
  if (lines.length)
    await ask.db
      .insertInto('audit')
      .values(lines.map((line) => ({ id: newId(), ...line })))
      .execute();
  if (token && answer.kind === 'redirect') {
    await ask.db.insertInto('submission').values({ token, at: ask.now, location: answer.to }).execute();
  }
  return answer;
}

function auditLines(route: Route<never>, ask: Ask, found: never): AuditLine[] {
  if ('nothing' in route.audit) return [];
  const { says, subject, pupil } = route.audit;
  const pupils = pupil(found);
  return (Array.isArray(pupils) ? pupils : [pupils as string | null]).map((pupil_id) => ({
    at: ask.now,
    staff_id: ask.viewer.staffId,
    action: says,
    subject,
    pupil_id,
  }));
}

function openly(route: OpenRoute, settings: ServerSettings) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (!named(request)) return sendErrorPage(reply, 'not-found');
    const { form, files } = await sent(request);
    const viewer = route.sameForAll ? undefined : await viewerIn(request, settings);
    const answer = await route.answer(openAsk(request, reply, settings.services, viewer, form, files));
    return send(reply, answer, settings.services);
  };
}

async function viewerIn(
  request: FastifyRequest,
  { services, secret }: ServerSettings,
): Promise<Viewer | undefined> {
  const held = request.cookies[sessionCookie(services.baseUrl)];
  return held
    ? viewerOf(services.database, secret, held, services.clock.today(), services.clock.now())
    : undefined;
}

function everyAsk(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  form: FormValues,
  files: readonly SentFile[],
) {
  return {
    params: request.params as Record<string, string>,
    query: asked(request),
    form,
    files,
    today: services.clock.today(),
    now: services.clock.now(),
    url: request.url,
    services,
    flash: takeFlash(request, reply, services),
    cookies: request.cookies,
    headers: request.headers,
    ip: request.ip,
  };
}

function openAsk(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  viewer: Viewer | undefined,
  form: FormValues,
  files: readonly SentFile[],
): OpenAsk {
  return { ...everyAsk(request, reply, services, form, files), viewer };
}

function checkRoutes(routes: readonly AnyRoute[]): void {
  const seen = new Set<string>();
  for (const route of routes) {
    const name = `${route.method} ${route.at?.pattern}`;
    if (seen.has(name)) throw new Error(`${name} is routed twice`);
    seen.add(name);
    const complete =
      'open' in route
        ? Boolean(route.open)
        : route.may in permissions &&
          Boolean(route.find) &&
          Boolean(route.audit) &&
          ('nothing' in route.audit ? route.audit.nothing : route.audit.says);
    if (!complete || !route.answer)
      throw new Error(`${name} does not say who may use it, how it is found and what is written down`);
  }
}
