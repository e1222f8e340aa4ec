export { findPupil, parentsOf, type Parent, type Pupil } from './store.ts';
