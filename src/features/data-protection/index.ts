export { childTableNames, childTables, schoolTables, type ChildTableName } from './holdings/holdings.ts';
export { everythingOf, type Row } from './holdings/store.ts';
