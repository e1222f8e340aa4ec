import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { roles, type Role } from '../../src/basics/viewer.ts';
import { onPostgres } from '../../src/samples/empty-database.ts';
import type { AnyRoute } from '../../src/web/route.ts';
import { letterOf, page, type Row } from './matrix.ts';
import type { Things } from './things.ts';
import { twoWorlds, type World, type Worlds } from './world.ts';

// docs/who-gets-in.md is what the running app answered, not what it declares. After a change, look at the difference, then:
// npx vitest run tests/permissions -u

const file = join(import.meta.dirname, '../../docs/who-gets-in.md');

let here: Worlds;
let alder: World;
let birch: World;

beforeAll(async () => {
  ({ here, alder, birch } = await twoWorlds());
});
afterAll(() => here.close());

test('docs/who-gets-in.md tells what every route answers to everybody', async () => {
  const rows: Row[] = [];
  for (const route of here.app.routes) rows.push(await rowOf(route));
  expect(rows.length).toBeGreaterThan(150);
  const told = page(rows);
  // Both engines answer alike: only one of them writes.
  if (onPostgres) expect(told).toBe(readFileSync(file, 'utf8'));
  else await expect(told).toMatchFileSnapshot(file);
}, 300_000);

async function rowOf(route: AnyRoute): Promise<Row> {
  const { method, at } = route;
  const named = at.pattern.includes(':');
  const about = (things: Things, role: Role | undefined, from: World) =>
    here.ask(route, things, role && from.cookies[role]).then(letterOf);
  const own = {} as Record<Role, string>;
  for (const role of roles) {
    own[role] = await about(alder.things, role, alder);
    // What one of them did must not decide what the next may do.
    if (method === 'POST' && own[role] !== 'N') alder = await here.world('Alder Primary');
  }
  const others: string[] = [];
  if (named) for (const role of roles) others.push(await about(alder.things, role, birch));
  const elsewhere = { ...alder.things, pupil: alder.school.otherPupil };
  const otherClass: string[] = [];
  if (/:pupil\b/.test(at.pattern))
    for (const role of ['teacher', 'assistant'] as const)
      otherClass.push(await about(elsewhere, role, alder));
  return {
    pattern: at.pattern,
    method,
    may: 'may' in route ? String(route.may) : undefined,
    own,
    otherClass,
    others,
    nobody: await about(alder.things, undefined, alder),
  };
}

test.each([
  [{ statusCode: 200, headers: { 'content-type': 'text/html' }, body: '<title>The register' }, 'S'],
  [{ statusCode: 200, headers: { 'content-type': 'text/html' }, body: '<title>Sign in' }, 'I'],
  [{ statusCode: 200, headers: { 'content-type': 'text/csv' }, body: '' }, 'D'],
  [{ statusCode: 303, headers: { location: '/sign-in?next=%2F' }, body: '' }, 'I'],
  [{ statusCode: 303, headers: { location: '/register' }, body: '' }, 'G'],
  [{ statusCode: 404, headers: {}, body: '' }, 'N'],
  [{ statusCode: 422, headers: {}, body: '' }, 'F'],
  [{ statusCode: 403, headers: {}, body: '' }, 'L'],
  [{ statusCode: 500, headers: {}, body: '' }, '500'],
])('an answer has its letter: %j is %s', (answer, letter) => expect(letterOf(answer)).toBe(letter));
