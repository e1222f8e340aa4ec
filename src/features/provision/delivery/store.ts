import { sql } from 'kysely';
import type { Viewer } from '../../../basics/viewer.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { visibleTo } from '../../../database/visible-pupils.ts';
import { calendarOf } from '../../school/index.ts';
import {
  sumOfDeliveries,
  type Delivery,
  type MissedReason,
  type SessionLog,
  type SessionOutcome,
} from '../rules.ts';
import { deliveryIn, type Range, type Support } from './rules.ts';

export interface DeliveredToPupil {
  readonly range: Range;
  readonly whole: Delivery;
  /** Each item of a plan; `provisionId` is its item id, as in the plan's answers. */
  readonly supports: readonly {
    readonly provisionId: string;
    readonly planId: string;
    readonly what: string;
    readonly delivery: Delivery;
  }[];
}

/**
 * What was planned for a child and what was given, from the first to the last day of a range; left out: since the live plan
 * began. `deliveryInWords` of the rules says it in a sentence. The caller has found the child.
 */
export async function deliveryOf(
  db: SchoolDb,
  pupilId: string,
  today: string,
  asked?: Range,
): Promise<DeliveredToPupil> {
  const range = asked ?? { from: (await livePlanSince(db, pupilId)) ?? today, to: today };
  const calendar = await calendarOf(db);
  const supports = (await supportsOf(db, { pupilId }, range, today)).map((support) => ({
    provisionId: support.id,
    planId: support.planId,
    what: support.what,
    delivery: deliveryIn(support, calendar, range, today),
  }));
  return { range, whole: sumOfDeliveries(supports.map(({ delivery }) => delivery)), supports };
}

/** Whose support to look at. The caller has found the child or the group. */
type About =
  | { readonly pupilId: string }
  | { readonly groupId: string; readonly viewer: Viewer }
  | { readonly wholeSchoolFor: Viewer };

/** Support that ran within a range, with what was said about its sessions: the newest of each day counts. */
export async function supportsOf(
  db: SchoolDb,
  about: About,
  range: Range,
  today: string,
): Promise<Support[]> {
  const rows = await provisionsOf(db, about, range, today);
  if (!rows.length) return [];
  const logs = await logsOf(db, about, range);
  const byItem = new Map<string, typeof rows>();
  for (const row of rows) byItem.set(itemOf(row), [...(byItem.get(itemOf(row)) ?? []), row]);
  return [...byItem].map(([id, items]) => {
    const newest = items.at(-1)!;
    return {
      id,
      pupilId: newest.pupilId,
      planId: newest.planId,
      what: newest.what,
      kinds: newest.kinds.split(',').filter(Boolean),
      groupId: newest.groupId ?? undefined,
      groupName: newest.groupName ?? undefined,
      adult: newest.who ?? undefined,
      isRunning: newest.status === 'finished' && (newest.endsOn === null || newest.endsOn >= today),
      schedules: items.map((item) => ({
        weekdays: item.weekdays.split(',').filter(Boolean).map(Number),
        startsAt: item.startsAt ?? undefined,
        minutes: item.minutes ?? 0,
        startsOn: item.startsOn,
        endsOn: item.endsOn ?? undefined,
      })),
      logs: items.flatMap((item) => logs.get(item.id) ?? []),
    };
  });
}

/** The first day of the child's live plan's support; undefined without a live plan. */
export async function livePlanSince(db: SchoolDb, pupilId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('provision')
    .innerJoin('document', 'document.id', 'provision.plan_id')
    .select((eb) => eb.fn.min('provision.starts_on').as('since'))
    .where('provision.pupil_id', '=', pupilId)
    .where('document.status', '=', 'finished')
    .executeTakeFirst();
  return row?.since ?? undefined;
}

const itemOf = ({ id, itemId }: { id: string; itemId: string | null }): string => itemId ?? id;

function provisionsOf(db: SchoolDb, about: About, range: Range, today: string) {
  return db
    .selectFrom('provision')
    .innerJoin('pupil', 'pupil.id', 'provision.pupil_id')
    .innerJoin('document', 'document.id', 'provision.plan_id')
    .leftJoin('support_group', 'support_group.id', 'provision.group_id')
    .select([
      'provision.id as id',
      'provision.item_id as itemId',
      'provision.pupil_id as pupilId',
      'provision.plan_id as planId',
      'provision.what as what',
      'provision.kinds as kinds',
      'provision.group_id as groupId',
      'support_group.name as groupName',
      'provision.who as who',
      'provision.weekdays as weekdays',
      'provision.starts_at as startsAt',
      'provision.minutes as minutes',
      'provision.starts_on as startsOn',
      'provision.ends_on as endsOn',
      'document.status as status',
    ])
    .where((eb) =>
      'pupilId' in about
        ? eb('provision.pupil_id', '=', about.pupilId)
        : 'groupId' in about
          ? eb.and([
              eb('provision.group_id', '=', about.groupId),
              visibleTo(about.viewer, today)(eb as never),
            ])
          : visibleTo(about.wholeSchoolFor, today)(eb as never),
    )
    .where('provision.minutes', 'is not', null)
    .where('provision.starts_on', '<=', range.to)
    .where((eb) => eb.or([eb('provision.ends_on', 'is', null), eb('provision.ends_on', '>=', range.from)]))
    .orderBy('provision.position')
    .orderBy('provision.starts_on')
    .execute();
}

async function logsOf(db: SchoolDb, about: About, range: Range): Promise<Map<string, SessionLog[]>> {
  const rows = await db
    .selectFrom('session_record')
    .select(['provision_id as provisionId', 'on_day as day', 'state', 'reason', 'minutes'])
    .where((eb) =>
      'pupilId' in about
        ? eb('session_record.pupil_id', '=', about.pupilId)
        : 'groupId' in about
          ? eb(
              'session_record.provision_id',
              'in',
              eb
                .selectFrom('provision')
                .select('provision.id')
                .where('provision.group_id', '=', about.groupId),
            )
          : sql<boolean>`1 = 1`,
    )
    .where('on_day', '>=', range.from)
    .where('on_day', '<=', range.to)
    .orderBy('recorded_at')
    .orderBy('session_record.id')
    .execute();
  const newest = new Map(rows.map((row) => [`${row.provisionId} ${row.day}`, row]));
  const logs = new Map<string, SessionLog[]>();
  for (const row of newest.values()) {
    const log = asLog(row);
    logs.set(row.provisionId, [...(logs.get(row.provisionId) ?? []), log]);
  }
  return logs;
}

function asLog(row: {
  day: string;
  state: SessionOutcome;
  reason: string | null;
  minutes: number;
}): SessionLog {
  return {
    on: row.day,
    outcome: row.state,
    reason: (row.reason as MissedReason | null) ?? undefined,
    minutes: row.minutes,
  };
}
