export { concernsOf } from './store.ts';
