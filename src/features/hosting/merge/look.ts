import type { AtSchool, SchoolDb } from '../../../database/connection.ts';
import { meetChildren, type ChildrenMet } from './meet-children.ts';
import { meetPeople, type PeopleMet, type PersonThere } from './meet-people.ts';
import { otherNames, refusalsOf } from './rules.ts';
import {
  childrenAt,
  choicesAt,
  classesAt,
  contactsAt,
  filesAt,
  groupsAt,
  peopleAt,
  underWayAt,
  type ContactThere,
  type UnderWay,
} from './store.ts';

/** The school that is merged, and the one that it goes on in. */
export interface Both {
  readonly first: { readonly id: string; readonly name: string };
  readonly other: { readonly id: string; readonly name: string };
}

/** What a merge finds, and how each thing would be settled. */
export interface Look {
  readonly onRoll: number;
  readonly left: number;
  /** Every child of the first school. */
  readonly childIds: readonly string[];
  readonly staff: readonly PersonThere[];
  readonly underWay: UnderWay;
  readonly people: PeopleMet;
  readonly children: ChildrenMet;
  /** Contacts of children whom the other knows, who are there already: which one stands for which. */
  readonly contacts: ReadonlyMap<string, string>;
  /** New names of classes and groups, by id. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly classesRenamed: number;
  readonly groupsRenamed: number;
  /** Names of settings that are not the same at both. */
  readonly settings: readonly string[];
  readonly otherDays: boolean;
  readonly refusals: readonly string[];
}

/** Looks at both schools, within the transaction of the merge. */
export async function lookAt(
  at: AtSchool,
  { first, other }: Both,
  { now, today }: { readonly now: string; readonly today: string },
): Promise<Look> {
  const here = await at(first.id, (db) => of(db, 'out'));
  const there = await at(other.id, (db) => of(db, 'in'));
  const underWay = await at(first.id, (db) => underWayAt(db, now));
  const people = meetPeople(here.people, there.people, today);
  const files = { out: here.files, taken: there.files };
  const children = meetChildren(here.children, there.children, files, today);
  const { known } = children;
  const contacts = sameContacts(
    await at(first.id, (db) =>
      contactsAt(
        db,
        known.map(({ id }) => id),
      ),
    ),
    await at(other.id, (db) =>
      contactsAt(
        db,
        known.map(({ into }) => into),
      ),
    ),
    new Map(known.map(({ id, into }) => [id, into])),
  );
  const classes = otherNames(here.classes, there.classes, first.name);
  const groups = otherNames(here.groups, there.groups, first.name);
  const names = new Set([...here.choices.settings.keys(), ...there.choices.settings.keys()]);
  const left = here.children.filter(({ leftOn }) => leftOn !== null && leftOn <= today).length;
  return {
    onRoll: here.children.length - left,
    left,
    childIds: here.children.map(({ id }) => id),
    staff: here.people.filter(({ from, until }) => from <= today && (until === null || until >= today)),
    underWay,
    people,
    children,
    contacts,
    renamed: new Map([...classes, ...groups]),
    classesRenamed: classes.size,
    groupsRenamed: groups.size,
    settings: [...names]
      .filter((name) => here.choices.settings.get(name) !== there.choices.settings.get(name))
      .toSorted(),
    otherDays: here.choices.days !== there.choices.days,
    refusals: refusalsOf({ people, children, ...underWay }),
  };
}

async function of(db: SchoolDb, direction: 'out' | 'in') {
  return {
    people: await peopleAt(db),
    children: await childrenAt(db),
    files: await filesAt(db, direction),
    classes: await classesAt(db),
    groups: await groupsAt(db),
    choices: await choicesAt(db),
  };
}

/** By name and relation, as when a child's file is taken in; those with the same id are one row anyway. */
function sameContacts(
  first: readonly ContactThere[],
  other: readonly ContactThere[],
  into: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const key = (pupilId: string | undefined, { name, relation }: ContactThere) =>
    `${pupilId} ${name} ${relation}`.toLowerCase();
  const there = new Map(other.map((one) => [key(one.pupilId, one), one.id]));
  const ids = new Set(other.map(({ id }) => id));
  return new Map(
    first.flatMap((one): [string, string][] => {
      const same = ids.has(one.id) ? undefined : there.get(key(into.get(one.pupilId), one));
      return same === undefined ? [] : [[one.id, same]];
    }),
  );
}
