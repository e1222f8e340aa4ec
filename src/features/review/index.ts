export { openActions, type ActionItem } from './actions/store.ts';
export { reviewDueOf } from './arrange/store.ts';
