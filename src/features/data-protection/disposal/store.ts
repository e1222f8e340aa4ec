import { addYears } from '../../../basics/dates.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { newId } from '../../../database/id.ts';
import { childTable, childTableNames } from '../holdings/holdings.ts';
import { withNextSchool } from './next-school/store.ts';
import type { ChildDue, Keeping, RuleScope, Scope, StoredDisposal, WithNextSchool } from './rules.ts';

/** More than so many are not proposed at once, so that whoever answers can look at each. */
export const mostAtOnce = 50;

/** Children who have left and whose record may be due, eldest first, with what may stand in the way. */
export async function perhapsDue(db: SchoolDb, keeping: Keeping, today: string): Promise<ChildDue[]> {
  const next = await withNextSchool(db);
  const { years, yearsHandedOver } = keeping;
  const moved =
    yearsHandedOver === undefined ? [] : next.filter(({ on }) => on <= addYears(today, -yearsHandedOver));
  return asDue(
    await leavers(db)
      .where((eb) =>
        eb.or([
          eb('date_of_birth', '<=', addYears(today, -years)),
          ...(moved.length
            ? [
                eb(
                  'pupil.id',
                  'in',
                  moved.slice(-mostAtOnce - 1).map(({ id }) => id),
                ),
              ]
            : []),
        ]),
      )
      .orderBy('date_of_birth')
      .limit(mostAtOnce + 1)
      .execute(),
    next,
  );
}

/** The children of a disposal that is proposed, as they are now. */
export async function childrenOf(db: SchoolDb, disposalId: string): Promise<ChildDue[]> {
  return asDue(
    await leavers(db)
      .where('pupil.id', 'in', (eb) =>
        eb.selectFrom('disposal_child').select('pupil_id').where('disposal_id', '=', disposalId),
      )
      .orderBy('date_of_birth')
      .execute(),
    await withNextSchool(db),
  );
}

function leavers(db: SchoolDb) {
  return db
    .selectFrom('pupil')
    .select([
      'pupil.id as id',
      'forename',
      'surname',
      'known_as as knownAs',
      'upn',
      'date_of_birth as dateOfBirth',
      'left_on as leftOn',
    ])
    .select((eb) => [
      eb
        .selectFrom('legal_hold')
        .select((count) => count.fn.countAll<number>().as('holds'))
        .whereRef('legal_hold.pupil_id', '=', 'pupil.id')
        .where('lifted_at', 'is', null)
        .as('holds'),
      eb
        .selectFrom('access_request')
        .select((count) => count.fn.countAll<number>().as('asked'))
        .whereRef('access_request.pupil_id', '=', 'pupil.id')
        .where('ended_on', 'is', null)
        .as('asked'),
    ])
    .where('left_on', 'is not', null);
}

function asDue(
  rows: Awaited<ReturnType<ReturnType<typeof leavers>['execute']>>,
  next: readonly WithNextSchool[],
): ChildDue[] {
  const moved = new Map(next.map((child) => [child.id, child]));
  return rows.map(({ holds, asked, ...row }) => ({
    ...row,
    isHeld: Number(holds) > 0,
    isAsked: Number(asked) > 0,
    next: moved.get(row.id),
  }));
}

interface Proposing {
  readonly rule: string;
  readonly staffId: string;
  readonly now: string;
}

/** Proposes to dispose of these children's records. Gives its id. */
export async function propose(
  db: SchoolDb,
  pupilIds: readonly string[],
  proposing: Proposing,
): Promise<string> {
  const id = await note(db, 'records', null, pupilIds.length, proposing);
  await db
    .insertInto('disposal_child')
    .values(pupilIds.map((pupil_id) => ({ disposal_id: id, pupil_id })))
    .execute();
  return id;
}

/** Proposes to dispose of what a rule does not keep any more: everything of it that began before a day. Gives its id. */
export async function proposeRule(
  db: SchoolDb,
  scope: RuleScope,
  upTo: string,
  proposing: Proposing,
): Promise<string> {
  return note(db, scope, upTo, 0, proposing);
}

async function note(
  db: SchoolDb,
  scope: Scope,
  upTo: string | null,
  children: number,
  { rule, staffId, now }: Proposing,
): Promise<string> {
  const id = newId();
  await db
    .insertInto('disposal')
    .values({
      id,
      scope,
      up_to: upTo,
      rule,
      children,
      proposed_by: staffId,
      proposed_at: now,
      state: 'proposed',
      answered_by: null,
      answered_at: null,
      refused_because: null,
      counts: null,
    })
    .execute();
  return id;
}

/** Disposals, newest first; of one if an id is given. */
export async function disposals(db: SchoolDb, id?: string): Promise<StoredDisposal[]> {
  const rows = await db
    .selectFrom('disposal')
    .innerJoin('staff as proposer', 'proposer.id', 'disposal.proposed_by')
    .leftJoin('staff as answerer', 'answerer.id', 'disposal.answered_by')
    .select([
      'disposal.id as id',
      'scope',
      'up_to as upTo',
      'rule',
      'children',
      'proposed_by as proposedBy',
      'proposer.name as proposedByName',
      'proposed_at as proposedAt',
      'state',
      'answerer.name as answeredByName',
      'answered_at as answeredAt',
      'refused_because as refusedBecause',
      'counts',
    ])
    .$if(id !== undefined, (question) => question.where('disposal.id', '=', id!))
    .orderBy('disposal.id', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, counts: JSON.parse(row.counts ?? '{}') as Record<string, number> }));
}

/** A second person does not want it: the records stay. */
export async function refuse(
  db: SchoolDb,
  id: string,
  { because, staffId, now }: { readonly because: string; readonly staffId: string; readonly now: string },
): Promise<void> {
  await db.deleteFrom('disposal_child').where('disposal_id', '=', id).execute();
  await db
    .updateTable('disposal')
    .set({ state: 'refused', answered_by: staffId, answered_at: now, refused_because: because })
    .where('id', '=', id)
    .execute();
}

/** What a certificate counts, in words. */
export const countsInWords = (counts: Readonly<Record<string, number>>): { kind: string; count: number }[] =>
  childTableNames.flatMap((table) =>
    counts[table] ? [{ kind: childTable(table).name, count: counts[table] }] : [],
  );
