export { pilesOf } from './decide/store.ts';
export type { MissedPile } from './decide/rules.ts';
export { deliveryOf, type DeliveredToPupil } from './delivery/store.ts';
export type { Range } from './delivery/rules.ts';
export { observationsOf } from './observe/store.ts';
export type { Observation } from './observe/rules.ts';
