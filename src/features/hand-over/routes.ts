import { randomInt } from 'node:crypto';
import { h } from 'preact';
import { untouched, type FormState } from '../../basics/form-state.ts';
import { textOf } from '../../basics/form-values.ts';
import { fingerprintOf, readChildFile, unlock, type ChildFile } from '../../files/child-file.ts';
import { paths } from '../../paths.ts';
import { always, page, redirect, route, type Answer, type AnyRoute, type Ask } from '../../web/route.ts';
import { childTable, type ChildTableName } from '../data-protection/index.ts';
import { findPupil } from '../pupils/index.ts';
import type { Pupil } from '../pupils/rules.ts';
import { readGoing, readInto, saysEnough } from './forms.ts';
import { handOver } from './gather.ts';
import { FileInPage, FilesInPage, HandOverPage, type Looked } from './pages.tsx';
import { matchesOf, refusals, type WhyNot } from './rules.ts';
import {
  earlierFiles,
  forgetReceived,
  handOversOf,
  keepReceived,
  keyOf,
  perhapsTheSame,
  received,
} from './store.ts';
import { DoesNotFit, proposePassphrase, recordIn, takeIn } from './take-in.ts';

const permission = "hand over a child's file";

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.handOver,
    may: permission,
    find: childOf,
    audit: { says: 'read', subject: 'files handed over', pupil: ({ id }) => id },
    answer: (ask, pupil) => showHandOver(ask, pupil, untouched({ passphrase: proposePassphrase(randomInt) })),
  }),
  route({
    method: 'POST',
    at: paths.handOver,
    costly: 'a whole record is read, signed and locked',
    may: permission,
    find: childOf,
    audit: { says: 'made', subject: 'the file for another school', pupil: ({ id }) => id },
    answer: async (ask, pupil) => {
      const { going, errors, isRight } = readGoing(ask.form);
      if (!isRight) return showHandOver(ask, pupil, { answers: { ...ask.form }, errors });
      const body = await handOver(ask, pupil, going);
      return { kind: 'file', body, type: 'application/octet-stream', name: 'child-file.alongside' };
    },
  }),
  route({
    method: 'GET',
    at: paths.filesIn,
    may: permission,
    find: always,
    audit: { nothing: 'an empty form' },
    answer: ({ viewer }) => page(h(FilesInPage, { viewer, form: untouched() })),
  }),
  route({
    method: 'POST',
    at: paths.filesIn,
    costly: 'a whole file is unlocked and read',
    may: permission,
    find: always,
    audit: { says: 'looked into', subject: 'a file from another school', pupil: () => null },
    byItself: 'to open a locked file takes half a second, for which nobody else should have to wait',
    answer: check,
  }),
  route({
    method: 'GET',
    at: paths.fileIn,
    may: permission,
    find: openReceived,
    audit: { says: 'looked into', subject: 'a file from another school', pupil: () => null },
    answer: (ask, { file }) => showFile(ask, file, untouched()),
  }),
  route({
    method: 'POST',
    at: paths.fileIn,
    may: permission,
    find: openReceived,
    audit: { says: 'took in', subject: 'the file from another school', pupil: ({ taken }) => taken.pupilId },
    byItself: 'what does not fit is refused by the database, and the refusal is told',
    answer: take,
  }),
];

function childOf({ db, viewer, params, today }: Ask): Promise<Pupil | undefined> {
  return findPupil(db, viewer, params['pupil']!, today);
}

async function showHandOver(ask: Ask, pupil: Pupil, form: FormState): Promise<Answer> {
  const { db, viewer } = ask;
  const key = await keyOf(db);
  const fingerprint = key && fingerprintOf(key.publicKey);
  const lines = await handOversOf(db, pupil.id);
  const isWrong = Object.keys(form.errors).length > 0;
  return page(h(HandOverPage, { viewer, pupil, form, fingerprint, lines }), isWrong ? 422 : 200);
}

