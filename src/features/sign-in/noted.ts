import { keepHappening, type Happening } from '../../accounts/happenings.ts';
import type { EventName, Fields } from '../../log/log.ts';
import type { OpenAsk } from '../../web/route.ts';
import { deviceInWords } from './rules.ts';

type Comer = Pick<OpenAsk, 'services' | 'ip' | 'headers' | 'now'>;

/** Why somebody did not come in, for the log. */
export const refusedFor = {
  guess: 'wrong address or password',
  guesses: 'too many tries',
  place: 'no place at a school today',
  code: 'wrong code',
  backup: 'wrong backup code',
  codes: 'too many wrong codes',
  used: 'code used already',
  late: 'begun too long ago',
  again: 'wrong password when asked again',
  links: 'too many links asked for',
} as const;

/** Tells whoever runs Alongside of something about signing in: where from as a fingerprint, and never what was typed. */
export function tell({ services, ip }: Comer, event: EventName, held: Fields): void {
  services.log(event, { from: services.fingerprint(`machine:${ip}`), ...held });
}

export function tellRefused(ask: Comer, why: keyof typeof refusedFor, account?: string): void {
  tell(ask, 'sign-in refused', { reason: refusedFor[why], account });
}

/** Keeps it for the owner of the account to see, with the device in words. */
export async function keep(
  { services, headers, now }: Comer,
  accountId: string,
  happening: Happening,
): Promise<void> {
  await keepHappening(
    services.database.accounts,
    accountId,
    { device: deviceOf(headers), ...happening },
    now,
  );
}

export const deviceOf = (headers: OpenAsk['headers']): string => {
  const agent = headers['user-agent'];
  return deviceInWords(typeof agent === 'string' ? agent : null);
};
