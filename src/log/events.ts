export type Level = 'info' | 'warn' | 'error';

interface Event {
  readonly level: Level;
  /** For whoever reads the log: what it means, and what to do. */
  readonly means: string;
  /** Counted for Prometheus as well, by its reason: who comes in, who does not, and who wanted what they may not. */
  readonly isCounted?: true;
}

/** Everything that is ever logged. docs/running-it/logs.md tells them to whoever runs Alongside, and a test keeps it so. */
export const events = {
  started: { level: 'info', means: 'it listens, and is ready' },
  stopping: { level: 'info', means: 'it was asked to stop, and takes no new connections' },
  stopped: { level: 'info', means: 'everything under way was finished, and the database is closed' },
  'stopped in a hurry': {
    level: 'warn',
    means:
      'something was still under way when the time to stop was over, and was cut off. Nothing half is written',
  },
  request: { level: 'info', means: 'a request was answered' },
  'fault in a request': {
    level: 'error',
    means:
      'the person saw a page that says so, with what they had typed and "Try again". `code` tells whether the database was away, slow, read-only or its disk full; without one report it with its `frames`',
  },
  'fault in a job': {
    level: 'error',
    means: 'a job failed and will be tried again; `count` is how often in a row',
  },
  'fault in an import': { level: 'error', means: 'a file could not be read through; the person was told' },
  'fault outside a request': {
    level: 'error',
    means:
      'a fault that nothing was prepared for: the process ends, and is started again by whatever runs it',
  },
  'fault in accounts': {
    level: 'error',
    means: 'the library that keeps accounts and sessions failed; the person could not sign in',
  },
  'single sign-on refused': {
    level: 'warn',
    isCounted: true,
    means: 'somebody came from the provider and was not let in; `reason` says why, and they were told',
  },
  'signed in': {
    level: 'info',
    isCounted: true,
    means: 'somebody came in; `way` says how, `count` after how many wrong guesses within a day, if any',
  },
  'sign-in refused': {
    level: 'warn',
    isCounted: true,
    means:
      'somebody did not come in, or did not prove again who they are; `reason` says why. Many from one `from`, or at one `account`, are somebody guessing',
  },
  'signed out': { level: 'info', isCounted: true, means: 'somebody signed out' },
  'session ended': {
    level: 'info',
    isCounted: true,
    means:
      'somebody ended sessions of theirs on other devices, or an administrator (`by`) ended all of a colleague’s',
  },
  'password link asked for': {
    level: 'info',
    isCounted: true,
    means: 'somebody asked for a link to set a password; `account` where there is one for that address',
  },
  'password changed': {
    level: 'warn',
    isCounted: true,
    means: 'a password was changed: `way` says whether with the one before or by a link',
  },
  'second step on': {
    level: 'info',
    isCounted: true,
    means: 'an authenticator app guards an account from now on',
  },
  'second step off': {
    level: 'warn',
    isCounted: true,
    means: 'no authenticator app guards an account any more; with `by`, an administrator took it off',
  },
  'backup codes made': {
    level: 'info',
    isCounted: true,
    means: 'somebody made new backup codes; the old ones are void',
  },
  'place given': {
    level: 'warn',
    isCounted: true,
    means: 'an administrator (`by`) gave an account a place at a school',
  },
  'place changed': {
    level: 'warn',
    isCounted: true,
    means: 'an administrator (`by`) gave somebody another role',
  },
  'place ended': {
    level: 'warn',
    isCounted: true,
    means: 'an administrator (`by`) ended somebody’s place, at once or on a day to come',
  },
  refused: {
    level: 'info',
    isCounted: true,
    means:
      'somebody signed in wanted what they may not have or what is not there, or a form came from elsewhere; they saw that nothing was found. A few are old links; many of one `account` are somebody looking around',
  },
  'mail not sent': {
    level: 'warn',
    means:
      'a message that nobody waits for was not sent: see [mail](mail.md). Letters to parents are tried again',
  },
  'breached passwords not read': {
    level: 'warn',
    means:
      'the file that `BREACHED_PASSWORDS` names could not be read, or is not a list of SHA-1 in their order; a password was chosen without it',
  },
  'setting unknown': {
    level: 'warn',
    means: 'a variable looks like a setting of ours, but is none: is it misspelt?',
  },
  'backup late': {
    level: 'warn',
    means:
      'whoever asked for readiness was told that the newest backup is older than 36 hours, or that there is none: see [backups](backups.md)',
  },
  'not ready': {
    level: 'warn',
    means:
      'whoever asked for readiness was told no: the database does not answer in time, or lacks migrations',
  },
} as const satisfies Record<string, Event>;

export type EventName = keyof typeof events;

export const isCounted = (event: EventName): boolean => (events[event] as Event).isCounted ?? false;
