import type { Day, Moment } from './columns.ts';

/** Which schools are kept here, who works in which, and which of them belong together. Belongs to no school. */
export interface HostingTables {
  hosted_school: HostedSchool;
  account_place: AccountPlace;
  school_group: SchoolGroup;
  group_school: GroupSchool;
  group_member: GroupMember;
}

/** A school that is kept here, and until when. */
interface HostedSchool {
  id: string;
  since: Moment;
  /** From then on nobody signs in there and no letter goes out; what it holds stays. */
  closed_at: Moment | null;
  closed_because: string | null;
  /** The school that its children and staff went on in. */
  became: string | null;
  /** The number by which the Department for Education knows it; it may change, so nothing hangs on it. */
  urn: string | null;
}

/** An account has a place in a school: the staff row there says in which role, and from when to when. */
interface AccountPlace {
  account_id: string;
  at_school: string;
  staff_id: string;
}

/** Schools whose totals may be seen together. */
interface SchoolGroup {
  id: string;
  name: string;
  kind: 'trust' | 'authority';
  since: Moment;
}

interface GroupSchool {
  group_id: string;
  at_school: string;
}

/** Whoever sees the totals of a group's schools, and nothing else of them. */
interface GroupMember {
  group_id: string;
  account_id: string;
  from_on: Day;
  until_on: Day | null;
}
