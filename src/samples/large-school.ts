import type { Database } from '../database/connection.ts';
import { chanceFrom } from './chance.ts';
import { everydayStory } from './everyday/history.ts';
import { reading } from './everyday/reading.ts';
import { fillWithChildren, writeSchool } from './fill-school.ts';
import { inventSchool, type PersonTold, type SchoolTold } from './invented-school.ts';
import { marigoldLane } from './marigold-lane.ts';
import { inventChild } from './pupils.ts';

export interface LargeSchool {
  readonly id: string;
  readonly name: string;
  /** People to sign in as, with the sample password. */
  readonly senco: string;
  readonly assistant: string;
  /** A child with two years of history. */
  readonly pupil: string;
}

/**
 * A primary school for measuring: about so many pupils in classes of 25, of whom 15 % have SEN support and 4 % an EHC plan.
 * The first child's history reaches back two years.
 */
export async function largeSchool(
  database: Database,
  { pupils, today }: { readonly pupils: number; readonly today: string },
): Promise<LargeSchool> {
  const told = withClasses(Math.ceil(pupils / 25));
  const school = inventSchool(told, today);
  const twoYears = everydayStory(school, {
    child: inventChild(school, '6 Beech'),
    template: reading,
    status: 'K',
    past: 5,
    chance: chanceFrom('two years'),
  });
  const roll = Object.fromEntries(told.classes.map(({ name }) => [name, 25]));
  fillWithChildren(school, {
    roll: { ...roll, [told.classes.at(-1)!.name]: pupils - 25 * (told.classes.length - 1) },
    stories: [twoYears],
    senSupport: Math.round(pupils * 0.15),
    ehcPlans: Math.round(pupils * 0.04),
    watched: Math.round(pupils * 0.03),
  });
  await writeSchool(database, school);
  const [first] = school.rows.of('pupil');
  const email = (called: string) => school.people.get(called)!.email;
  return {
    id: school.id,
    name: told.name,
    senco: email('Mrs Holt'),
    assistant: email('Mrs Khanom'),
    pupil: first!.id,
  };
}

/** Marigold Lane with more classes; every class beyond its own twelve has a teacher and an assistant of its own. */
function withClasses(count: number): SchoolTold {
  const more = Math.max(0, count - marigoldLane.classes.length);
  const numbers = Array.from({ length: more }, (_, at) => at + 1);
  const someone = (role: 'teacher' | 'assistant', at: number): PersonTold => ({
    called: `${role} ${at}`,
    name: `${role === 'teacher' ? 'Morgan' : 'Robin'} Larchfield-${at}`,
    role,
    job: role === 'teacher' ? 'Class teacher' : 'Teaching assistant',
    email: `${role}${at}@largeschool.example`,
  });
  return {
    ...marigoldLane,
    name: 'Larchfield Primary',
    dfeNumber: '2119971',
    people: [
      ...marigoldLane.people.map((person) => ({
        ...person,
        email: person.email.replace('marigoldlane', 'largeschool'),
      })),
      ...numbers.flatMap((at) => [someone('teacher', at), someone('assistant', at)]),
    ],
    classes: [
      ...marigoldLane.classes,
      ...numbers.map((at) => ({
        name: `${at % 7 || 'R'} Larch ${at}`,
        year: String(at % 7 || 'R'),
        teacher: `teacher ${at}`,
        assistants: [`assistant ${at}`],
      })),
    ],
  };
}
