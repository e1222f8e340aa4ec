export { noticesOf, writeNotice, type NewNotice } from './store.ts';
