export { countWaiting, nextPostAt } from './deliver/store.ts';
export { letterhead, noticesOf, writeNotice, type NewNotice } from './store.ts';
