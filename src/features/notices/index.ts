export { countWaiting } from './deliver/store.ts';
export { noticesOf, writeNotice, type NewNotice } from './store.ts';
