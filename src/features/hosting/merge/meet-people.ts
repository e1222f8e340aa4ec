import { roleNames, type Role } from '../../../basics/viewer.ts';

export interface PersonThere {
  readonly id: string;
  readonly accountId: string | null;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly jobTitle: string | null;
  readonly from: string;
  readonly until: string | null;
}

/** How the people of a school that is merged stand to those of the other. */
export interface PeopleMet {
  /** They have a place at both, as the same: the place at the other stands, over both times. */
  readonly joined: readonly {
    readonly id: string;
    readonly into: string;
    readonly from: string;
    readonly until: string | null;
  }[];
  /** The other school knows them as the author of a child's file that came: they become a person of its own. */
  readonly filled: readonly PersonThere[];
  /** The first school knew them as an author only: what the other holds of them stands. */
  readonly standing: readonly string[];
  /** The roles of those with different places at both today. */
  readonly torn: readonly string[];
}

/** Who is who at both schools. A place counts as held today also when it begins later. */
export function meetPeople(
  first: readonly PersonThere[],
  other: readonly PersonThere[],
  today: string,
): PeopleMet {
  const byId = new Map(other.map((one) => [one.id, one]));
  const holding = new Map<string, PersonThere>();
  for (const one of other)
    if (one.accountId && isHeld(one, today) && !holding.has(one.accountId)) holding.set(one.accountId, one);
  const met = {
    joined: [] as PeopleMet['joined'][number][],
    filled: [] as PersonThere[],
    standing: [] as string[],
    torn: [] as string[],
  };
  for (const one of first) {
    const same = byId.get(one.id);
    const held = one.accountId && isHeld(one, today) ? holding.get(one.accountId) : undefined;
    if (held && held.role !== one.role)
      met.torn.push(`${roleNames[one.role]} at one, ${roleNames[held.role]} at the other`);
    else if (held)
      met.joined.push({
        id: one.id,
        into: held.id,
        from: held.from < one.from ? held.from : one.from,
        until: held.until && one.until ? (held.until > one.until ? held.until : one.until) : null,
      });
    else if (same && isAuthorOnly(same) && !isAuthorOnly(one)) met.filled.push(one);
    else if (same) met.standing.push(one.id);
  }
  return met;
}

const isHeld = ({ until }: PersonThere, today: string): boolean => until === null || until >= today;

/** Somebody of another school who wrote in a child's file that came from there. */
const isAuthorOnly = ({ accountId, email }: PersonThere): boolean =>
  accountId === null && email.endsWith('@elsewhere.invalid');
