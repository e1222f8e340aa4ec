export { bringInPupils } from './bring-in.ts';
export { readFile as readTable, type FileRow } from './read-file/read-file.ts';
export { forgetChildren, isInOpenList } from './store/forget.ts';
export { forgetOldLists, rowsOfLists } from './store/forget-old.ts';
export { forgetAbandoned } from './store/runs.ts';
