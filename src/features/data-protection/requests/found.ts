import type { Ask } from '../../../web/route.ts';
import { findPupil } from '../../pupils/index.ts';
import { findRequest } from './store.ts';

/** A request with its child, found through the viewer. */
export async function findWhole({ db, viewer, params, today }: Ask) {
  const request = await findRequest(db, viewer, params['request']!, today);
  const pupil = request && (await findPupil(db, viewer, request.pupilId, today));
  return request && pupil && { request, pupil };
}

export type Found = NonNullable<Awaited<ReturnType<typeof findWhole>>>;

/** The same, as long as it has not ended. */
export async function findOpen(ask: Ask): Promise<Found | undefined> {
  const found = await findWhole(ask);
  return found?.request.endedOn === null ? found : undefined;
}
