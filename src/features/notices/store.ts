import type { KeptAudience } from '../../basics/audience.ts';
import type { Viewer } from '../../basics/viewer.ts';
import type { SchoolDb } from '../../database/connection.ts';
import { recordEvent } from '../../database/events.ts';
import { newId } from '../../database/id.ts';
import { workIsDue } from '../../database/school-work.ts';
import { visibleTo } from '../../database/visible-pupils.ts';
import type { Parent } from '../pupils/index.ts';
import { schoolOf, settingsOf } from '../school/index.ts';
import {
  adviceFooter,
  channelFor,
  noticeNames,
  type LetterBody,
  type Letterhead,
  type NoticeKind,
} from './rules.ts';
import type { Invitation } from '../../basics/invitation.ts';

export interface NewNotice {
  readonly pupilId: string;
  readonly kind: NoticeKind;
  readonly letter: LetterBody;
  /** 'senco' where it answers what was told in confidence: staff who may not see that see no letter either. */
  readonly audience?: KeptAudience;
  readonly documentId?: string;
  readonly version?: number;
  readonly invitation?: Omit<Invitation, 'organiser'>;
  readonly to: readonly Parent[];
  readonly by: Viewer;
  readonly today: string;
  readonly now: string;
}

/** What is kept of a letter: its words and the letterhead of the day. */
export interface KeptLetter {
  readonly body: LetterBody;
  readonly head: Letterhead;
}

/**
 * Writes a notice and a delivery for each parent, and puts it on the child's timeline. By e-mail it goes as soon as the
 * transaction is durable (wake the post with `ask.afterwards`); without an address it waits to be handed over on paper.
 * Gives the notice's id. A notice to nobody is kept too, and shows as one that nobody has had.
 */
export async function writeNotice(db: SchoolDb, notice: NewNotice): Promise<string> {
  const id = newId();
  const kept: KeptLetter = { body: notice.letter, head: await letterhead(db, notice.by, notice.today) };
  await db
    .insertInto('notice')
    .values({
      id,
      pupil_id: notice.pupilId,
      kind: notice.kind,
      document_id: notice.documentId ?? null,
      version: notice.version ?? null,
      letter: JSON.stringify(kept),
      invitation: notice.invitation ? JSON.stringify(notice.invitation) : null,
      audience: notice.audience ?? 'usual',
      created_by: notice.by.staffId,
      created_at: notice.now,
    })
    .execute();
  for (const parent of notice.to) await addDelivery(db, id, notice, parent);
  await recordEvent(db, {
    pupil_id: notice.pupilId,
    on_day: notice.today,
    at: notice.now,
    kind: 'notice',
    title: `Letter to parents: ${noticeNames[notice.kind]}`,
    ref_kind: 'notice',
    ref_id: id,
    staff_id: notice.by.staffId,
    entry: { id, audience: notice.audience ?? 'usual' },
  });
  return id;
}

async function addDelivery(
  db: SchoolDb,
  noticeId: string,
  { pupilId, now, by }: NewNotice,
  parent: Parent,
): Promise<void> {
  const channel = channelFor(parent);
  const state = channel === 'email' ? 'waiting' : 'to-hand-over';
  const id = newId();
  await db
    .insertInto('delivery')
    .values({
      id,
      notice_id: noticeId,
      pupil_id: pupilId,
      contact_id: parent.id,
      to_name: parent.name,
      channel,
      address: channel === 'email' ? parent.email : parent.address,
      state,
      attempts: 0,
      next_attempt_at: channel === 'email' ? now : null,
      last_error: null,
      changed_at: now,
    })
    .execute();
  if (state === 'waiting') await workIsDue(db, 'post', now);
  await noteDelivery(db, { delivery_id: id, at: now, state, detail: null, staff_id: by.staffId });
}

/** One line in the life of a delivery. Append-only. */
export async function noteDelivery(
  db: SchoolDb,
  line: { delivery_id: string; at: string; state: string; detail: string | null; staff_id: string | null },
): Promise<void> {
  await db
    .insertInto('delivery_event')
    .values({ id: newId(), ...line })
    .execute();
}

/** What stands around a letter that this person writes on this day. */
export async function letterhead(db: SchoolDb, by: Viewer, today: string): Promise<Letterhead> {
  const [school, settings, signer] = [await schoolOf(db), await settingsOf(db), await signerOf(db, by)];
  const { address, phone, email } = school;
  return {
    school: {
      name: school.name,
      ...(address ? { address } : {}),
      ...(phone ? { phone } : {}),
      ...(email ? { email } : {}),
    },
    signOff: settings['notice-sign-off'],
    signedBy: signer,
    date: today,
    footer: adviceFooter({
      name: settings['sendiass-name'],
      phone: settings['sendiass-phone'],
      website: settings['sendiass-website'],
    }),
  };
}

async function signerOf(db: SchoolDb, by: Viewer): Promise<{ name: string; role: string }> {
  const row = await db
    .selectFrom('staff')
    .select(['name', 'job_title'])
    .where('id', '=', by.staffId)
    .executeTakeFirst();
  return { name: row?.name ?? by.name, role: row?.job_title ?? '' };
}

export interface Notice {
  readonly id: string;
  readonly pupilId: string;
  readonly kind: NoticeKind;
  readonly documentId: string | null;
  readonly letter: KeptLetter;
  readonly createdAt: string;
  readonly by: string;
}

/** A letter about a child that this viewer may see. */
export async function findNotice(
  db: SchoolDb,
  viewer: Viewer,
  id: string,
  today: string,
): Promise<Notice | undefined> {
  const row = await db
    .selectFrom('notice')
    .innerJoin('pupil', 'pupil.id', 'notice.pupil_id')
    .innerJoin('staff', 'staff.id', 'notice.created_by')
    .select([
      'notice.id as id',
      'notice.pupil_id as pupilId',
      'notice.kind as kind',
      'notice.document_id as documentId',
      'notice.letter as letter',
      'notice.created_at as createdAt',
      'staff.name as by',
    ])
    .where('notice.id', '=', id)
    .where(visibleTo(viewer, today))
    .executeTakeFirst();
  return row && { ...row, letter: JSON.parse(row.letter) as KeptLetter };
}

/** The letters about a child, newest first, each with where its copies are. The caller has found the child. */
export async function noticesOf(db: SchoolDb, pupilId: string) {
  return db
    .selectFrom('notice')
    .leftJoin('delivery', 'delivery.notice_id', 'notice.id')
    .select([
      'notice.id as id',
      'notice.kind as kind',
      'notice.created_at as createdAt',
      'delivery.to_name as toName',
      'delivery.state as state',
    ])
    .where('notice.pupil_id', '=', pupilId)
    .orderBy('notice.created_at', 'desc')
    .orderBy('notice.id', 'desc')
    .execute();
}
