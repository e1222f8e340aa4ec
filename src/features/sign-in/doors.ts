import type { OpenAsk } from '../../web/route.ts';
import { guesses } from './rules.ts';
import type { Door } from './store.ts';

type Comer = Pick<OpenAsk, 'services' | 'ip'>;

/** The doors that a guess at an address knocks at: the address itself, and the machine that it comes from. */
export const doorsOf = ({ services, ip }: Comer, email: string): { address: Door; machine: Door } => ({
  address: { who: services.fingerprint(`address:${email}`), limit: guesses.address },
  machine: machineDoor({ services, ip }),
});

export const machineDoor = ({ services, ip }: Comer): Door => ({
  who: services.fingerprint(`machine:${ip}`),
  limit: guesses.machine,
});

/** How often a link may be asked for, apart from guesses at a password. */
export const linkDoors = ({ services, ip }: Comer, email: string): Door[] => [
  { who: services.fingerprint(`link:${email}`), limit: guesses.link },
  { who: services.fingerprint(`link-machine:${ip}`), limit: guesses.machine },
];
