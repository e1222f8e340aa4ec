export { endBriefings, readersOf, sendBriefing, staffWith, type Reader } from './store.ts';
