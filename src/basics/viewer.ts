export const roles = ['senco', 'teacher', 'assistant', 'head', 'governor', 'administrator'] as const;

export type Role = (typeof roles)[number];

export const roleNames: Record<Role, string> = {
  senco: 'SENCO',
  teacher: 'Teacher',
  assistant: 'Teaching assistant',
  head: 'Head teacher',
  governor: 'Governor',
  administrator: 'Administrator',
};

/** Whoever is looking: one person, in one school, in one role. Everything that is read is read through a viewer. */
export interface Viewer {
  readonly schoolId: string;
  readonly schoolName: string;
  readonly staffId: string;
  readonly accountId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly role: Role;
  /** Works at other schools too. */
  readonly elsewhere?: true;
  /** Sees the totals of a group of schools. */
  readonly inGroup?: true;
  /** Whether an authenticator app guards the account. */
  readonly guarded: boolean;
  /** Whether the provider of single sign-on asked for a second factor this time. */
  readonly vouched?: boolean;
}
