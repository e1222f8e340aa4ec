export { endProvisionsOf } from './agree/store.ts';
export { setReviewDate } from './agree/store.ts';
