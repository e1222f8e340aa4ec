import { reading, textOf, type FormValues } from '../../../basics/form-values.ts';
import { missedReasons, type MissedReason } from '../rules.ts';
import type { SessionRecord, Sitting } from './rules.ts';

/** What was tapped. Each button carries its own token, so that a second tap of the same button is known as such. */
export type Tap =
  { readonly did: 'held' | 'changed' | 'some' } | { readonly did: 'missed'; readonly reason: MissedReason };

export const tapValue = (tap: Tap, token: string): string =>
  tap.did === 'missed' ? `missed.${tap.reason}.${token}` : `${tap.did}.${token}`;

export function readTap(values: FormValues): Tap | undefined {
  const [did, detail] = textOf(values, 'once').split('.');
  if (did === 'held' || did === 'changed' || did === 'some') return { did };
  const reason = missedReasons.find(({ id }) => id === detail)?.id;
  return did === 'missed' && reason ? { did, reason } : undefined;
}

export type LogRead =
  | { readonly ok: true; readonly records: ReadonlyMap<string, SessionRecord> }
  | { readonly ok: false; readonly errors: Record<string, string> };

/** What a tap says about every child of a sitting, by provision. */
export function readLog(values: FormValues, tap: Tap, { sessions }: Sitting): LogRead {
  const form = reading(values);
  const note = form.text('note', { longest: 500 }) || undefined;
  const held = (minutes: number): SessionRecord => ({ state: 'held', reason: undefined, minutes, note });
  const missed = (reason: MissedReason): SessionRecord => ({ state: 'missed', reason, minutes: 0, note });
  const each = (say: (session: Sitting['sessions'][number]) => SessionRecord) =>
    new Map(sessions.map((session) => [session.provisionId, say(session)]));
  if (tap.did === 'held') return done(form, () => each(({ minutes }) => held(minutes)));
  if (tap.did === 'missed') return done(form, () => each(() => missed(tap.reason)));
  if (tap.did === 'some') {
    const away = form.many(
      'away',
      sessions.map(({ provisionId }) => provisionId),
      'Tick who was not there',
    );
    const reason = form.choice(
      'reason',
      missedReasons.map(({ id }) => id),
      'Choose why',
    );
    return done(form, () =>
      each(({ provisionId, minutes }) => (away.includes(provisionId) ? missed(reason) : held(minutes))),
    );
  }
  const minutes = form.whole('minutes', 'how many minutes it was', { least: 1, most: 400 });
  if (!note) form.wrong('note', 'Say in a few words what was different');
  return done(form, () => each(() => ({ state: 'changed', reason: undefined, minutes: minutes ?? 0, note })));
}

function done(form: ReturnType<typeof reading>, records: () => ReadonlyMap<string, SessionRecord>): LogRead {
  return form.isRight ? { ok: true, records: records() } : { ok: false, errors: form.errors };
}
