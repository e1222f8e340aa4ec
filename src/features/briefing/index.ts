export { endBriefings, readersOf, sendBriefing, staffWith, unreadBriefings, type Reader } from './store.ts';
