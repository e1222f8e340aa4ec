import { auditCheck } from './audit-check.ts';
import { backupKeys } from './backup-keys.ts';
import { backup } from './backup.ts';
import type { Command } from './command.ts';
import { groups } from './groups.ts';
import { lostApp } from './lost-app.ts';
import { move } from './move.ts';
import { place } from './place.ts';
import { restore } from './restore.ts';
import { schools } from './schools.ts';
import { settings } from './settings.ts';
import { singleSignOn } from './single-sign-on.ts';

/** Every command, in the order of the list that `alongside` prints. */
export const commands: readonly Command[] = [
  auditCheck,
  backup,
  backupKeys,
  groups,
  lostApp,
  move,
  place,
  restore,
  schools,
  settings,
  singleSignOn,
];
