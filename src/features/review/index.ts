export { openActions, type ActionItem } from './actions/store.ts';
export { meetingsWithParents, openMeetingOf, reviewDueOf, type PlannedMeeting } from './arrange/store.ts';
export { meetingsOf } from './count.ts';
