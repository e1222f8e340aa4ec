export { stateOf, type OpenAsk, type Round, type RoundState } from './rules.ts';
export { colleaguesOf, openAsksFor, roundOf, teachersOf, type Colleague } from './store.ts';
