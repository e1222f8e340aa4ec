import type { Viewer } from '../../basics/viewer.ts';

/** What a message is to this school: a letter about a child, something to a colleague about their account, or another school's. */
export type Belongs = 'letter' | 'account' | 'elsewhere';

/** Letters tell of a child, so an administrator does not open them. */
export const mayOpen = ({ role }: Pick<Viewer, 'role'>, belongs: Belongs): boolean =>
  belongs === 'account' || (belongs === 'letter' && role === 'senco');
