import { dateOfInstant } from '../../../basics/dates.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { recordEvent } from '../../../database/events.ts';
import * as rules from '../rules.ts';
import { noticeOfSenSupport, registerHistory, saveHistory } from './store.ts';

export type Began =
  { readonly ok: true; readonly began: boolean } | { readonly ok: false; readonly reason: string };

export interface WithNotice {
  readonly pupilId: string;
  /** The notice to the parents (or the young person); without it this is refused. */
  readonly noticeId: string | undefined;
  readonly on: string;
  readonly staffId: string;
  readonly now: string;
}

/**
 * Records SEN support from the day `on`, with its event. Refuses without the notice (CFA 2014 s.68), or before its date.
 * A child who already has SEN support or an EHC plan stays as recorded: `began` is then false.
 */
export async function beginSenSupport(db: SchoolDb, given: WithNotice): Promise<Began> {
  const { counts } = await registerHistory(db, given.pupilId);
  const now = rules.statusOn(counts, given.on)?.status;
  if (now === 'K' || now === 'E') return { ok: true, began: false };
  const notice = given.noticeId ? await noticeOfSenSupport(db, given.pupilId, given.noticeId) : undefined;
  const moved = rules.beginSenSupport(
    counts,
    given.on,
    notice && { id: notice.id, on: dateOfInstant(notice.at) },
  );
  if (!moved.ok) return moved;
  await saveHistory(db, counts, moved.history, { ...given, because: 'SEN support began' });
  await recordEvent(db, {
    pupil_id: given.pupilId,
    on_day: given.on,
    at: given.now,
    kind: 'register',
    title: 'SEN support began',
    detail: 'The parents were told first.',
    ref_kind: 'notice',
    ref_id: notice!.id,
    staff_id: given.staffId,
  });
  return { ok: true, began: true };
}

/** Ends SEN support on the day `on`, with the reason; the child is watched from then. Refuses when there is none. */
export async function leaveSenSupport(
  db: SchoolDb,
  given: {
    readonly pupilId: string;
    readonly on: string;
    readonly because: string;
    readonly staffId: string;
    readonly now: string;
  },
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: string }> {
  const { counts } = await registerHistory(db, given.pupilId);
  const moved = rules.leaveSenSupport(counts, given.on);
  if (!moved.ok) return moved;
  await saveHistory(db, counts, moved.history, {
    ...given,
    basis: 'Watched after SEN support ended',
  });
  await recordEvent(db, {
    pupil_id: given.pupilId,
    on_day: given.on,
    at: given.now,
    kind: 'register',
    title: 'SEN support ended; we keep watching how things go',
    detail: given.because,
    staff_id: given.staffId,
  });
  return { ok: true };
}
