export { earlyDiscussionKind } from './rules.ts';
