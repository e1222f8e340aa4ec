export { childTable, childTableNames, type ChildTableName } from './holdings/holdings.ts';
export { openRequests } from './requests/store.ts';
export { everythingOf, type Row } from './holdings/store.ts';
