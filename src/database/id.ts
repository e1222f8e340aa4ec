import { randomBytes } from 'node:crypto';

const digits = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new identifier: 26 characters that sort by the time of making and say nothing about a person. */
export function newId(now: number = Date.now()): string {
  let time = '';
  for (let rest = now; time.length < 10; rest = Math.floor(rest / 32)) time = digits[rest % 32] + time;
  let chance = '';
  for (const byte of randomBytes(16)) chance += digits[byte & 31];
  return time + chance;
}
