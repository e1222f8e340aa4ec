export { assessmentKind } from './rules.ts';
export { seriesOf, type Score, type Series } from './evidence/rules.ts';
export { decisionsOn } from './decide/store.ts';
export { evidenceOf } from './evidence/store.ts';