async function check({ db, viewer, form, files, now }: Ask): Promise<Answer> {
  const passphrase = textOf(form, 'passphrase').trim();
  const refuse = (field: 'file' | 'passphrase', say: string) =>
    page(h(FilesInPage, { viewer, form: { answers: {}, errors: { [field]: say } } }), 422);
  const file = files.find(({ field }) => field === 'file');
  if (!file?.name) return refuse('file', 'Choose the file that the other school made');
  const unlocked = await unlock(file.bytes, passphrase);
  if ('refused' in unlocked) {
    const isLock = unlocked.refused === 'locked' || unlocked.refused === 'wrong-passphrase';
    return refuse(isLock ? 'passphrase' : 'file', refusals[unlocked.refused]);
  }
  const why = whyNot(unlocked.opened);
  if (why) return refuse('file', refusals[why]);
  const id = await keepReceived(db, unlocked.opened, viewer.staffId, now);
  return redirect(paths.fileIn({ received: id }));
}

function whyNot(bytes: Uint8Array): WhyNot | undefined {
  const read = readChildFile(bytes);
  if ('refused' in read) return read.refused;
  try {
    recordIn(read.file);
  } catch (fault) {
    if (fault instanceof DoesNotFit) return 'does-not-fit';
    throw fault;
  }
  return saysEnough(read.file.about) ? undefined : 'does-not-fit';
}

interface Opened {
  readonly file: ChildFile;
  /** Set once it is taken in, for the audit line. */
  readonly taken: { pupilId: string | null };
}

async function openReceived({ db, params }: Ask): Promise<Opened | undefined> {
  const content = await received(db, params['received']!);
  const read = content && readChildFile(content);
  return read && 'file' in read ? { file: read.file, taken: { pupilId: null } } : undefined;
}

async function showFile(ask: Ask, file: ChildFile, form: FormState): Promise<Answer> {
  const { viewer, params } = ask;
  const isWrong = Object.keys(form.errors).length > 0;
  const looked = await lookAt(ask, file);
  return page(h(FileInPage, { viewer, form, received: params['received']!, looked }), isWrong ? 422 : 200);
}

async function lookAt({ db }: Ask, file: ChildFile): Promise<Looked> {
  const { rows, child } = recordIn(file);
  const before = await earlierFiles(db, { digest: file.digest, otherSchool: file.about['from'] ?? '' });
  return {
    about: file.about,
    fingerprint: file.fingerprint,
    keysBefore: before.fingerprints,
    isTakenIn: before.isTakenIn,
    child,
    counts: Object.entries(rows).map(([table, of]) => ({
      name: childTable(table as ChildTableName).name,
      entries: of.length,
    })),
    letters: [...file.parts.keys()].filter((name) => name.startsWith('letters/')).length,
    matches: matchesOf(child, await perhapsTheSame(db, child)),
  };
}

async function take(ask: Ask, { file, taken }: Opened): Promise<Answer> {
  const { services, viewer, now, today, params } = ask;
  const { matches } = await lookAt(ask, file);
  const { into, errors, isRight } = readInto(
    ask.form,
    matches.map(({ known }) => known.id),
  );
  if (!isRight) return showFile(ask, file, { answers: { ...ask.form }, errors });
  const again = (say: string) => showFile(ask, file, { answers: { ...ask.form }, errors: { into: say } });
  if (into === 'new' && matches.some(({ by }) => by === 'upn'))
    return again('Choose the child that you have: a UPN is of one child only');
  try {
    const { pupilId } = await services.database.together(viewer.schoolId, async (db, accounts) => {
      const done = await takeIn(
        { db, accounts, staffId: viewer.staffId, now, today },
        file,
        into === 'new' ? undefined : into,
      );
      await forgetReceived(db, params['received']!);
      return done;
    });
    taken.pupilId = pupilId;
    return redirect(
      paths.pupil({ pupil: pupilId }),
      'The file is taken in. Everything before stands as history.',
    );
  } catch (fault) {
    if (fault instanceof DoesNotFit || isRefusedByDatabase(fault)) return again(refusals['does-not-fit']);
    throw fault;
  }
}

/** A key, a check or a type that a row does not keep to: SQLite's constraint faults, and PostgreSQL's classes 22 and 23. */
function isRefusedByDatabase(fault: unknown): boolean {
  const { code, errcode } = fault as { code?: string; errcode?: number };
  return (typeof errcode === 'number' && (errcode & 0xff) === 19) || /^2[23]/.test(code ?? '');
}
