import { daysBetween } from '../../basics/dates.ts';
import type { SenStatus } from '../../basics/needs.ts';
import { close, current, follow, inOrder } from '../../basics/period.ts';
import type { Period } from '../../basics/period.ts';

/** What a child is recorded as, since when, and until when. A child without one is simply not on the register. */
export type StatusPeriod = Period & {
  readonly status: SenStatus;
  /** The notice that parents (or the young person) were given when SEN support began. */
  readonly noticeId?: string;
};

export type Moved =
  { readonly ok: true; readonly history: StatusPeriod[] } | { readonly ok: false; readonly reason: string };

export type Move =
  'watch' | 'stop watching' | 'begin SEN support' | 'leave SEN support' | 'record EHC plan' | 'EHC plan ends';

/** What may happen next from here. Leaving SEN support leads to being watched, never straight off the register (practice). */
export function movesFrom(status: SenStatus | undefined): readonly Move[] {
  if (status === 'E') return ['EHC plan ends'];
  if (status === 'K') return ['leave SEN support', 'record EHC plan'];
  if (status === 'watched') return ['begin SEN support', 'record EHC plan', 'stop watching'];
  return ['watch', 'begin SEN support', 'record EHC plan'];
}

export function statusOn(history: readonly StatusPeriod[], date: string): StatusPeriod | undefined {
  return current(history, date);
}

/** Keeps an eye on a child; not a census code, and says nothing about SEN. */
export function watch(history: readonly StatusPeriod[], on: string): Moved {
  return move(history, 'watch', { from: on, status: 'watched' });
}

/**
 * Records SEN support (K). Refused until the notice to the parents, or the young person, exists and is dated no later
 * (CFA 2014 s.68): they are told, and then it is recorded.
 */
export function beginSenSupport(
  history: readonly StatusPeriod[],
  on: string,
  notice: { readonly id: string; readonly on: string } | undefined,
): Moved {
  if (!notice) return refused('Make the notice to the parents first; SEN support is recorded when it exists');
  if (notice.on > on) return refused('SEN support cannot begin before the date of the notice');
  return move(history, 'begin SEN support', { from: on, status: 'K', noticeId: notice.id });
}

/**
 * SEN support that began before this record was kept, as the school's information system has it. A person confirms it. It
 * stays visible that no notice is held here.
 */
export function carryOverSenSupport(
  history: readonly StatusPeriod[],
  since: string,
  confirmedBy: string,
): Moved {
  if (!confirmedBy) return refused('Say who confirms that SEN support began earlier');
  return move(history, 'begin SEN support', { from: since, status: 'K' });
}

/** Ends SEN support; the child is watched from that day on. The parents get a notice (practice). */
export function leaveSenSupport(history: readonly StatusPeriod[], on: string): Moved {
  return move(history, 'leave SEN support', { from: on, status: 'watched' });
}

/** Records an EHC plan from the day the council issued it. A request or a draft is not a plan: the child stays K until then. */
export function recordEhcPlan(history: readonly StatusPeriod[], issuedOn: string | undefined): Moved {
  if (!issuedOn) return refused('Enter the date on which the council issued the final EHC plan');
  return move(history, 'record EHC plan', { from: issuedOn, status: 'E' });
}

/** An EHC plan has ended; the child is watched until the school decides about SEN support. */
export function endEhcPlan(history: readonly StatusPeriod[], on: string): Moved {
  return move(history, 'EHC plan ends', { from: on, status: 'watched' });
}

/** Takes a watched child off the register; the history stays. */
export function stopWatching(history: readonly StatusPeriod[], on: string): Moved {
  const open = statusOn(history, on);
  if (open?.status !== 'watched')
    return refused('Only a child who is being watched can be taken off the register');
  return {
    ok: true,
    history: inOrder(history).map((period) => (period === open ? close(period, on) : period)),
  };
}

/** Is the child on SEN support without a live plan, and for how many days? (Code 6.44) */
export function isWithoutLivePlan(
  status: StatusPeriod | undefined,
  livePlanSince: string | undefined,
  today: string,
): { readonly days: number } | undefined {
  if (status?.status !== 'K' || livePlanSince !== undefined) return undefined;
  return { days: Math.max(0, daysBetween(status.from, today)) };
}

/** SEN support recorded here without a notice held here: carried over from elsewhere. */
export function isWithoutNotice(status: StatusPeriod | undefined): boolean {
  return status?.status === 'K' && status.noticeId === undefined;
}

function move(history: readonly StatusPeriod[], step: Move, next: StatusPeriod): Moved {
  const before = statusOn(history, next.from)?.status;
  if (!movesFrom(before).includes(step)) return refused(whyNot(step, before));
  if (history.some((period) => period.from > next.from)) {
    return refused('Something later is already recorded; choose a later date');
  }
  return { ok: true, history: follow(history, next) };
}

function whyNot(step: Move, before: SenStatus | undefined): string {
  if (step === 'begin SEN support' && before === 'K') return 'The child already has SEN support';
  if (step === 'begin SEN support') return 'The child has an EHC plan, which already sets out the provision';
  if (step === 'leave SEN support') return 'The child does not have SEN support on that date';
  if (step === 'record EHC plan') return 'The child already has an EHC plan';
  if (step === 'EHC plan ends') return 'The child does not have an EHC plan on that date';
  return 'The child is already on the register';
}

function refused(reason: string): Moved {
  return { ok: false, reason };
}
