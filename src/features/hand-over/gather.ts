import { newId } from '../../database/id.ts';
import { renderLetter } from '../../files/letter.ts';
import {
  fingerprintOf,
  makeKeyPair,
  opens,
  packChildFile,
  type KeyPair,
  type Part,
} from '../../files/child-file.ts';
import type { Ask } from '../../web/route.ts';
import { everythingOf } from '../data-protection/index.ts';
import { letterFor, type Letterhead } from '../notices/rules.ts';
import type { Pupil } from '../pupils/rules.ts';
import { schoolOf } from '../school/index.ts';
import { travelling, type Reason, type Row } from './rules.ts';
import { authors, keepKey, keyOf, noteHandOver } from './store.ts';
import { recordEvent } from '../../database/events.ts';

export interface Going {
  readonly to: string;
  readonly reason: Reason;
  readonly leftOn: string;
  readonly passphrase: string;
}

/** Makes the file of a child and writes down that it went. */
export async function handOver(ask: Ask, pupil: Pupil, going: Going): Promise<Uint8Array> {
  const { db, viewer, now, today } = ask;
  const keys = await keysOf(ask);
  const rows = travelling(await everythingOf(db, pupil.id));
  const text = JSON.stringify(rows);
  const staff = (await authors(db)).filter(({ id }) => text.includes(id));
  const parts: Part[] = [
    { name: 'record.json', bytes: Buffer.from(JSON.stringify({ rows, staff })) },
    ...lettersOf(rows.notice ?? [], rows.delivery ?? []),
  ];
  const school = await schoolOf(db);
  const about = {
    file: newId(),
    schoolId: viewer.schoolId,
    from: school.name,
    dfeNumber: school.dfeNumber ?? '',
    to: going.to,
    reason: going.reason,
    leftOn: going.leftOn,
    madeAt: now,
    madeBy: viewer.name,
  };
  const { bytes, digest } = await packChildFile(about, parts, keys, going.passphrase || undefined);
  const rowCount = Object.values(rows).reduce((sum, of) => sum + of.length, 0);
  await noteHandOver(db, {
    pupilId: pupil.id,
    direction: 'out',
    otherSchool: going.to,
    reason: going.reason,
    leftOn: going.leftOn,
    at: now,
    staffId: viewer.staffId,
    digest,
    rowCount,
    fingerprint: fingerprintOf(keys.publicKey),
  });
  await recordEvent(db, {
    pupil_id: pupil.id,
    on_day: today,
    at: now,
    kind: 'roll',
    staff_id: viewer.staffId,
    title: `The file was made for ${going.to}`,
  });
  return bytes;
}

/**
 * The school's key; made when it is first needed, and anew where it was locked by another installation's SECRET. A copy of the
 * database alone signs nothing in the school's name.
 */
export async function keysOf({
  db,
  now,
  viewer,
  services,
}: Pick<Ask, 'db' | 'now' | 'viewer' | 'services'>): Promise<KeyPair> {
  const lockedWith = services.fingerprint(`the key with which ${viewer.schoolId} signs files`);
  const kept = await keyOf(db);
  if (kept && opens({ ...kept, lockedWith })) return { ...kept, lockedWith };
  const made = makeKeyPair(lockedWith);
  await keepKey(db, made, now);
  return made;
}

/** Each letter as the family had it, for a school that cannot read the record. */
function lettersOf(notices: readonly Row[], deliveries: readonly Row[]): Part[] {
  return notices.map((notice) => {
    const { body, head } = JSON.parse(String(notice['letter'])) as {
      body: Parameters<typeof letterFor>[0];
      head: Letterhead;
    };
    const copy = deliveries.find((delivery) => delivery['notice_id'] === notice['id']);
    const name = copy ? String(copy['to_name']) : 'Nobody had a copy';
    return {
      name: `letters/${String(notice['created_at']).slice(0, 10)}-${String(notice['id'])}.pdf`,
      bytes: renderLetter(letterFor(body, head, { name, address: null })),
    };
  });
}
