import { chanceFrom } from './chance.ts';
import type { InventedSchool } from './invented-school.ts';
import { addChild } from './pupils.ts';
import type { Life, Story } from './story.ts';
import { logSessions } from './telling/sessions.ts';

/** Tells a story in a school: its rows are gathered, and the sessions of its plans logged. */
export function tell(school: InventedSchool, { child: told, moments }: Story, logWeeks = 80): Life {
  const child = addChild(school, told);
  const life: Life = {
    school,
    child,
    pupilId: child.row.id,
    name: told.knownAs ?? told.forename,
    chance: chanceFrom(`${told.forename} ${told.surname} lives`),
    logWeeks,
    cycle: undefined,
    cycles: 0,
    assessment: undefined,
    plan: undefined,
    pastPlans: [],
    status: undefined,
    openConcerns: [],
  };
  for (const moment of moments) moment(life);
  logSessions(life);
  return life;
}
