export { proveAgain } from './prove.ts';
