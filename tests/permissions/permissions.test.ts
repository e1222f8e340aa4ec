import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { permissions } from '../../src/basics/permissions.ts';
import { roles, type Role } from '../../src/basics/viewer.ts';
import type { AnyRoute, Route } from '../../src/web/route.ts';
import { addressOf } from './things.ts';
import { twoWorlds, worlds, type World, type Worlds } from './world.ts';

// Driven by the app's own list of routes: a new route is tried here without a line being written.

/** Routes that find nothing for some role they allow, or need more than an id, and why that is right. */
const findsNothing: Readonly<Record<string, string>> = {
  '/outbox/:message': 'there is no message in the outbox of a test',
  '/outbox/:message/attachments/:index': 'there is no message in the outbox of a test',
  '/today/:day/:sitting': 'a sitting is found by whoever gives it, and by nobody else',
  '/actions/:action': 'an action is found by whose it is and by those who lead the support',
  '/missed-sessions/:provision': 'nothing has been missed, so that there is nothing to decide',
  '/people/:person/connect-anew': 'nobody in a test has connected a school account',
  '/people/first-administrator': 'a school that has an administrator needs no first one',
  '/settings/terms': 'an empty form names no academic year',
  '/account/sessions/:session/end': "a session is found only among one's own",
};

let here: Worlds;
let alder: World;
let birch: World;

beforeAll(async () => {
  ({ here, alder, birch } = await twoWorlds());
});
afterAll(() => here.close());

type Guarded = Route;
const isGuarded = (route: AnyRoute): route is AnyRoute & Guarded => 'may' in route;

// The list is made once more without a database, so that each route is a test of its own with a name.
const listed = await worlds();
const guarded = listed.app.routes.filter(isGuarded) as unknown as Guarded[];
await listed.close();
const named = guarded.map((route) => [`${route.method} ${route.at.pattern}`, route] as const);
const withThings = named.filter(([, route]) => route.at.pattern.includes(':'));

/** What is named alike in every school, so that it is found there too: one's own school's, which another's tests hold to. */
const namedAlike = ['/data-protection/how-long/:rule', '/data-protection/how-long/:rule/proposed'];

const ask: Worlds['ask'] = (...asked) => here.ask(...asked);

const allowed = (route: Guarded): readonly Role[] => permissions[route.may];
const refused = (route: Guarded): Role[] => roles.filter((role) => !allowed(route).includes(role));

describe('who may not, finds nothing', () => {
  test.each(named)('%s', async (_, route) => {
    for (const role of refused(route)) {
      const answer = await ask(route, alder.things, alder.cookies[role]);
      expect([role, answer.statusCode]).toEqual([role, 404]);
      expect(answer.body).not.toContain('Amina');
    }
  });
});

describe('who may, finds it: the control of every denial', () => {
  test.each(named.filter(([, route]) => !(route.at.pattern in findsNothing)))('%s', async (_, route) => {
    for (const role of allowed(route)) {
      // What was done before must not hide what is done now.
      const fresh = route.method === 'POST' ? await here.world('Elm Primary') : alder;
      const answer = await ask(route, fresh.things, fresh.cookies[role]);
      expect([role, answer.statusCode]).not.toEqual([role, 404]);
      expect([role, answer.statusCode]).not.toEqual([role, 403]);
      expect(answer.statusCode).toBeLessThan(500);
    }
  });
});

describe("another school's things are not found, whoever asks", () => {
  test.each(withThings.filter(([, route]) => !namedAlike.includes(route.at.pattern)))(
    '%s',
    async (_, route) => {
      for (const role of allowed(route)) {
        const answer = await ask(route, alder.things, birch.cookies[role]);
        expect([role, answer.statusCode]).toEqual([role, 404]);
        expect(answer.body).not.toContain('Amina');
      }
    },
  );
});

describe('nobody signed in is asked to sign in, and sees nothing', () => {
  test.each(named)('%s', async (_, route) => {
    const answer = await ask(route, alder.things, undefined);
    if (answer.statusCode !== 200) expect(answer.headers.location).toMatch(/^\/sign-in(?:\?next=|$)/);
    else expect(answer.body).toContain('<title>Sign in');
    expect(answer.body).not.toContain('Amina');
  });
});

describe('a child of another class is not found by a teacher or an assistant', () => {
  test.each(named.filter(([, route]) => /:pupil\b/.test(route.at.pattern)))('%s', async (_, route) => {
    const things = { ...alder.things, pupil: alder.school.otherPupil };
    for (const role of ['teacher', 'assistant'] as const) {
      const answer = await ask(route, things, alder.cookies[role]);
      expect([role, answer.statusCode]).toEqual([role, 404]);
    }
  });
});

test('an address that names something unknown says how to add it', () => {
  expect(() => addressOf('/moons/:moon', alder.things)).toThrow('Add a line for "moon" to thingsOf');
});
