import type { SchoolDb } from '../../../database/connection.ts';
import { newId } from '../../../database/id.ts';
import { lengthChosen, type Length } from './rules/lengths.ts';
import { isRule, ruleNames, ruleOf, type RuleName } from './rules/kept.ts';

export type Lengths = Readonly<Record<RuleName, Length>>;

/** How long the school keeps what, rule by rule: what it chose last, or what the rule says without a choice. */
export async function lengthsOf(db: SchoolDb): Promise<Lengths> {
  const chosen = new Map<string, number | null>();
  for (const { rule, length } of await db
    .selectFrom('retention_choice')
    .select(['rule', 'length'])
    .orderBy('id')
    .execute())
    chosen.set(rule, length);
  if (!chosen.has('sen-file')) {
    const before = await yearsBefore(db);
    if (before !== undefined) chosen.set('sen-file', before);
  }
  return Object.fromEntries(
    ruleNames.map((name) => [name, lengthChosen(ruleOf(name), chosen.get(name))]),
  ) as Lengths;
}

/** What the school had set on the page of the school, before there was a rule for each kind of entry. */
async function yearsBefore(db: SchoolDb): Promise<number | undefined> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', 'record-kept-years')
    .executeTakeFirst();
  return row && Number(row.value);
}

export interface Chosen {
  readonly length: Length;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** Every choice that the school made for a rule, newest first. */
export async function choicesOf(db: SchoolDb, name: RuleName): Promise<Chosen[]> {
  const rows = await db
    .selectFrom('retention_choice')
    .innerJoin('staff', 'staff.id', 'retention_choice.staff_id')
    .select(['length', 'reason', 'staff.name as by', 'at'])
    .where('rule', '=', name)
    .orderBy('retention_choice.id', 'desc')
    .execute();
  return rows.map(({ length, ...row }) => ({ ...row, length: lengthChosen(ruleOf(name), length) }));
}

/** The school keeps this so long from now on, or as the rule says without a number; what it chose before stays to be read. */
export async function choose(
  db: SchoolDb,
  name: RuleName,
  length: number | null,
  { reason, staffId, now }: { readonly reason: string; readonly staffId: string; readonly now: string },
): Promise<void> {
  await db
    .insertInto('retention_choice')
    .values({ id: newId(), rule: name, length, reason, staff_id: staffId, at: now })
    .execute();
}

export interface Cleared {
  readonly rule: RuleName;
  readonly inWords: string;
  readonly entries: number;
  readonly at: string;
}

/** What went by itself, newest first. */
export async function clearedSoFar(db: SchoolDb, atMost: number): Promise<Cleared[]> {
  const rows = await db
    .selectFrom('clearing')
    .select(['rule', 'in_words as inWords', 'entries', 'at'])
    .orderBy('id', 'desc')
    .limit(atMost)
    .execute();
  return rows.flatMap(({ rule, ...row }) => (isRule(rule) ? [{ ...row, rule }] : []));
}
