export { undelivered } from './deliver/store.ts';
export { noticesOf, writeNotice, type NewNotice } from './store.ts';
