export { clockInWords, clockOf, type Concern, type ReplyClock } from './rules.ts';
export { concernsOf, openConcerns } from './store.ts';
