import type { Role, Viewer } from './viewer.ts';

// Read a line aloud: "The SENCO, the head teacher, teachers and assistants may see the register."
// Teachers and assistants see only the children they teach or help: `whosePupils` below, held in the database's questions.
// A list with nobody in it means nobody.
export const permissions = {
  'see the register': ['senco', 'head', 'teacher', 'assistant'],
  'download the register': ['senco', 'head'],
  "read a child's record": ['senco', 'head', 'teacher', 'assistant'],
  // What a parent or a colleague has told in confidence. Whoever wrote it down goes on seeing it.
  'read what is closed to staff': ['senco', 'head'],
  'decide who may see an entry': ['senco', 'head'],
  'give what is shared': ['senco', 'head', 'teacher'],
  'see the totals': ['senco', 'head', 'governor'],
  'raise a concern': ['senco', 'head', 'teacher', 'assistant'],
  'answer a concern': ['senco', 'head', 'teacher'],
  'record an early discussion': ['senco', 'teacher'],
  'assess a child': ['senco', 'teacher'],
  'ask the teachers': ['senco', 'teacher'],
  'answer as a teacher': ['senco', 'head', 'teacher', 'assistant'],
  'record views': ['senco', 'teacher', 'assistant'],
  'decide on SEN support': ['senco', 'head'],
  'write a document': ['senco', 'teacher'],
  'write a plan': ['senco', 'teacher'],
  'agree a plan': ['senco'],
  'read a briefing': ['senco', 'head', 'teacher', 'assistant'],
  'log a session': ['senco', 'teacher', 'assistant'],
  'decide on missed sessions': ['senco', 'teacher'],
  'see groups': ['senco', 'head', 'teacher', 'assistant'],
  'keep groups': ['senco', 'teacher'],
  'see delivery across the school': ['senco', 'head'],
  'record an observation': ['senco', 'head', 'teacher', 'assistant'],
  'arrange a review': ['senco', 'teacher'],
  'hold a review': ['senco', 'teacher'],
  'send notices': ['senco'],
  "see the SENCO's Monday": ['senco', 'head'],
  'change the register': ['senco'],
  // Not a child's teachers: whoever would check on colleagues' reading must be answerable for it.
  'see who has looked': ['senco', 'head'],
  "hand over a child's file": ['senco', 'head'],
  'look after data protection': ['senco', 'head'],
  // Two people, since nothing is left out of a copy by one alone.
  'answer requests for a copy': ['senco', 'head'],
  'dispose of records': ['senco', 'head'],
  'import lists': ['senco', 'administrator'],
  'add a pupil': ['senco', 'administrator'],
  'keep contacts': ['senco'],
  'keep people': ['administrator'],
  'keep settings': ['administrator', 'senco'],
  'see the outbox': ['senco', 'administrator'],
  'keep my account': ['senco', 'teacher', 'assistant', 'head', 'governor', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Whether this person's role allows it. Which children it holds for is a question to the store. */
export function may(viewer: Pick<Viewer, 'role'>, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(viewer.role);
}

/** Whose records a role may see at all: every child's, those of the children one works with, or nobody's. */
export const whosePupils: Record<Role, 'all' | 'own' | 'none'> = {
  senco: 'all',
  head: 'all',
  teacher: 'own',
  assistant: 'own',
  governor: 'none',
  administrator: 'none',
};
