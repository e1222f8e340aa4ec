export { assessmentKind } from './rules.ts';
