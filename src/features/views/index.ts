export { isHeard, isToAsk, type ViewGiven, type ViewsState, type Voice } from './rules.ts';
export { recordView, viewsOf, viewsState, type NewView } from './store.ts';
