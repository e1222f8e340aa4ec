export { cycleFor, endCycle, nextCycle, openCycleOf, type Cycle } from './store.ts';
