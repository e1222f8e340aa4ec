import type { SchoolDb } from '../../../database/connection.ts';
import { calendarOf, settingOf } from '../../school/index.ts';
import type { ShownRequest } from './pages.tsx';
import { copyDueOn, isPaused, timeLeft } from './rules.ts';
import { stepsOf, type StoredRequest } from './store.ts';

/** Requests with their clocks, as pages show them; the caller says whose they are. */
export async function shown<R extends StoredRequest>(
  db: SchoolDb,
  requests: readonly R[],
  nameOf: (request: R) => string,
  today: string,
): Promise<ShownRequest[]> {
  if (!requests.length) return [];
  const calendar = await calendarOf(db);
  const settings = { monthBeginsAfter: await settingOf(db, 'subject-access-begins-after') };
  const steps = Map.groupBy(
    await stepsOf(
      db,
      requests.map(({ id }) => id),
    ),
    ({ requestId }) => requestId,
  );
  return requests.map((request) => {
    const clocked = { ...request, steps: steps.get(request.id) ?? [] };
    const due = copyDueOn(clocked, calendar, settings);
    return {
      ...request,
      childName: nameOf(request),
      dueOn: due,
      left: timeLeft(request.kind, due, today, calendar),
      isLate: due < today,
      isPaused: isPaused(clocked),
    };
  });
}
