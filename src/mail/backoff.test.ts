import { describe, expect, it } from 'vitest';
import { nextAttempt } from './backoff.ts';

describe('when a message that could not be sent is tried again', () => {
  it.each([
    [1, '2026-11-24T09:01:00.000Z'],
    [2, '2026-11-24T09:05:00.000Z'],
    [3, '2026-11-24T09:15:00.000Z'],
    [4, '2026-11-24T10:00:00.000Z'],
    [5, '2026-11-24T13:00:00.000Z'],
    [6, '2026-11-24T13:00:00.000Z'],
    [21, '2026-11-24T13:00:00.000Z'],
  ])('after %i attempts: at %s', (attempts, at) => {
    expect(nextAttempt(attempts, '2026-11-24T09:00:00.000Z')).toEqual({ state: 'again', at });
  });

  it('gives up after three days, so that the SENCO hears of it', () => {
    let now = '2026-11-24T09:00:00.000Z';
    for (let attempts = 1; ; attempts++) {
      const next = nextAttempt(attempts, now);
      if (next.state === 'gave up') break;
      now = next.at;
    }
    expect(now > '2026-11-27T03:00:00.000Z' && now <= '2026-11-27T09:00:00.000Z').toBe(true);
  });
});
