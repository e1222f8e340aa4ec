export type { Parent, Pupil } from './rules.ts';
export { findPupil, parentsOf } from './store.ts';
export { nextStepFor, type PupilFacts, type PupilStep, type StepButton } from './next-step.ts';
