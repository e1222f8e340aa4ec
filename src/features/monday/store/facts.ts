import type { Viewer } from '../../../basics/viewer.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { openRequests } from '../../data-protection/index.ts';
import type { MondayFacts } from '../facts.ts';
import { comingOfAge, supported } from './children.ts';
import { assessments, briefings, drafts, missingViews, notices, senDecisions } from './papers.ts';
import { actions, concerns, missedSessions, reviews, teacherRounds } from './work.ts';

/** Everything open in the school, for whoever may see every child: a fixed number of questions, however many children. */
export async function mondayFacts(
  db: SchoolDb,
  viewer: Viewer,
  today: string,
  now: string,
): Promise<MondayFacts> {
  return {
    concerns: await concerns(db),
    teacherRounds: await teacherRounds(db),
    assessments: await assessments(db),
    senDecisions: await senDecisions(db),
    drafts: await drafts(db, today),
    notices: await notices(db, now),
    supported: await supported(db, today),
    briefings: await briefings(db),
    missedSessions: await missedSessions(db, viewer, today),
    reviews: await reviews(db),
    missingViews: await missingViews(db),
    actions: await actions(db),
    accessRequests: (await openRequests(db)).map(({ id, ...request }) => ({ ...request, requestId: id })),
    comingOfAge: await comingOfAge(db, today),
  };
}
