import type { Viewer } from '../../../basics/viewer.ts';
import { recordEvent } from '../../../database/events.ts';
import { newId } from '../../../database/id.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { visibleTo } from '../../../database/visible-pupils.ts';
import { settingOf } from '../../school/index.ts';
import { pileOf, type MissedReason } from '../rules.ts';
import { labelOfDecision, type MissedDecision, type MissedPile } from './rules.ts';

interface Narrowed {
  readonly pupilId?: string;
  readonly provisionId?: string;
}

/**
 * Missed sessions of live plans, per item of a plan, largest pile first. They stay until somebody decides, also when the
 * weeks of the support are over. `needsDeciding` follows the school's own threshold.
 */
export async function pilesOf(
  db: SchoolDb,
  viewer: Viewer,
  today: string,
  narrowed: Narrowed = {},
): Promise<MissedPile[]> {
  const items = await liveItems(db, viewer, today, narrowed);
  if (!items.size) return [];
  const rows = (await missedRecords(db, [...items.keys()])).map((row) => ({
    ...row,
    ...items.get(row.provisionId)!,
  }));
  if (!rows.length) return [];
  const [decided, threshold] = [
    await decidedUpTo(db, narrowed.pupilId),
    await settingOf(db, 'missed-session-threshold'),
  ];
  return [...Map.groupBy(rows, ({ item }) => item)]
    .map(([item, missed]): MissedPile => {
      const upTo = decided.get(item);
      const [first] = missed;
      const logs = missed.map(({ on }) => ({ on, outcome: 'missed' as const }));
      return {
        ...pileOf(logs, upTo, threshold),
        provisionId: item,
        pupilId: first!.pupilId,
        forename: first!.forename,
        surname: first!.surname,
        knownAs: first!.knownAs,
        planId: first!.planId,
        what: missed.at(-1)!.what,
        sessions: missed
          .filter(({ on }) => upTo === undefined || on > upTo)
          .map(({ on, reason, note }) => ({
            on,
            reason: (reason as MissedReason | null) ?? undefined,
            note: note ?? undefined,
          })),
      };
    })
    .filter(({ missed }) => missed > 0)
    .sort((a, b) => b.missed - a.missed || a.surname.localeCompare(b.surname));
}

/** The support of live plans, by provision: which item of the plan it is, and whose. */
async function liveItems(db: SchoolDb, viewer: Viewer, today: string, { pupilId, provisionId }: Narrowed) {
  const rows = await db
    .selectFrom('provision')
    .innerJoin('pupil', 'pupil.id', 'provision.pupil_id')
    .select((eb) => [
      'provision.id as id',
      eb.fn.coalesce('provision.item_id', 'provision.id').as('item'),
      'provision.what as what',
      'provision.plan_id as planId',
      'pupil.id as pupilId',
      'pupil.forename as forename',
      'pupil.surname as surname',
      'pupil.known_as as knownAs',
    ])
    .where('provision.plan_id', 'in', (eb) =>
      eb
        .selectFrom('document')
        .select('document.id')
        .where('document.kind', '=', 'plan')
        .where('document.status', '=', 'finished'),
    )
    .where(visibleTo(viewer, today))
    .$if(pupilId !== undefined, (question) => question.where('provision.pupil_id', '=', pupilId!))
    .$if(provisionId !== undefined, (question) =>
      question.where((eb) =>
        eb.or([eb('provision.item_id', '=', provisionId!), eb('provision.id', '=', provisionId!)]),
      ),
    )
    .execute();
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/** Sessions whose newest word is that they were missed, by day. */
async function missedRecords(db: SchoolDb, provisionIds: readonly string[]) {
  return db
    .selectFrom('session_record')
    .select(['provision_id as provisionId', 'on_day as on', 'reason', 'note'])
    .where('provision_id', 'in', provisionIds)
    .where('state', '=', 'missed')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('session_record as later')
            .select('later.id')
            .whereRef('later.provision_id', '=', 'session_record.provision_id')
            .whereRef('later.on_day', '=', 'session_record.on_day')
            .where((w) =>
              w.or([
                w('later.recorded_at', '>', w.ref('session_record.recorded_at')),
                w.and([
                  w('later.recorded_at', '=', w.ref('session_record.recorded_at')),
                  w('later.id', '>', w.ref('session_record.id')),
                ]),
              ]),
            ),
        ),
      ),
    )
    .execute();
}

async function decidedUpTo(db: SchoolDb, pupilId: string | undefined): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('missed_decision')
    .select((eb) => ['provision_id as provisionId', eb.fn.max('up_to').as('upTo')])
    .$if(pupilId !== undefined, (question) => question.where('pupil_id', '=', pupilId!))
    .groupBy('provision_id')
    .execute();
  return new Map(rows.map(({ provisionId, upTo }) => [provisionId, upTo]));
}

/** Does this viewer see the child whom the support is for? */
export async function isVisibleProvision(
  db: SchoolDb,
  viewer: Viewer,
  provisionId: string,
  today: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('provision')
    .innerJoin('pupil', 'pupil.id', 'provision.pupil_id')
    .select('provision.id')
    .where('provision.id', '=', provisionId)
    .where(visibleTo(viewer, today))
    .executeTakeFirst();
  return row !== undefined;
}

export interface Decided {
  readonly provisionId: string;
  readonly decision: MissedDecision;
  readonly why: string;
  readonly upTo: string;
  readonly by: string;
  readonly at: string;
}

/** What was decided about a child's missed sessions, newest first. The caller has found the child. */
export async function decisionsAbout(db: SchoolDb, pupilId: string): Promise<Decided[]> {
  return db
    .selectFrom('missed_decision')
    .innerJoin('staff', 'staff.id', 'missed_decision.recorded_by')
    .select([
      'missed_decision.provision_id as provisionId',
      'missed_decision.decision as decision',
      'missed_decision.why as why',
      'missed_decision.up_to as upTo',
      'staff.name as by',
      'missed_decision.recorded_at as at',
    ])
    .where('missed_decision.pupil_id', '=', pupilId)
    .orderBy('missed_decision.recorded_at', 'desc')
    .orderBy('missed_decision.id', 'desc')
    .execute();
}

interface NewDecision {
  readonly pile: MissedPile;
  readonly decision: MissedDecision;
  readonly why: string;
  readonly by: Viewer;
  readonly today: string;
  readonly now: string;
}

/** Notes what was decided, up to the newest session of the pile: what is missed after that begins a new one. */
export async function decideOnMissed(
  db: SchoolDb,
  { pile, decision, why, by, today, now }: NewDecision,
): Promise<void> {
  await db
    .insertInto('missed_decision')
    .values({
      id: newId(),
      pupil_id: pile.pupilId,
      provision_id: pile.provisionId,
      up_to: pile.sessions.at(-1)!.on,
      decision,
      why,
      recorded_by: by.staffId,
      recorded_at: now,
    })
    .execute();
  await recordEvent(db, {
    pupil_id: pile.pupilId,
    on_day: today,
    at: now,
    kind: 'sessions',
    title: `${pile.missed} missed sessions: ${labelOfDecision(decision).toLowerCase()}`,
    detail: why,
    ref_kind: 'provision',
    ref_id: pile.provisionId,
    staff_id: by.staffId,
  });
}
