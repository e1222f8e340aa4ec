import type { AccountDb, SchoolDb } from '../../../database/connection.ts';
import type { ChildThere, FileThere } from './meet-children.ts';
import type { PersonThere } from './meet-people.ts';
import type { Named } from './rules.ts';

/** Everybody who works at a school or has. */
export async function peopleAt(db: SchoolDb): Promise<PersonThere[]> {
  return db
    .selectFrom('staff')
    .select([
      'id',
      'account_id as accountId',
      'name',
      'email',
      'role',
      'job_title as jobTitle',
      'from_on as from',
      'until_on as until',
    ])
    .orderBy('from_on')
    .orderBy('id')
    .execute();
}

/** Every child whom a school knows. */
export async function childrenAt(db: SchoolDb): Promise<ChildThere[]> {
  return db
    .selectFrom('pupil')
    .select(['id', 'upn', 'surname', 'forename', 'date_of_birth as dateOfBirth', 'left_on as leftOn'])
    .orderBy('id')
    .execute();
}

export async function filesAt(db: SchoolDb, direction: 'out' | 'in'): Promise<FileThere[]> {
  return db
    .selectFrom('hand_over')
    .select(['pupil_id as pupilId', 'digest'])
    .where('direction', '=', direction)
    .orderBy('at')
    .execute();
}

export async function classesAt(db: SchoolDb): Promise<Named[]> {
  return db.selectFrom('school_class').select(['id', 'name', 'academic_year as within']).execute();
}

export async function groupsAt(db: SchoolDb): Promise<Named[]> {
  const rows = await db.selectFrom('support_group').select(['id', 'name']).execute();
  return rows.map((row) => ({ ...row, within: '' }));
}

export interface ContactThere {
  readonly id: string;
  readonly pupilId: string;
  readonly name: string;
  readonly relation: string;
}

/** Contacts of these children. */
export async function contactsAt(db: SchoolDb, pupilIds: readonly string[]): Promise<ContactThere[]> {
  const found: ContactThere[] = [];
  for (let at = 0; at < pupilIds.length; at += 500)
    found.push(
      ...(await db
        .selectFrom('contact')
        .select(['id', 'pupil_id as pupilId', 'name', 'relation'])
        .where('pupil_id', 'in', pupilIds.slice(at, at + 500))
        .orderBy('id')
        .execute()),
    );
  return found;
}

/** The school's choices that were ever changed, by name, and its terms as one text, to be compared. */
export async function choicesAt(
  db: SchoolDb,
): Promise<{ readonly settings: ReadonlyMap<string, string>; readonly days: string }> {
  const settings = await db.selectFrom('setting').select(['name', 'value']).execute();
  const terms = await db.selectFrom('term').select(['starts_on', 'ends_on']).orderBy('starts_on').execute();
  const shut = await db.selectFrom('closure').select(['starts_on', 'ends_on']).orderBy('starts_on').execute();
  return {
    settings: new Map(settings.map(({ name, value }) => [name, value])),
    days: JSON.stringify([terms, shut]),
  };
}

export interface UnderWay {
  readonly drafts: number;
  readonly inForce: number;
  readonly concerns: number;
  readonly lettersWaiting: number;
  readonly requests: number;
  readonly holds: number;
  readonly disposals: number;
  readonly listsAtWork: number;
  /** A worker is handing letters to the mail server. */
  readonly isPosting: boolean;
}

/** What is going on at a school. */
export async function underWayAt(db: SchoolDb, now: string): Promise<UnderWay> {
  const count = async (question: { execute(): Promise<unknown[]> }) => (await question.execute()).length;
  const documents = db.selectFrom('document').select('id');
  const lists = db.selectFrom('import_run').select('id');
  return {
    drafts: await count(documents.where('status', '=', 'draft')),
    inForce: await count(documents.where('status', '=', 'finished')),
    concerns: await count(db.selectFrom('concern').select('id').where('closed_on', 'is', null)),
    lettersWaiting: await count(
      db.selectFrom('delivery').select('id').where('state', '=', 'waiting').where('channel', '=', 'email'),
    ),
    requests: await count(db.selectFrom('access_request').select('id').where('ended_on', 'is', null)),
    holds: await count(db.selectFrom('legal_hold').select('id').where('lifted_at', 'is', null)),
    disposals: await count(db.selectFrom('disposal').select('id').where('state', '=', 'proposed')),
    listsAtWork: await count(lists.where('status', 'in', ['reading', 'judging', 'applying'])),
    isPosting: (await count(db.selectFrom('school_work').select('kind').where('held_until', '>', now))) > 0,
  };
}

/** A person whom the other school knew as an author only is one of its own now. */
export async function fillPerson(db: SchoolDb, person: PersonThere): Promise<void> {
  const { id, accountId, name, email, role, jobTitle, from, until } = person;
  await db
    .updateTable('staff')
    .set({
      account_id: accountId,
      name,
      email,
      role,
      job_title: jobTitle,
      from_on: from,
      until_on: until,
    })
    .where('id', '=', id)
    .execute();
}

/** One place over both times. */
export async function joinPlaces(
  db: SchoolDb,
  id: string,
  { from, until }: { readonly from: string; readonly until: string | null },
): Promise<void> {
  await db.updateTable('staff').set({ from_on: from, until_on: until }).where('id', '=', id).execute();
}

/** Everybody's place at the first school is one at the other; whoever is signed in there goes on at the other. */
export async function movePlaces(
  accounts: AccountDb,
  { from, to }: { readonly from: string; readonly to: string },
  staffIdNow: (id: string) => string,
): Promise<{ readonly places: number; readonly sessions: number }> {
  const places = await accounts
    .selectFrom('account_place')
    .select(['account_id', 'staff_id'])
    .where('at_school', '=', from)
    .execute();
  for (const { account_id, staff_id } of places)
    await accounts
      .insertInto('account_place')
      .values({ account_id, at_school: to, staff_id: staffIdNow(staff_id) })
      .onConflict((conflict) => conflict.columns(['account_id', 'at_school', 'staff_id']).doNothing())
      .execute();
  await accounts.deleteFrom('account_place').where('at_school', '=', from).execute();
  const { numUpdatedRows } = await accounts
    .updateTable('account_session')
    .set({ schoolId: to })
    .where('schoolId', '=', from)
    .executeTakeFirst();
  return { places: places.length, sessions: Number(numUpdatedRows) };
}

/** Notes for every child of the first school which child they were there. */
export async function noteWhereFrom(
  db: SchoolDb,
  children: readonly { readonly id: string; readonly was: string }[],
  { from, at }: { readonly from: string; readonly at: string },
): Promise<void> {
  for (let start = 0; start < children.length; start += 500)
    await db
      .insertInto('came_from')
      .values(
        children
          .slice(start, start + 500)
          .map(({ id, was }) => ({ pupil_id: id, from_school: from, from_pupil: was, at })),
      )
      .execute();
}
