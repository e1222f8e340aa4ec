import type { ChildrenMet } from './meet-children.ts';
import type { PeopleMet } from './meet-people.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
  /** Names of different kinds (a class of another year) never meet. */
  readonly within: string;
}

/** New names for what would bear a name that the other school has: the school's own is added in brackets. */
export function otherNames(
  first: readonly Named[],
  other: readonly Named[],
  school: string,
): ReadonlyMap<string, string> {
  const key = ({ name, within }: Named) => `${within}|${name.trim().toLowerCase()}`;
  const there = new Set(other.map(key));
  return new Map(
    first.filter((one) => there.has(key(one))).map(({ id, name }) => [id, `${name} (${school})`]),
  );
}

/** What stands in the way, each with what to do about it; nobody is named. */
export function refusalsOf(met: {
  readonly people: PeopleMet;
  readonly children: ChildrenMet;
  readonly listsAtWork: number;
  readonly isPosting: boolean;
}): string[] {
  const { people, children, listsAtWork, isPosting } = met;
  const stands: readonly (readonly [count: number, says: (count: number) => string])[] = [
    [
      children.onRollAtBoth + children.onRollAtFirst,
      (count) =>
        `Children on roll at the first school who are known at the other as well, by UPN or by a file that went between the two: ${count}. Make the file of each at the first (on the child’s page, Moving school), take it in at the other, and let the next list of the first say that they have left.`,
    ],
    [
      children.otherBirth,
      (count) =>
        `Children with the UPN of a child at the other school, and another date of birth: ${count}. Find out which is right, and put the other right.`,
    ],
    [
      children.several,
      (count) =>
        `Children who are, by UPN or by file, the same child as another one of either school: ${count}. Put the UPNs right at the school where there are two.`,
    ],
    [
      people.torn.length,
      (count) =>
        `People with a place at both in different roles: ${count} (${[...new Set(people.torn)].join('; ')}). End the place that is not to go on: alongside place end ADDRESS --school SCHOOL`,
    ],
    [
      listsAtWork,
      (count) =>
        `Lists that are being read or brought in at the first school: ${count}. Wait for them, or cancel them under Lists in.`,
    ],
    [
      isPosting ? 1 : 0,
      () => 'Letters of the first school are going out this minute. Try again in five minutes.',
    ],
  ];
  return stands.flatMap(([count, says]) => (count ? [says(count)] : []));
}
