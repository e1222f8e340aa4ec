import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '../../src/paths.ts';
import { addressOf } from '../permissions/things.ts';
import { worlds, type World, type Worlds } from '../permissions/world.ts';
import { cookieFor, everyFormOf, lookAt, sendTo, sensibleFor } from './every-form.ts';
import { encoded, hostileText, mark, percent } from './hostile.ts';
import { inlineIn, type Form } from './pages.ts';

// Hostile text at every field of every form, found on the pages themselves: a new form is tried without a line being written.

/** Forms that are on no page of the invented school, with the fields that they read. */
const onNoPage: Readonly<Record<string, readonly string[]>> = {
  '/account/sessions/:session/end': ['password', 'once'],
  '/assessments/:document/teachers': [
    'teacher',
    'teachers',
    'due',
    'due-day',
    'due-month',
    'due-year',
    'once',
  ],
  '/data-protection/disposals': ['pupil', 'pupils', 'record', 'records', 'reason', 'agree', 'sure', 'once'],
  '/data-protection/requests/:request/left-out': ['entry', 'reason', 'why', 'words', 'once'],
  '/data-protection/requests/:request/second-person': ['answer', 'why', 'once'],
  '/early-discussions/:document/letter': ['reason', 'once'],
  '/imports/:run/columns': ['separator', 'column-0', 'column-1', 'mend'],
  '/imports/:run/doubtful': ['row-2', 'page', 'all'],
  '/imports/:run/sen': ['row-2', 'decidedOn', 'decidedBy', 'reason', 'once'],
  '/imports/:run/undo': ['sure', 'once'],
  '/missed-sessions/:provision': ['decision', 'why', 'upTo', 'once'],
  '/my-schools': ['school', 'then', 'next'],
  '/people/:person/connect-anew': ['sure', 'once'],
  '/people/:person/lost-app': ['reason', 'known', 'password', 'code', 'once'],
  '/people/first-administrator': ['name', 'email', 'password', 'newPassword', 'once'],
  '/plans/:document/agree': ['revision', 'reason', 'once'],
  '/pupils/:pupil/assessments': ['reason', 'once'],
  '/pupils/:pupil/plans': ['reason', 'once'],
  '/pupils/:pupil/reviews': ['reason', 'once'],
  '/pupils/:pupil/reviews/meeting': [
    'onDay-day',
    'onDay-month',
    'onDay-year',
    'startsAt',
    'minutes',
    'place',
    'once',
  ],
  '/reviews/:document/finish': ['revision', 'reason', 'nextStep', 'once'],
  '/set-up': [
    'schoolName',
    'localAuthority',
    'phase',
    'sencoName',
    'sencoEmail',
    'administratorName',
    'newPassword',
  ],
  '/sign-in/code': ['code', 'next', 'carriedTo', 'carried.note'],
  '/today/:day/:sitting': ['note', 'minutes', 'reason', 'told', 'whose', 'once'],
};

let here: Worlds;
beforeAll(async () => {
  here = await worlds();
});
afterAll(() => here.close());

const listed = await worlds();
const routes = listed.app.routes;
await listed.close();
const posts = routes.filter(({ method }) => method === 'POST');
const gets = routes.filter(({ method, at }) => method === 'GET' && at !== paths.assets);

/** What is sent: most of it as somebody would fill it in, so that what is hostile gets through to where it is kept. */
const filled = (form: Form): fc.Arbitrary<[string, string][]> =>
  fc
    .tuple(
      ...form.fields.map((field) =>
        fc.oneof(
          { weight: 3, arbitrary: fc.constantFrom(sensibleFor(field), ...field.values) },
          {
            weight: /hidden|button|radio|checkbox|select/.test(field.type) ? 1 : 4,
            arbitrary: hostileText,
          },
        ),
      ),
      fc.option(fc.constantFrom('__proto__', 'constructor', 'school_id', 'a\u0000b', 'once'), { freq: 8 }),
      fc.boolean(),
    )
    .map((parts) => {
      const values = parts.slice(0, form.fields.length) as string[];
      const [extra, twice] = parts.slice(form.fields.length) as [string | null, boolean];
      const sent = form.fields.map(({ name }, at): [string, string] => [name, values[at]!]);
      if (twice && sent[0]) sent.push(sent[0]);
      if (extra) sent.push([extra, `<${mark}>`]);
      return sent;
    });

const brokenInto = new RegExp(`<${mark}|<script>${mark}`);

