import type { AccountDb, AtSchool, Database } from '../../../database/connection.ts';
import { setClosed } from '../../../database/hosted-schools.ts';
import { answerFor } from '../../../database/merge/becomes.ts';
import { carry, turning, type Carried, type Carrying } from '../../../database/merge/carry.ts';
import { clear, tally } from '../../../database/merge/clear.ts';
import { workIsDue } from '../../../database/school-work.ts';
import { inOrderOfWriting, isOfSchool, shapeOf, type TableShape } from '../../../database/shape.ts';
import { addDays } from '../../../basics/dates.ts';
import { nextPostAt } from '../../notices/index.ts';
import { noteFromOutside } from '../store.ts';
import { asHistory } from './history.ts';
import { lookAt, type Both, type Look } from './look.ts';
import { fillPerson, joinPlaces, movePlaces, noteWhereFrom } from './store.ts';

export interface Merged {
  readonly carried: readonly Carried[];
  /** Tables whose rows stay with the school that is closed, unchanged, with how many there are. */
  readonly stayed: readonly { readonly table: string; readonly rows: number; readonly digest: string }[];
  readonly sessions: number;
}

/**
 * Merges one school into another, whole or not at all, and proves it before it commits. With `isTrial`, or where something stands in
 * the way, it only looks.
 */
export async function mergeSchools(
  database: Database,
  both: Both,
  { now, today, isTrial }: { readonly now: string; readonly today: string; readonly isTrial: boolean },
): Promise<{ readonly look: Look; readonly merged: Merged | undefined }> {
  if (both.first.id === both.other.id) throw new RangeError('A school is not merged into itself');
  const tables = inOrderOfWriting((await shapeOf(database.dialect)).filter(isOfSchool));
  const strange = tables.filter(({ name }) => !answerFor(name)).map(({ name }) => name);
  if (strange.length) throw new Error(`Nobody has said what becomes of ${strange.join(', ')}`);
  return database.across(async (at, accounts) => {
    const look = await lookAt(at, both, { now, today });
    if (isTrial || look.refusals.length) return { look, merged: undefined };
    return { look, merged: await merge({ database, at, accounts, tables, now, today }, both, look) };
  });
}

interface Doing {
  readonly database: Database;
  readonly at: AtSchool;
  readonly accounts: AccountDb;
  readonly tables: readonly TableShape[];
  readonly now: string;
  readonly today: string;
}

async function merge(doing: Doing, { first, other }: Both, look: Look): Promise<Merged> {
  const { database, at, accounts, tables, now, today } = doing;
  const { people, children } = look;
  // The first school's last line; it is sealed there with the rest.
  await at(first.id, (db) => noteFromOutside(db, now, `merged this school into ${other.name}`));
  const turn = turning(database, accounts);
  const before = await tally(await turn(first.id), tables, first.id);
  const there = await tally(await turn(other.id), tables, other.id);

  await at(other.id, async (db) => {
    for (const one of people.filled) await fillPerson(db, one);
    for (const { into, ...times } of people.joined) await joinPlaces(db, into, times);
  });
  const carried = await carry(
    turn,
    tables.filter(({ name }) => answerFor(name) === 'carried'),
    carryingOf({ first, other }, look, now),
  );
  await clear(await turn(first.id), tables, first.id, addDays(today, -1));

  const staffId = new Map(people.joined.map(({ id, into }) => [id, into]));
  const ids = { from: first.id, to: other.id };
  const { sessions } = await movePlaces(accounts, ids, (id) => staffId.get(id) ?? id);
  await setClosed(accounts, first.id, { at: now, because: `Merged into ${other.name}`, became: other.id });

  const after = await tally(await turn(first.id), tables, first.id);
  const together = await tally(await turn(other.id), tables, other.id);
  prove(tables, { before, after, there, together, carried });

  const into = new Map(children.known.map((one) => [one.id, one.into]));
  await at(other.id, async (db) => {
    const came = look.childIds.map((was) => ({ id: into.get(was) ?? was, was }));
    await noteWhereFrom(db, came, { from: first.id, at: now });
    await noteFromOutside(db, now, `merged ${first.name} into this school`);
    const next = await nextPostAt(db);
    if (next) await workIsDue(db, 'post', next);
  });
  const stayed = tables.flatMap(({ name }) => {
    const { rows = 0, digest } = after.get(name) ?? {};
    return digest === undefined ? [] : [{ table: name, rows, digest }];
  });
  return { carried, stayed, sessions };
}

function carryingOf({ first, other }: Both, look: Look, now: string): Carrying {
  const { people, children } = look;
  const leftOn = new Map(children.known.map((one) => [one.id, one.leftOn]));
  return {
    from: first.id,
    to: other.id,
    instead: new Map([
      ...people.joined.map(({ id, into }): [string, string] => [id, into]),
      ...children.known.flatMap(({ id, into }): [string, string][] => (id === into ? [] : [[id, into]])),
      ...look.contacts,
    ]),
    known: new Set(leftOn.keys()),
    left: new Set([
      ...people.joined.map(({ id }) => id),
      ...people.filled.map(({ id }) => id),
      ...people.standing,
      ...look.contacts.keys(),
    ]),
    settle(table, row, isOfKnown) {
      const name = look.renamed.get(String(row['id']));
      if (name !== undefined) return { ...row, name };
      const left = leftOn.get(String(row['pupil_id']));
      return isOfKnown && left ? asHistory(table, row, { leftOn: left, from: first.name, now }) : row;
    },
  };
}

type Tally = Awaited<ReturnType<typeof tally>>;

/** That nothing was lost, gained or changed on the way; throws, and so undoes all of it, when it was. */
function prove(
  tables: readonly TableShape[],
  {
    before,
    after,
    there,
    together,
    carried,
  }: {
    readonly before: Tally;
    readonly after: Tally;
    readonly there: Tally;
    readonly together: Tally;
    readonly carried: readonly Carried[];
  },
): void {
  const came = new Map(carried.map((one) => [one.table, one]));
  for (const { name } of tables) {
    const [had, has] = [before.get(name)!, after.get(name)!];
    const [stood, stands] = [there.get(name)!, together.get(name)!];
    const one = came.get(name);
    const isRight =
      stands.rows === stood.rows + (one?.added ?? 0) &&
      (had.digest === undefined
        ? name === 'staff' || has.rows === 0
        : had.digest === has.digest && stood.digest === stands.digest) &&
      (one === undefined || one.rows === had.rows);
    if (!isRight) throw new Error(`${name}: the counts are not what they must be after a merge`);
  }
}
