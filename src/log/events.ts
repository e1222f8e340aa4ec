export type Level = 'info' | 'warn' | 'error';

interface Event {
  readonly level: Level;
  /** For whoever reads the log: what it means, and what to do. */
  readonly means: string;
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
    means: 'somebody came from the provider and was not let in; `reason` says why, and they were told',
  },
  'mail not sent': {
    level: 'warn',
    means:
      'a message that nobody waits for was not sent: see [mail](mail.md). Letters to parents are tried again',
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
} satisfies Record<string, Event>;

export type EventName = keyof typeof events;
