import { permissions, whosePupils, type Permission } from '../../basics/permissions.ts';
import { roleNames, roles, type Role } from '../../basics/viewer.ts';

export interface StaffMember {
  readonly id: string;
  readonly accountId: string | null;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly jobTitle: string | null;
  readonly from: string;
  /** The last day on which they may sign in. */
  readonly until: string | null;
}

/** How far a person has got with their account. */
export type Progress = 'guarded' | 'connected' | 'password' | 'invited' | 'none';

export interface PersonShown extends StaffMember {
  readonly classes: readonly string[];
  readonly progress: Progress;
  /** Whether an account at the provider of single sign-on is connected. */
  readonly isConnected: boolean;
}

export const hasEnded = ({ until }: Pick<StaffMember, 'until'>, today: string): boolean =>
  until !== null && until < today;

/** Days that an invitation works. */
export const invitationDays = 14;

/** Those who work in classes: as whoever leads the lesson, or as whoever helps in it. */
export function partOf(role: Role): 'teacher' | 'assistant' | undefined {
  if (role === 'governor' || role === 'administrator') return undefined;
  return role === 'assistant' ? 'assistant' : 'teacher';
}

interface Change {
  readonly person: Pick<StaffMember, 'id' | 'role'>;
  readonly viewerId: string;
  /** Others who are administrators with no end to it. */
  readonly otherAdministrators: number;
}

/** Why a role may not be changed to this one; undefined when it may. */
export function problemOfRole(change: Change & { readonly role: Role }): string | undefined {
  if (change.role === change.person.role) return undefined;
  if (change.person.id === change.viewerId) return 'Ask another administrator to change your own role';
  return isLast(change) ? 'Make somebody else an administrator first: this is the only one' : undefined;
}

/** Why a place at the school may not be ended; undefined when it may. */
export function problemOfEnding(change: Change): string | undefined {
  if (isLast(change)) return 'Make somebody else an administrator first: this is the only one';
  if (change.person.id === change.viewerId) return 'Ask another administrator to end your own place';
  return undefined;
}

const isLast = ({ person, otherAdministrators }: Change): boolean =>
  person.role === 'administrator' && otherAdministrators === 0;

export interface PermissionRow {
  readonly may: Permission;
  readonly who: Readonly<Record<Role, boolean>>;
}

/** Who may do what, one row for each thing: read from the same table that every route asks. */
export const permissionRows: readonly PermissionRow[] = Object.entries(permissions).map(([may, who]) => ({
  may: may as Permission,
  who: Object.fromEntries(roles.map((role) => [role, (who as readonly Role[]).includes(role)])) as Record<
    Role,
    boolean
  >,
}));

export const whoseWords: Record<(typeof whosePupils)[Role], string> = {
  all: 'every child',
  own: 'the children they teach or help',
  none: 'no child',
};

/** The same table as a document (docs/who-may-do-what.md). */
export function permissionsAsMarkdown(): string {
  const lines = permissionRows.map(({ may, who }) => {
    const named = roles.filter((role) => who[role]).map((role) => roleNames[role]);
    return `- **${may}**: ${named.join(', ') || 'nobody'}`;
  });
  return `# Who may do what

Written from \`src/basics/permissions.ts\`, the table that every route asks; a test sees that the two agree.

## Whose records

${roles.map((role) => `- ${roleNames[role]}: ${whoseWords[whosePupils[role]]}`).join('\n')}

## What

${lines.join('\n')}
`;
}
