import type { SchoolDb } from '../../../database/connection.ts';
import { workIsDue } from '../../../database/school-work.ts';
import type { DeliveryState } from '../rules.ts';
import { noteDelivery } from '../store.ts';

export interface Delivery {
  readonly id: string;
  readonly noticeId: string;
  readonly contactId: string | null;
  readonly toName: string;
  readonly channel: 'email' | 'paper';
  readonly address: string | null;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAttemptAt: string | null;
  readonly lastError: string | null;
  readonly changedAt: string;
}

/** Each person's copy of a letter. The caller has found the notice through the viewer. */
export async function deliveriesOf(db: SchoolDb, noticeId: string): Promise<Delivery[]> {
  return deliveries(db).where('notice_id', '=', noticeId).orderBy('to_name').execute();
}

export interface DeliveryLine {
  readonly deliveryId: string;
  readonly at: string;
  readonly state: DeliveryState;
  readonly detail: string | null;
  readonly by: string | null;
}

/** What happened to each copy, oldest first. */
export async function historyOf(db: SchoolDb, noticeId: string): Promise<DeliveryLine[]> {
  const rows = await db
    .selectFrom('delivery_event')
    .innerJoin('delivery', 'delivery.id', 'delivery_event.delivery_id')
    .leftJoin('staff', 'staff.id', 'delivery_event.staff_id')
    .select([
      'delivery_event.delivery_id as deliveryId',
      'delivery_event.at as at',
      'delivery_event.state as state',
      'delivery_event.detail as detail',
      'staff.name as by',
    ])
    .where('delivery.notice_id', '=', noticeId)
    .orderBy('delivery_event.at')
    .orderBy('delivery_event.id')
    .execute();
  return rows as DeliveryLine[];
}

/** Changes where a copy is, with who says so. */
export async function moveDelivery(
  db: SchoolDb,
  id: string,
  to: {
    state: DeliveryState;
    at: string;
    detail?: string;
    staffId: string | null;
    attempts?: number;
    nextAttemptAt?: string | null;
  },
): Promise<void> {
  await db
    .updateTable('delivery')
    .set({
      state: to.state,
      changed_at: to.at,
      next_attempt_at: to.nextAttemptAt ?? null,
      last_error:
        to.state === 'waiting' || to.state === 'bounced' || to.state === 'gave-up'
          ? (to.detail ?? null)
          : null,
      ...(to.attempts === undefined ? {} : { attempts: to.attempts }),
    })
    .where('id', '=', id)
    .execute();
  if (to.state === 'waiting') await workIsDue(db, 'post', to.nextAttemptAt ?? to.at);
  await noteDelivery(db, {
    delivery_id: id,
    at: to.at,
    state: to.state,
    detail: to.detail ?? null,
    staff_id: to.staffId,
  });
}

/** Sends a copy to another e-mail address, at once. */
export async function readdress(
  db: SchoolDb,
  id: string,
  email: string,
  at: string,
  staffId: string,
): Promise<void> {
  await db.updateTable('delivery').set({ channel: 'email', address: email }).where('id', '=', id).execute();
  await moveDelivery(db, id, {
    state: 'waiting',
    at,
    detail: 'Sent again to another address',
    staffId,
    attempts: 0,
    nextAttemptAt: at,
  });
}

/** Every copy that somebody still has to see to, and those that wait for the mail server. For the SENCO's list. */
export async function undelivered(db: SchoolDb) {
  return deliveries(db)
    .innerJoin('notice', 'notice.id', 'delivery.notice_id')
    .innerJoin('pupil', 'pupil.id', 'delivery.pupil_id')
    .select([
      'notice.kind as kind',
      'notice.created_at as createdAt',
      'delivery.pupil_id as pupilId',
      'pupil.forename as forename',
      'pupil.surname as surname',
      'pupil.known_as as knownAs',
    ])
    .where('delivery.state', 'in', ['waiting', 'bounced', 'gave-up', 'to-hand-over'])
    .orderBy('notice.created_at')
    .execute();
}

function deliveries(db: SchoolDb) {
  return db
    .selectFrom('delivery')
    .select([
      'delivery.id as id',
      'delivery.notice_id as noticeId',
      'delivery.contact_id as contactId',
      'delivery.to_name as toName',
      'delivery.channel as channel',
      'delivery.address as address',
      'delivery.state as state',
      'delivery.attempts as attempts',
      'delivery.next_attempt_at as nextAttemptAt',
      'delivery.last_error as lastError',
      'delivery.changed_at as changedAt',
    ]);
}

/** How many letters of this school wait for the mail server. */
export async function countWaiting(db: SchoolDb): Promise<number> {
  const { count } = await db
    .selectFrom('delivery')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'waiting')
    .where('channel', '=', 'email')
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** When the next letter of this school should be tried; undefined when none waits. */
export async function nextPostAt(db: SchoolDb): Promise<string | undefined> {
  const row = await db
    .selectFrom('delivery')
    .select((eb) => eb.fn.min('next_attempt_at').as('at'))
    .where('state', '=', 'waiting')
    .where('channel', '=', 'email')
    .executeTakeFirst();
  return row?.at ?? undefined;
}