/** What a page shows of what was sent stays text. */
function staysText(body: string): void {
  expect(inlineIn(body)).toEqual([]);
  expect(brokenInto.exec(body)).toBeNull();
}

describe('every form takes hostile text without a fault, and shows it as text', () => {
  let forms: ReadonlyMap<string, readonly Form[]>;
  let world: World;
  beforeAll(async () => {
    world = await here.world('Alder Primary');
    forms = await everyFormOf(here, world);
  }, 120_000);

  test('there is a form for every route, or its fields are named here', () => {
    const without = posts.map(({ at }) => at.pattern).filter((pattern) => !forms.has(pattern));
    expect(without.filter((pattern) => !(pattern in onNoPage))).toEqual([]);
    expect(Object.keys(onNoPage).filter((pattern) => forms.has(pattern))).toEqual([]);
  });

  test.each(posts.map((route) => [route.at.pattern, route] as const))('%s', async (pattern, route) => {
    const fields = (onNoPage[pattern] ?? []).map((name) => ({ name, type: 'text', values: [''] }));
    const cookie = cookieFor(route, world);
    for (const { fields: named } of forms.get(pattern) ?? [{ fields }]) {
      await fc.assert(
        fc.asyncProperty(filled({ action: pattern, fields: named }), async (sent) => {
          const answer = await sendTo(here, addressOf(pattern, world.things), cookie, encoded(sent));
          expect(answer.statusCode).toBeLessThan(500);
          if (String(answer.headers['content-type']).startsWith('text/html')) staysText(answer.body);
          const to = answer.headers.location;
          if (answer.statusCode !== 303 || !to?.startsWith('/') || to.startsWith('/sign-in')) return;
          const next = await lookAt(here, to, cookie);
          expect(next.statusCode).toBeLessThan(500);
          staysText(next.body);
        }),
        { numRuns: 6, endOnFailure: true },
      );
    }
    if (pattern === paths.signOut.pattern) world = await here.world('Alder Primary');
  });

  test('and every page shows afterwards what was kept', async () => {
    for (const route of gets) {
      const answer = await lookAt(here, addressOf(route.at.pattern, world.things), cookieFor(route, world));
      expect([route.at.pattern, answer.statusCode < 500]).toEqual([route.at.pattern, true]);
      if (String(answer.headers['content-type']).startsWith('text/html')) staysText(answer.body);
      const name = answer.headers['content-disposition'];
      if (name) expect(name).toMatch(/^(?:inline|attachment); filename="[\w. -]+"$/);
    }
  });
});

describe('an address takes hostile text without a fault', () => {
  test.each(gets.map((route) => [route.at.pattern, route] as const))('%s', async (pattern, route) => {
    const world = await cachedWorld();
    const cookie = cookieFor(route, world);
    const names = [
      'next',
      'year',
      'rule',
      'show',
      'page',
      'kind',
      'whole',
      'range',
      'pupil',
      'tap',
      'day',
      'whose',
      'from',
      'status',
      'class',
      'need',
      'teacher',
      'review',
      'order',
      'error',
      'state',
      'code',
    ];
    await fc.assert(
      fc.asyncProperty(
        hostileText.filter((text) => text.length < 3_000),
        fc.subarray(names, { minLength: 1 }),
        async (text, some) => {
          const hostile = pattern.replaceAll(/:\w+/g, () => percent(text) || 'x');
          const query = encoded(
            some.flatMap((name): [string, string][] => [
              [name, text],
              [name, 'twice'],
            ]),
          );
          const urls = [
            `${addressOf(pattern, world.things)}?${query}`,
            ...(hostile === pattern ? [] : [hostile]),
          ];
          for (const url of urls) {
            const answer = await lookAt(here, url, cookie);
            expect(answer.statusCode).toBeLessThan(500);
            if (String(answer.headers['content-type']).startsWith('text/html')) staysText(answer.body);
          }
        },
      ),
      { numRuns: 8, endOnFailure: true },
    );
  });
});

let kept: World | undefined;
const cachedWorld = async () => (kept ??= await here.world('Birch Primary'));

test('the look at a page sees what was broken into', () => {
  expect(() => staysText(`<p><${mark} on${mark}=1></p>`)).toThrow();
  expect(() => staysText(`<p title="" on${mark}="1">`)).toThrow();
  expect(() => staysText(`<p title="&quot; on${mark}=1">&lt;${mark}&gt;</p>`)).not.toThrow();
});
