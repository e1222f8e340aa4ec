import { roles, type Role } from '../basics/viewer.ts';
import type { Database } from '../database/connection.ts';
import { samplePassword, tinySchool } from './tiny-school.ts';

export interface DemoSignIn {
  readonly role: Role;
  readonly email: string;
  readonly password: string;
}

/** Somebody to sign in as for each role. */
export const demoSignIns: readonly DemoSignIn[] = roles.map((role) => ({
  role,
  email: `${role}@alder.example`,
  password: samplePassword,
}));

/** Fills an empty database with an invented school. */
export async function fillDemo(database: Database, today: string): Promise<void> {
  const school = await tinySchool(database, 'Alder Primary School', today);
  for (const { role, email } of demoSignIns) {
    const { accountId, staffId } = school.viewer[role];
    await database.whole.updateTable('account_user').set({ email }).where('id', '=', accountId).execute();
    await database
      .ofSchool(school.id)
      .updateTable('staff')
      .set({ email })
      .where('id', '=', staffId)
      .execute();
  }
}
