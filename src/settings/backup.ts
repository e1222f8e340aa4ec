import { resolve } from 'node:path';
import { isRecipient } from '../backup/keys.ts';

export interface BackupSettings {
  /** Absolute. Undefined: whoever makes a backup says where to. */
  readonly folder: string | undefined;
  /** Public keys; without any no backup is made. */
  readonly recipients: readonly string[];
}

/** Takes BACKUP_DIR and BACKUP_RECIPIENTS. */
export function readBackup(
  folder: string | undefined,
  recipients: string | undefined,
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
  return { folder: folder === undefined ? undefined : resolve(folder), recipients: keys };
}
