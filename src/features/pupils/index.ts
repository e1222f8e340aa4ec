export type { Parent, Pupil } from './rules.ts';
export { findPupil, parentsOf } from './store.ts';
