import { dateOfInstant } from '../../../basics/dates.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { recordEvent } from '../../../database/events.ts';
import * as rules from '../rules.ts';
import type { HandMove, RecordedPeriod } from './rules.ts';
import { addPeriod, noticeOfSenSupport, registerHistory, saveHistory, withdrawPeriod } from './store.ts';

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

const handEvents: Readonly<Record<HandMove, string>> = {
  watch: 'We began to watch how things go',
  'stop watching': 'We stopped watching',
  'SEN support from elsewhere': 'SEN support that began elsewhere was recorded',
  'leave SEN support': 'SEN support ended; we keep watching how things go',
  'record EHC plan': 'An EHC plan was recorded',
  'EHC plan ends': 'The EHC plan ended; we keep watching how things go',
};

/** Records what the SENCO knows: watching, support from elsewhere, an EHC plan, an end. Refuses what cannot follow. */
export async function moveByHand(
  db: SchoolDb,
  given: {
    readonly move: HandMove;
    readonly on: string;
    readonly why: string;
    readonly pupilId: string;
    readonly viewer: Viewer;
    readonly now: string;
  },
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: string }> {
  const { move, on, why, pupilId, viewer, now } = given;
  const { counts } = await registerHistory(db, pupilId);
  const moved = {
    watch: () => rules.watch(counts, on),
    'stop watching': () => rules.stopWatching(counts, on),
    'SEN support from elsewhere': () => rules.carryOverSenSupport(counts, on, viewer.name),
    'leave SEN support': () => rules.leaveSenSupport(counts, on),
    'record EHC plan': () => rules.recordEhcPlan(counts, on),
    'EHC plan ends': () => rules.endEhcPlan(counts, on),
  }[move]();
  if (!moved.ok) return moved;
  await saveHistory(db, counts, moved.history, {
    pupilId,
    staffId: viewer.staffId,
    now,
    basis: why,
    because: why,
  });
  await recordEvent(db, {
    pupil_id: pupilId,
    on_day: on,
    at: now,
    kind: 'register',
    title: handEvents[move],
    detail: why,
    staff_id: viewer.staffId,
  });
  return { ok: true };
}

/** Begins to watch how things go with a child who is not on the register yet; on it already, nothing changes. */
export async function beginWatching(
  db: SchoolDb,
  given: {
    readonly pupilId: string;
    readonly on: string;
    readonly why: string;
    readonly viewer: Viewer;
    readonly now: string;
  },
): Promise<void> {
  const { counts } = await registerHistory(db, given.pupilId);
  if (!rules.statusOn(counts, given.on)) await moveByHand(db, { ...given, move: 'watch' });
}

/** Sets a wrong entry aside with a reason, and puts what is right in its place. Nothing is deleted. */
export async function correctPeriod(
  db: SchoolDb,
  given: {
    readonly pupilId: string;
    readonly period: RecordedPeriod;
    readonly instead: rules.StatusPeriod | undefined;
    readonly because: string;
    readonly viewer: Viewer;
    readonly today: string;
    readonly now: string;
  },
): Promise<void> {
  const { pupilId, period, instead, because, viewer, today, now } = given;
  await withdrawPeriod(db, period.id, { because, staffId: viewer.staffId, now });
  if (instead) {
    // The notice goes with the entry it was for, if that still says SEN support.
    const kept = instead.status === 'K' && period.noticeId ? { noticeId: period.noticeId } : {};
    await addPeriod(
      db,
      { ...instead, ...kept },
      { pupilId, staffId: viewer.staffId, now, basis: `Corrected: ${because}` },
    );
  }
  await recordEvent(db, {
    pupil_id: pupilId,
    on_day: today,
    at: now,
    kind: 'register',
    title: 'An entry on the register was corrected',
    detail: because,
    staff_id: viewer.staffId,
  });
}
