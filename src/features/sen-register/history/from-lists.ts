import type { NeedCode } from '../../../basics/needs.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { recordEvent } from '../../../database/events.ts';
import * as rules from '../rules.ts';
import { addNeeds, registerHistory, saveHistory } from './store.ts';

export interface FromList {
  readonly pupilId: string;
  readonly as: 'since-before' | 'ehc-plan' | 'watch';
  /** The first day, if anybody knows it; an EHC plan needs it. */
  readonly since: string | null;
  readonly needs: readonly NeedCode[];
  readonly staffId: string;
  readonly today: string;
  readonly now: string;
}

const told = {
  'since-before': {
    title: 'SEN support since before Alongside',
    basis: 'SEN support began before Alongside; the school confirmed that the parents were told',
  },
  'ehc-plan': {
    title: 'EHC plan recorded',
    basis: 'EHC plan made by the local authority, as the school’s list says',
  },
  watch: { title: 'Being watched', basis: 'The school’s list said SEN support; the SENCO decides' },
} as const;

/**
 * Records what a school's list said about SEN, once a person has decided it. Nobody becomes SEN support by this without the
 * confirmation that the parents were told before (CFA 2014 s.68): whoever calls has asked for it.
 */
export async function recordFromList(
  db: SchoolDb,
  given: FromList,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: string }> {
  const { counts } = await registerHistory(db, given.pupilId);
  const since = given.since ?? given.today;
  const moved =
    given.as === 'watch'
      ? rules.watch(counts, given.today)
      : given.as === 'ehc-plan'
        ? rules.recordEhcPlan(counts, given.since ?? undefined)
        : rules.carryOverSenSupport(counts, since, given.staffId);
  if (!moved.ok) return moved;
  const unknownDay =
    given.as === 'since-before' && given.since === null ? '; the first day is not known' : '';
  await saveHistory(db, counts, moved.history, {
    pupilId: given.pupilId,
    staffId: given.staffId,
    now: given.now,
    basis: `${told[given.as].basis}${unknownDay}`,
    because: told[given.as].title,
  });
  if (given.as !== 'watch') {
    await addNeeds(db, given.needs, {
      pupilId: given.pupilId,
      from: since,
      today: given.today,
      evidence: 'From the school’s information system',
      staffId: given.staffId,
      now: given.now,
    });
  }
  await recordEvent(db, {
    pupil_id: given.pupilId,
    on_day: given.as === 'watch' ? given.today : since,
    at: given.now,
    kind: 'register',
    title: told[given.as].title,
    detail: `${told[given.as].basis}${unknownDay}.`,
    staff_id: given.staffId,
  });
  return { ok: true };
}
