import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { faultFields } from '../../log/fault.ts';
import type { Log } from '../../log/log.ts';
import { isCommon, isInFile } from './listed.ts';

/** Why a password that is long enough is still none. */
export type Weakness = 'common' | 'breached' | 'guessed';

/** Takes a password and words that stand close to whoever chooses it: their names, their school's. */
export type PasswordJudge = (password: string, near: readonly string[]) => Promise<Weakness | undefined>;

/** Fewer guesses than this, as a decimal logarithm, are too few. A billion by scrypt take a processor a year and more. */
const fewest = 9;

/** Longer ones cost up to a second to look at, and are good when their beginning is. */
const lookedAt = 32;

const ours = [
  'alongside',
  'senco',
  'send',
  'school',
  'teacher',
  'teaching assistant',
  'head teacher',
  'classroom',
];

/** Looks a password up in the list of common ones, in the file of breached ones where there is one, and reckons how soon it is guessed. */
export function passwordJudge({ breached, log }: { breached?: string | undefined; log: Log }): PasswordJudge {
  return async (password, near) => {
    if (isCommon(password)) return 'common';
    if (breached && (await isBreached(breached, password, log))) return 'breached';
    const words = near
      .flatMap((one) => [one, ...one.split(/[^\p{L}\p{N}]+/u)])
      .filter((one) => one.length > 2);
    const reckoning = await estimator();
    const { guessesLog10 } = reckoning.check(password.slice(0, lookedAt), [...words, ...ours]);
    return guessesLog10 < fewest ? 'guessed' : undefined;
  };
}

/** A list that cannot be read keeps nobody from choosing a password: whoever runs Alongside is told. */
async function isBreached(file: string, password: string, log: Log): Promise<boolean> {
  return isInFile(file, password).catch((fault: unknown) => {
    log('breached passwords not read', faultFields(fault));
    return false;
  });
}

let made: Promise<ZxcvbnFactory> | undefined;

/** Made when somebody first chooses a password: its dictionaries take 20 MB of memory. */
const estimator = (): Promise<ZxcvbnFactory> => (made ??= make());

async function make(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Factory }, shared, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  return new Factory({
    dictionary: { ...shared.dictionary, ...english.dictionary },
    graphs: shared.adjacencyGraphs,
  });
}
