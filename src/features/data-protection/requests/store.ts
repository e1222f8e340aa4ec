import type { Viewer } from '../../../basics/viewer.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { newId } from '../../../database/id.ts';
import { visibleTo } from '../../../database/visible-pupils.ts';
import type { askers, endings, RequestKind, Step, ways } from './rules.ts';

export interface StoredRequest {
  readonly id: string;
  readonly pupilId: string;
  readonly kind: RequestKind;
  readonly askedAs: keyof typeof askers;
  readonly askedBy: string;
  readonly receivedOn: string;
  readonly way: keyof typeof ways;
  readonly words: string | null;
  readonly authority: string | null;
  readonly gatheredAt: string | null;
  readonly tellsLeftOut: 'yes' | 'no';
  readonly endedOn: string | null;
  readonly endedHow: keyof typeof endings | null;
  readonly endedNote: string | null;
  readonly recordedBy: string;
}

export interface StoredStep extends Step {
  readonly id: string;
  readonly requestId: string;
  readonly reason: string;
  readonly by: string;
}

export type NewRequest = Pick<
  StoredRequest,
  'kind' | 'askedAs' | 'askedBy' | 'receivedOn' | 'way' | 'words' | 'authority'
>;

/** Writes down a request for a copy and gives its id. It stands on no timeline: a child's teachers need not know of it. */
export async function addRequest(
  db: SchoolDb,
  pupilId: string,
  request: NewRequest,
  { viewer, now }: { readonly viewer: Viewer; readonly now: string },
): Promise<string> {
  const id = newId();
  const { askedAs, askedBy, receivedOn, ...same } = request;
  await db
    .insertInto('access_request')
    .values({
      id,
      pupil_id: pupilId,
      ...same,
      asked_as: askedAs,
      asked_by: askedBy,
      received_on: receivedOn,
      gathered_at: null,
      tells_left_out: 'yes',
      ended_on: null,
      ended_how: null,
      ended_note: null,
      recorded_by: viewer.staffId,
      recorded_at: now,
    })
    .execute();
  return id;
}

/** A request about a child that this viewer may see. */
export async function findRequest(
  db: SchoolDb,
  viewer: Viewer,
  id: string,
  today: string,
): Promise<StoredRequest | undefined> {
  return requests(db)
    .innerJoin('pupil', 'pupil.id', 'access_request.pupil_id')
    .where('access_request.id', '=', id)
    .where(visibleTo(viewer, today))
    .executeTakeFirst();
}

/** A child's requests, newest first. The caller has found the child through the viewer. */
export async function requestsOf(db: SchoolDb, pupilId: string): Promise<StoredRequest[]> {
  return requests(db)
    .where('pupil_id', '=', pupilId)
    .orderBy('received_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export interface RegisterLine extends StoredRequest {
  readonly forename: string;
  readonly surname: string;
  readonly knownAs: string | null;
}

/** The school's register of requests: all that are open, and of those that ended the newest. */
export async function registerOf(db: SchoolDb, mostEnded: number): Promise<RegisterLine[]> {
  const all = () =>
    requests(db)
      .innerJoin('pupil', 'pupil.id', 'access_request.pupil_id')
      .select(['forename', 'surname', 'known_as as knownAs']);
  const open = await all().where('ended_on', 'is', null).orderBy('received_on').execute();
  const ended = await all()
    .where('ended_on', 'is not', null)
    .orderBy('ended_on', 'desc')
    .limit(mostEnded)
    .execute();
  return [...open, ...ended];
}

/** What happened to the time of these requests, oldest first. */
export async function stepsOf(db: SchoolDb, requestIds: readonly string[]): Promise<StoredStep[]> {
  if (!requestIds.length) return [];
  return db
    .selectFrom('access_step')
    .innerJoin('staff', 'staff.id', 'access_step.recorded_by')
    .select([
      'access_step.id as id',
      'request_id as requestId',
      'kind',
      'on_day as onDay',
      'due_on as dueOn',
      'reason',
      'staff.name as by',
    ])
    .where('request_id', 'in', requestIds)
    .orderBy('access_step.recorded_at')
    .orderBy('access_step.id')
    .execute();
}

export async function addStep(
  db: SchoolDb,
  requestId: string,
  step: Step & { readonly reason: string },
  { viewer, now }: { readonly viewer: Viewer; readonly now: string },
): Promise<void> {
  await db
    .insertInto('access_step')
    .values({
      id: newId(),
      request_id: requestId,
      kind: step.kind,
      on_day: step.onDay,
      due_on: step.dueOn,
      reason: step.reason,
      recorded_by: viewer.staffId,
      recorded_at: now,
    })
    .execute();
}

/** Ends a request, once: one that has ended stays as it ended. */
export async function endRequest(
  db: SchoolDb,
  requestId: string,
  ending: { readonly how: keyof typeof endings; readonly on: string; readonly note: string },
): Promise<void> {
  await db
    .updateTable('access_request')
    .set({ ended_on: ending.on, ended_how: ending.how, ended_note: ending.note || null })
    .where('id', '=', requestId)
    .where('ended_on', 'is', null)
    .execute();
}

/** Everybody who ever worked here, by id. */
export async function namesOfStaff(db: SchoolDb): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('staff').select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Every request that waits for an answer, with its steps: for the SENCO's Monday. */
export async function openRequests(
  db: SchoolDb,
): Promise<(Pick<StoredRequest, 'id' | 'pupilId' | 'kind' | 'receivedOn'> & { readonly steps: Step[] })[]> {
  const rows = await db
    .selectFrom('access_request')
    .leftJoin('access_step', 'access_step.request_id', 'access_request.id')
    .select([
      'access_request.id as id',
      'pupil_id as pupilId',
      'access_request.kind as kind',
      'received_on as receivedOn',
      'access_step.kind as stepKind',
      'on_day as onDay',
      'due_on as dueOn',
    ])
    .where('ended_on', 'is', null)
    .orderBy('access_step.recorded_at')
    .orderBy('access_step.id')
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((all) => {
    const { id, pupilId, kind, receivedOn } = all[0]!;
    const steps = all.flatMap(({ stepKind, onDay, dueOn }) =>
      stepKind && onDay ? [{ kind: stepKind, onDay, dueOn }] : [],
    );
    return { id, pupilId, kind, receivedOn, steps };
  });
}

/** Whether the child came with a whole school that was merged into this one. */
export async function cameWithSchool(db: SchoolDb, pupilId: string): Promise<boolean> {
  const row = await db
    .selectFrom('came_from')
    .select('from_school')
    .where('pupil_id', '=', pupilId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function requests(db: SchoolDb) {
  return db
    .selectFrom('access_request')
    .select([
      'access_request.id as id',
      'pupil_id as pupilId',
      'kind',
      'asked_as as askedAs',
      'asked_by as askedBy',
      'received_on as receivedOn',
      'way',
      'words',
      'authority',
      'gathered_at as gatheredAt',
      'tells_left_out as tellsLeftOut',
      'ended_on as endedOn',
      'ended_how as endedHow',
      'ended_note as endedNote',
      'recorded_by as recordedBy',
    ]);
}
