import type { SchoolCalendar } from '../../basics/school-days.ts';
import type { SchoolDb } from '../../database/connection.ts';
import {
  calendarFrom,
  readSetting,
  settingNames,
  type SettingName,
  type SettingValue,
  type StoredClosure,
  type StoredTerm,
} from './rules.ts';

/** What this school has chosen, or what the setting starts as. */
export async function settingOf<N extends SettingName>(db: SchoolDb, name: N): Promise<SettingValue<N>> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  return readSetting(name, row?.value);
}

export type Settings = { readonly [N in SettingName]: SettingValue<N> };

/** Every setting at once. */
export async function settingsOf(db: SchoolDb): Promise<Settings> {
  const rows = await db.selectFrom('setting').select(['name', 'value']).execute();
  const stored = new Map(rows.map(({ name, value }) => [name, value]));
  return Object.fromEntries(
    settingNames.map((name) => [name, readSetting(name, stored.get(name))]),
  ) as unknown as Settings;
}

export async function changeSetting(db: SchoolDb, name: SettingName, value: string): Promise<void> {
  const changed = await db.updateTable('setting').set({ value }).where('name', '=', name).executeTakeFirst();
  if (changed.numUpdatedRows === 0n) await db.insertInto('setting').values({ name, value }).execute();
}

/** The school's terms and closures, as every clock needs them. */
export async function calendarOf(db: SchoolDb): Promise<SchoolCalendar> {
  return calendarFrom(await termsOf(db), await closuresOf(db));
}

export async function termsOf(db: SchoolDb): Promise<StoredTerm[]> {
  return db
    .selectFrom('term')
    .select(['id', 'academic_year as academicYear', 'name', 'starts_on as startsOn', 'ends_on as endsOn'])
    .orderBy('starts_on')
    .execute();
}

export async function closuresOf(db: SchoolDb): Promise<StoredClosure[]> {
  return db
    .selectFrom('closure')
    .select(['id', 'starts_on as startsOn', 'ends_on as endsOn', 'reason'])
    .orderBy('starts_on')
    .execute();
}

export interface School {
  readonly name: string;
  readonly localAuthority: string;
  readonly laCode: string | null;
  readonly dfeNumber: string | null;
  readonly phase: 'nursery' | 'primary' | 'secondary' | 'all-through' | 'special';
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** The school itself, as letters and pages name it. */
export async function schoolOf(db: SchoolDb): Promise<School> {
  return db
    .selectFrom('school')
    .select([
      'name',
      'local_authority as localAuthority',
      'la_code as laCode',
      'dfe_number as dfeNumber',
      'phase',
      'address',
      'phone',
      'email',
    ])
    .executeTakeFirstOrThrow();
}

export async function changeSchool(db: SchoolDb, school: School): Promise<void> {
  await db
    .updateTable('school')
    .set({
      name: school.name,
      local_authority: school.localAuthority,
      la_code: school.laCode,
      dfe_number: school.dfeNumber,
      phase: school.phase,
      address: school.address,
      phone: school.phone,
      email: school.email,
    })
    .execute();
}
