/** How many requests somebody who is signed in may make in a minute, of all kinds and of those that cost much. */
export interface PaceLimits {
  readonly ordinary: number;
  readonly costly: number;
}

/** Counts one request of somebody; gives the seconds to wait where it was one too many. */
export type Pace = (who: string, isCostly: boolean) => number | undefined;

interface Bucket {
  left: number;
  at: number;
}

const mostPeople = 10_000;

/**
 * Nobody is kept from working fast: a minute's worth may come at once, and comes back little by little. Each process counts for itself, in
 * memory, so that it costs nothing; with several, somebody may do as much in each.
 */
export function paceKeeper(limits: PaceLimits, now: () => number = () => performance.now()): Pace {
  const counters = { ordinary: counting(limits.ordinary, now), costly: counting(limits.costly, now) };
  return (who, isCostly) => {
    const wait = isCostly ? counters.costly(who) : undefined;
    return wait ?? counters.ordinary(who);
  };
}

function counting(perMinute: number, now: () => number): (who: string) => number | undefined {
  const buckets = new Map<string, Bucket>();
  const perMs = perMinute / 60_000;
  let cleared = now();
  return (who) => {
    const at = now();
    if (buckets.size > mostPeople && at - cleared > 60_000) {
      forgetFull(buckets, at);
      cleared = at;
    }
    const bucket = buckets.get(who) ?? { left: perMinute, at };
    bucket.left = Math.min(perMinute, bucket.left + (at - bucket.at) * perMs);
    bucket.at = at;
    buckets.set(who, bucket);
    if (bucket.left < 1) return Math.max(1, Math.ceil((1 - bucket.left) / perMs / 1000));
    bucket.left -= 1;
    return undefined;
  };
}

/** After a minute without a request somebody has all of it again, as if never seen. */
function forgetFull(buckets: Map<string, Bucket>, at: number): void {
  for (const [who, bucket] of buckets) if (at - bucket.at > 60_000) buckets.delete(who);
}
