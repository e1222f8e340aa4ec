import type { FastifyReply, FastifyRequest } from 'fastify';
import { h, type ComponentChild, type VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { cookiePrefix } from '../accounts/session.ts';
import type { Viewer } from '../basics/viewer.ts';
import { BackToSchool } from './layout/back-to-school.tsx';
import { fitToCarry, type Carried } from './layout/carried.ts';
import type { FormValues } from '../basics/form-values.ts';
import type { Trouble } from '../database/trouble.ts';
import { ErrorPage, type ErrorKind } from './layout/error-page.tsx';
import { TryAgain } from './layout/try-again.tsx';
import type { Answer } from './route.ts';
import type { Services } from './services.ts';

const flashCookie = (baseUrl: string): string => `${cookiePrefix(baseUrl)}.said`;

export function send(reply: FastifyReply, answer: Answer, services: Services, viewer?: Viewer): FastifyReply {
  switch (answer.kind) {
    case 'page':
      if (answer.setCookies?.length) reply.header('set-cookie', answer.setCookies);
      return html(
        reply.code(answer.status),
        answer.page,
        viewer?.elsewhere && (answer.atSchool ?? viewer.schoolId),
      );
    case 'redirect':
      if (answer.setCookies?.length) reply.header('set-cookie', answer.setCookies);
      if (answer.flash) {
        reply.setCookie(flashCookie(services.baseUrl), answer.flash, {
          path: '/',
          httpOnly: true,
          sameSite: 'lax',
          secure: services.baseUrl.startsWith('https:'),
          maxAge: 60,
        });
      }
      return reply.redirect(answer.to, 303);
    case 'file':
      reply.type(answer.type);
      if (answer.packed) reply.headers({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
      if (answer.forever) reply.header('cache-control', 'public, max-age=31536000, immutable');
      if (answer.name)
        reply.header(
          'content-disposition',
          `${answer.inline ? 'inline' : 'attachment'}; filename="${answer.name}"`,
        );
      return reply.send(typeof answer.body === 'string' ? answer.body : Buffer.from(answer.body));
    case 'data':
      return reply.code(answer.status).send(answer.data);
  }
}

const statusOf: Record<ErrorKind, 403 | 404 | 409 | 413 | 429 | 500 | 503 | 507> = {
  'other-school': 409,
  'not-found': 404,
  'not-now': 403,
  elsewhere: 403,
  'too-often': 429,
  'too-large': 413,
  fault: 500,
  'disk-full': 507,
  'read-only': 503,
  slow: 503,
  away: 503,
};

export function sendErrorPage(reply: FastifyReply, kind: ErrorKind, viewer?: Viewer): FastifyReply {
  const reference = statusOf[kind] >= 500 ? reply.request.id : undefined;
  return html(reply.code(statusOf[kind]), h(ErrorPage, { kind, viewer, reference }));
}

/** Something befell us, not them: what happened, and one press that does it again with everything that was typed. */
export function sendTrouble(
  request: FastifyRequest,
  reply: FastifyReply,
  kind: Trouble | 'fault',
): FastifyReply {
  if (statusOf[kind] === 503) reply.header('retry-after', '30');
  const content = h(ErrorPage, { kind, reference: request.id }, tryAgain(request));
  return html(reply.code(statusOf[kind]), content);
}

/** Somebody asks faster than people do: when to come back, and what they typed kept. */
export function sendTooOften(
  request: FastifyRequest,
  reply: FastifyReply,
  viewer: Viewer,
  seconds: number,
): FastifyReply {
  reply.header('retry-after', String(seconds));
  const when = h(
    'p',
    { class: 'govuk-body' },
    `You can go on in ${seconds === 1 ? 'a second' : `${seconds} seconds`}.`,
  );
  const content = h(ErrorPage, { kind: 'too-often', viewer }, when, tryAgain(request));
  return html(reply.code(statusOf['too-often']), content, viewer.elsewhere && viewer.schoolId);
}

function tryAgain(request: FastifyRequest): VNode {
  const wasSending = request.method !== 'GET' && request.method !== 'HEAD';
  const form = request.isMultipart() ? undefined : ((request.body ?? {}) as FormValues);
  const isWhole = form && Object.keys(fitToCarry(form)).length === Object.keys(form).length;
  const carried = wasSending && isWhole ? { to: request.url, form } : undefined;
  return h(TryAgain, { to: request.url, carried, wasSending }) as VNode;
}

/** A form of another school than the one looked at: not taken, and carried in the page to where it belongs. */
export function sendOtherSchool(
  reply: FastifyReply,
  viewer: Viewer,
  { at, carried }: { at: string; carried: Carried | undefined },
): FastifyReply {
  const content = h(ErrorPage, { kind: 'other-school', viewer }, h(BackToSchool, { at, carried }));
  return html(reply.code(statusOf['other-school']), content, viewer.schoolId);
}

/** What the request before left to be said, once. */
export function takeFlash(
  request: FastifyRequest,
  reply: FastifyReply,
  { baseUrl }: Pick<Services, 'baseUrl'>,
): string | undefined {
  const name = flashCookie(baseUrl);
  const said = request.cookies[name];
  if (said && request.method === 'GET')
    reply.clearCookie(name, { path: '/', secure: baseUrl.startsWith('https:'), httpOnly: true });
  return said;
}

function html(reply: FastifyReply, content: ComponentChild, schoolId?: string): FastifyReply {
  const drawn = render(content as VNode);
  const page = schoolId ? markedWithSchool(drawn, schoolId) : drawn;
  return reply.type('text/html; charset=utf-8').send(`<!DOCTYPE html>${page}`);
}

/** The field in which a form says at which school it was opened. */
export const atSchool = 'at-school';

/**
 * Whoever works at several schools may have a form of one open when they go on to another. Every form says where it belongs, so
 * that nothing is written in the wrong school; done to the drawn page, so that no form can be forgotten. What people wrote holds
 * no bare "<".
 */
function markedWithSchool(drawn: string, schoolId: string): string {
  return drawn.replaceAll(
    /<form\b[^>]*\bmethod="post"[^>]*>/g,
    `$&<input type="hidden" name="${atSchool}" value="${schoolId}">`,
  );
}
