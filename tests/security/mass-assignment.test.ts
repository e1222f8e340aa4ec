import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isOfSchool, shapeOf, type TableShape } from '../../src/database/shape.ts';
import { paths } from '../../src/paths.ts';
import { addressOf } from '../permissions/things.ts';
import { worlds, type World, type Worlds } from '../permissions/world.ts';
import { cookieFor, everyFormOf, sendTo, sensibleFor } from './every-form.ts';
import { encoded } from './hostile.ts';
import type { Form } from './pages.ts';

// Every form, filled in as somebody would, with a field more for every column that any table has. None of those is kept anywhere, and
// neither another school, nor another child, nor anybody's role is touched.

const mark = 'zqsmuggled';
const freshId = `0${mark}${'x'.repeat(26 - mark.length - 1)}`;

let here: Worlds;
let alder: World;
let birch: World;
let shapes: TableShape[];
let forms: ReadonlyMap<string, readonly Form[]>;
beforeAll(async () => {
  here = await worlds();
  [alder, birch] = [await here.world('Alder Primary'), await here.world('Birch Primary')];
  shapes = await shapeOf(here.app.services.database.dialect);
  forms = await everyFormOf(here, alder);
}, 120_000);
afterAll(() => here.close());

/** What somebody would put into a field that is named as a column, to have it kept. */
function smuggledInto(column: string): string {
  const { governor } = alder.school.viewer;
  if (/^(?:school_id|at_school|other_school)$/.test(column)) return birch.school.id;
  if (/pupil/.test(column)) return alder.school.otherPupil;
  if (/account/.test(column)) return governor.accountId;
  if (/staff|_by$/.test(column)) return governor.staffId;
  if (column === 'role') return 'administrator';
  if (/^(?:status|state)$/.test(column)) return 'finished';
  if (column.endsWith('_on')) return '2001-02-03';
  if (/_at$|^at$/.test(column)) return '2001-02-03T04:05:06.000Z';
  return column.endsWith('id') ? freshId : mark;
}

const everyColumn = () => [...new Set(shapes.flatMap(({ columns }) => columns))];

/** The fields of a form that would stand for a column too: they are the form's own. */
const isOwn = (pattern: string, column: string) =>
  forms
    .get(pattern)!
    .some(({ fields }) => fields.some(({ name }) => name === column || name.startsWith(`${column}-`)));

async function rowsOf({ name }: TableShape, schoolId?: string): Promise<Record<string, unknown>[]> {
  const { database } = here.app.services;
  const db = schoolId === undefined ? database.accounts : database.ofSchool(schoolId);
  const whole = db as unknown as Kysely<Record<string, Record<string, unknown>>>;
  return whole.selectFrom(name).selectAll().execute();
}

interface Kept {
  /** All that one school has. */
  readonly other: string;
  readonly roles: string;
  /** Rows in which something smuggled stands. */
  readonly found: readonly string[];
  readonly otherChild: string;
}

async function kept(): Promise<Kept> {
  const [other, otherChild, found, roles]: string[][] = [[], [], [], []];
  for (const table of shapes) {
    if (!isOfSchool(table)) {
      for (const row of await rowsOf(table)) if (holdsSmuggled(row)) found!.push(table.name);
      continue;
    }
    for (const row of await rowsOf(table, birch.school.id)) other!.push(JSON.stringify([table.name, row]));
    for (const row of await rowsOf(table, alder.school.id)) {
      if (holdsSmuggled(row)) found!.push(`${table.name}: ${JSON.stringify(row)}`);
      if (row['pupil_id'] === alder.school.otherPupil && table.name !== 'audit')
        otherChild!.push(JSON.stringify([table.name, row]));
      if (table.name === 'staff') roles!.push(JSON.stringify([row['id'], row['role'], row['account_id']]));
    }
  }
  const whole = (lines: string[] | undefined) => lines!.toSorted().join('\n');
  return { other: whole(other), otherChild: whole(otherChild), roles: whole(roles), found: found! };
}

const holdsSmuggled = (row: object): boolean => new RegExp(`${mark}|2001-02-03`).test(JSON.stringify(row));

const taken = new Map<string, number>();

