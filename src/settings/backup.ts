import { resolve } from 'node:path';
import { isRecipient } from '../backup/keys.ts';
import type { Keep } from '../backup/retention.ts';

export interface BackupSettings {
  /** Absolute. Undefined: whoever makes a backup says where to. */
  readonly folder: string | undefined;
  /** Public keys; without any no backup is made. */
  readonly recipients: readonly string[];
  readonly keep: Keep;
}

const usual: Keep = { days: 14, weeks: 8, months: 12 };

/** Takes BACKUP_DIR, BACKUP_RECIPIENTS and BACKUP_KEEP. */
export function readBackup(
  folder: string | undefined,
  recipients: string | undefined,
  keep: string | undefined,
  problems: string[],
): BackupSettings {
  const keys = (recipients ?? '').split(/[\s,]+/).filter(Boolean);
  const secret = keys.some((one) => /^AGE-SECRET-KEY-/i.test(one));
  if (secret)
    problems.push(
      'BACKUP_RECIPIENTS holds an identity, which is secret: give the public key that belongs to it (age1…), and take the identity off this machine.',
    );
  else if (keys.some((one) => !isRecipient(one)))
    problems.push(
      'BACKUP_RECIPIENTS is not a list of public keys: give what "alongside backup-keys" prints (age1…), with commas between.',
    );
  return {
    folder: folder === undefined ? undefined : resolve(folder),
    recipients: keys,
    keep: readKeep(keep, problems),
  };
}

function readKeep(text: string | undefined, problems: string[]): Keep {
  if (text === undefined) return usual;
  const keep = { days: 0, weeks: 0, months: 0 };
  const parts = text.split(',').map((part) => /^\s*(\d{1,3})\s+(day|week|month)s?\s*$/.exec(part));
  for (const part of parts) if (part) keep[`${part[2] as 'day' | 'week' | 'month'}s`] = Number(part[1]);
  if (parts.every(Boolean)) return keep;
  problems.push(
    `BACKUP_KEEP is "${text}": give how many days, weeks and months keep a backup, such as 14 days, 8 weeks, 12 months.`,
  );
  return usual;
}
