export type { ViewGiven, ViewsState, Voice } from './rules.ts';
export { recordView, viewsState, type NewView } from './store.ts';