describe('a form with a field for every column', () => {
  test('there are forms, and columns that would matter', () => {
    expect(forms.size).toBeGreaterThan(50);
    expect(everyColumn()).toEqual(
      expect.arrayContaining([
        'school_id',
        'pupil_id',
        'role',
        'status',
        'until_on',
        'audience',
        'account_id',
      ]),
    );
  });

  test('keeps none of them, form by form', async () => {
    let before = await kept();
    expect(before.found).toEqual([]);
    const wrong: unknown[] = [];
    for (const [pattern, all] of forms) {
      if (pattern === paths.signOut.pattern) continue;
      const route = here.app.routes.find(({ at, method }) => method === 'POST' && at.pattern === pattern)!;
      for (const form of all.slice(0, 4)) {
        const own = form.fields.map((field): [string, string] => [field.name, sensibleFor(field)]);
        const more = everyColumn()
          .filter((column) => !isOwn(pattern, column))
          .map((column): [string, string] => [column, smuggledInto(column)]);
        const url = form.action.includes(':') ? addressOf(pattern, alder.things) : form.action;
        const answer = await sendTo(here, url, cookieFor(route, alder), encoded([...own, ...more]));
        if (answer.statusCode < 400) taken.set(pattern, (taken.get(pattern) ?? 0) + 1);
        const after = await kept();
        const namesOther = own.some(([, value]) => value === alder.school.otherPupil);
        if (answer.statusCode >= 500) wrong.push([pattern, answer.statusCode]);
        const fresh = after.found.filter((one) => !before.found.includes(one));
        if (fresh.length) wrong.push([pattern, fresh]);
        if (after.other !== before.other) wrong.push([pattern, 'another school changed']);
        if (after.otherChild !== before.otherChild && !namesOther)
          wrong.push([pattern, 'another child changed']);
        if (!isOwn(pattern, 'role') && !sameRoles(before.roles, after.roles))
          wrong.push([pattern, 'a role changed']);
        before = after;
      }
    }
    expect(wrong).toEqual([]);
  }, 300_000);

  test('though most of them were taken', () => {
    expect(taken.size).toBeGreaterThan(30);
  });

  test('and the look finds what is kept', async () => {
    const db = here.app.services.database.ofSchool(alder.school.id);
    const change = (job_title: string | null) =>
      db.updateTable('staff').set({ job_title }).where('id', '=', alder.school.viewer.head.staffId).execute();
    await change(mark);
    expect((await kept()).found).toHaveLength(1);
    await change(null);
  });
});

/** People may be added; those who were there have the role and the account that they had. */
const sameRoles = (before: string, after: string): boolean =>
  before.split('\n').every((line) => after.split('\n').includes(line));

describe('a document', () => {
  let cedar: World;
  beforeAll(async () => {
    cedar = await here.world('Cedar Primary');
  });

  const answersOf = async (id: string) =>
    JSON.parse(
      (
        await here.app.services.database
          .ofSchool(cedar.school.id)
          .selectFrom('document')
          .select('answers')
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
      ).answers,
    ) as Record<string, string>;

  test.each(['plan', 'review', 'assessment', 'early-discussion'] as const)(
    'of the kind %s takes the fields of its kind and no other, and what it held before stays',
    async (kind) => {
      const db = here.app.services.database.ofSchool(cedar.school.id);
      const { id } = await db
        .selectFrom('document')
        .select('id')
        .where('kind', '=', kind)
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow();
      const own = { plan: 'home', review: 'others', assessment: 'summary', 'early-discussion': 'nextSteps' }[
        kind
      ];
      const old = { ...(await answersOf(id)), 'leftOver.x': 'from an older version' };
      await db
        .updateTable('document')
        .set({ answers: JSON.stringify(old), status: 'draft' })
        .where('id', '=', id)
        .execute();
      const names = [
        own,
        'leftOver.x',
        'made.up',
        'role',
        'outcome.x.made',
        'school_id',
        '__proto__',
        'constructor',
      ];
      const form = [
        ...names.map((name): [string, string] => [name, `${mark} text`]),
        ['fields', names.join(' ')],
      ];
      const answer = await sendTo(
        here,
        paths.documentSave({ document: id }),
        cedar.cookies.senco,
        encoded(form as [string, string][]),
      );
      expect(answer.statusCode).toBe(200);
      expect(await answersOf(id)).toEqual({ ...old, [own]: `${mark} text` });
    },
  );
});
