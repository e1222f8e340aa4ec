export { endProvisionsOf } from './agree/store.ts';
export { setReviewDate } from './agree/store.ts';
export { toldAbout } from './agree/agree.ts';
export { staffToChoose } from './store.ts';
