import { roles, type Role } from '../basics/viewer.ts';
import type { Database } from '../database/connection.ts';
import { samplePassword } from './accounts.ts';
import { alderAcademy } from './alder-academy.ts';
import { fillWithChildren, writeSchool } from './fill-school.ts';
import { primaryLives } from './life-histories/index.ts';
import { nearlyYoungPerson } from './life-histories/nearly-a-young-person.ts';
import { inventSchool, type SchoolTold } from './invented-school.ts';
import { marigoldLane } from './marigold-lane.ts';

export interface DemoSignIn {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly school: string;
}

/** One person for each role of the primary school, and the SENCO of the school beside it; all with the sample password. */
export const demoSignIns: readonly DemoSignIn[] = [
  ...roles.map((role) => signInOf(marigoldLane, role)),
  signInOf(alderAcademy, 'senco'),
];

function signInOf({ name: school, people }: SchoolTold, role: Role): DemoSignIn {
  const { name, email } = people.find((person) => person.role === role)!;
  return { role, name, email, password: samplePassword, school };
}

/** Fills an empty database with the two invented schools. Every date follows from `today`. */
export async function fillDemo(database: Database, today: string): Promise<void> {
  const primary = inventSchool(marigoldLane, today);
  fillWithChildren(primary, {
    roll: {
      'R Acorn': 20,
      'R Conker': 19,
      '1 Hazel': 23,
      '1 Holly': 22,
      '2 Rowan': 22,
      '2 Birch': 22,
      '3 Maple': 23,
      '3 Cherry': 22,
      '4 Oak': 24,
      '4 Willow': 22,
      '5 Elm': 29,
      '6 Beech': 27,
    },
    stories: primaryLives,
    senSupport: 40,
    ehcPlans: 10,
    watched: 8,
  });
  await writeSchool(database, primary);
  const secondary = inventSchool(alderAcademy, today);
  fillWithChildren(secondary, {
    roll: { '7 Alder': 12, '8 Alder': 12, '9 Alder': 12, '10 Alder': 12, '11 Alder': 12 },
    stories: [nearlyYoungPerson(today)],
    senSupport: 7,
    ehcPlans: 2,
    watched: 1,
  });
  await writeSchool(database, secondary);
}
