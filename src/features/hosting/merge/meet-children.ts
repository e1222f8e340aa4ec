export interface ChildThere {
  readonly id: string;
  readonly upn: string | null;
  readonly surname: string;
  readonly forename: string;
  readonly dateOfBirth: string;
  readonly leftOn: string | null;
}

/** A file that was made at one school or taken in at the other: the same digest is the same file. */
export interface FileThere {
  readonly pupilId: string;
  readonly digest: string;
}

export interface ChildrenMet {
  /** They had left the first school and are known at the other: what the first holds joins the record there, as history. */
  readonly known: readonly { readonly id: string; readonly into: string; readonly leftOn: string }[];
  readonly onRollAtBoth: number;
  readonly onRollAtFirst: number;
  /** The same UPN, and another date of birth: one of the two is wrong. */
  readonly otherBirth: number;
  /** Several children of one school are one child of the other. */
  readonly several: number;
  /** No UPN in common, and the same name and date of birth: nobody but a person can tell. */
  readonly alike: number;
}

/** Which children are at both schools: by id, by a file that went from one to the other, or by UPN. */
export function meetChildren(
  first: readonly ChildThere[],
  other: readonly ChildThere[],
  files: { readonly out: readonly FileThere[]; readonly taken: readonly FileThere[] },
  today: string,
): ChildrenMet {
  const meet = meetings(other, files);
  const known: ChildrenMet['known'][number][] = [];
  const sum = { onRollAtBoth: 0, onRollAtFirst: 0, otherBirth: 0, several: 0, alike: 0 };
  const taken = new Set<string>();
  for (const child of first) {
    const { surely, perhaps } = meet(child);
    if (surely.length === 0) sum.alike += perhaps ? 1 : 0;
    else if (surely.length > 1 || taken.has(surely[0]!.one.id)) sum.several += 1;
    else {
      const { one, by } = surely[0]!;
      taken.add(one.id);
      if (by === 'upn' && one.dateOfBirth !== child.dateOfBirth) sum.otherBirth += 1;
      else if (child.leftOn !== null && child.leftOn <= today)
        known.push({ id: child.id, into: one.id, leftOn: child.leftOn });
      else if (one.leftOn !== null && one.leftOn <= today) sum.onRollAtFirst += 1;
      else sum.onRollAtBoth += 1;
    }
  }
  return { known, ...sum };
}

function meetings(
  other: readonly ChildThere[],
  { out, taken }: { readonly out: readonly FileThere[]; readonly taken: readonly FileThere[] },
) {
  const byId = new Map(other.map((one) => [one.id, one]));
  const byUpn = Map.groupBy(
    other.filter(({ upn }) => upn !== null),
    ({ upn }) => upn,
  );
  const byDigest = new Map(taken.map(({ digest, pupilId }) => [digest, byId.get(pupilId)]));
  const filesOf = Map.groupBy(out, ({ pupilId }) => pupilId);
  const byName = Map.groupBy(other, (one) => nameOf(one));
  return (child: ChildThere) => {
    const found = new Map<string, { one: ChildThere; by: 'upn' | 'record' }>();
    for (const one of child.upn === null ? [] : (byUpn.get(child.upn) ?? []))
      found.set(one.id, { one, by: 'upn' });
    for (const { digest } of filesOf.get(child.id) ?? []) {
      const one = byDigest.get(digest);
      if (one) found.set(one.id, { one, by: 'record' });
    }
    const same = byId.get(child.id);
    if (same) found.set(same.id, { one: same, by: 'record' });
    // Two different UPNs are two children, however alike their names.
    const perhaps = (byName.get(nameOf(child)) ?? []).some(({ upn }) => upn === null || child.upn === null);
    return { surely: [...found.values()], perhaps };
  };
}

const nameOf = ({ surname, forename, dateOfBirth }: ChildThere): string =>
  `${surname}|${forename}|${dateOfBirth}`.toLowerCase();
