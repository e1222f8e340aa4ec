export { tellColleagues } from './mail.ts';
export { daysToAnswer, stateOf, type OpenAsk, type Round, type RoundState } from './rules.ts';
export { askTeachers, colleaguesOf, openAsksFor, roundOf, teachersOf, type Colleague } from './store.ts';
