export { recordFromList, type FromList } from './history/from-lists.ts';
export { beginSenSupport, beginWatching, leaveSenSupport, type Began } from './history/moves.ts';
export type { CurrentStatus, HeldNeed, RecordedPeriod } from './history/rules.ts';
export { currentStatus, needsOf, registerHistory } from './history/store.ts';
