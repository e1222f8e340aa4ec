export { recordFromList, type FromList } from './history/from-lists.ts';
export { beginSenSupport, leaveSenSupport, type Began } from './history/moves.ts';
export {
  currentStatus,
  needsOf,
  registerHistory,
  type CurrentStatus,
  type HeldNeed,
} from './history/store.ts';
