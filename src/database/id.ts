import { randomBytes } from 'node:crypto';

const digits = '0123456789abcdefghjkmnpqrstvwxyz';

let last = { time: 0, chance: new Uint8Array(16) };

/**
 * A new identifier: 26 characters that sort by the order of making, even within a millisecond, and say nothing about a person.
 * What is appended later counts, so the order must hold.
 */
export function newId(now: number = Date.now()): string {
  if (now > last.time) last = { time: now, chance: randomBytes(16).map((byte) => byte & 31) };
  else addOne(last.chance);
  let time = '';
  for (let rest = last.time; time.length < 10; rest = Math.floor(rest / 32)) time = digits[rest % 32] + time;
  return time + Array.from(last.chance, (digit) => digits[digit]).join('');
}

function addOne(chance: Uint8Array): void {
  for (let at = chance.length - 1; at >= 0; at--) {
    chance[at] = (chance[at]! + 1) & 31;
    if (chance[at] !== 0) return;
  }
}
