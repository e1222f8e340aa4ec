import type { reading } from './form-values.ts';
import { may } from './permissions.ts';
import type { Viewer } from './viewer.ts';

/** Who an entry is for, from the narrowest. Whoever may see every child (SENCO and head) sees all of them. */
export const audiences = ['senco', 'staff', 'parents', 'child', 'family'] as const;

export type Audience = (typeof audiences)[number];

/** What is kept: what somebody decided, or 'usual' while nobody has: then the kind of entry says it. */
export type KeptAudience = Audience | 'usual';

export const audienceNames: Record<Audience, string> = {
  senco: 'Only the SENCO and the head teacher',
  staff: 'Staff who work with the child',
  parents: 'Staff, and shared with the parents',
  child: 'Staff, and shared with the child',
  family: 'Staff, and shared with the parents and the child',
};

interface EntryKind {
  /** In the plural, as a heading. */
  readonly name: string;
  readonly usual: Audience;
  readonly mayBe: readonly Audience[];
  /** Said where some audiences are not offered. */
  readonly because?: string;
}

const free = { usual: 'staff', mayBe: audiences } as const;
const openToStaff: readonly Audience[] = audiences.filter((audience) => audience !== 'senco');

// What parents are given anyway: the note of an early discussion (Code 6.39), the plan (6.48), the record of a review (6.65 to 6.71).
const given = {
  usual: 'parents',
  mayBe: ['parents', 'family'],
  because: 'The parents are given this, and everybody who works with the child needs it.',
} as const;

/** Every kind of entry that somebody writes about a child, and who it is for unless somebody decides otherwise. */
export const entryKinds = {
  concern: { name: 'Concerns', ...free },
  view: { name: 'Views', ...free },
  observation: { name: 'Observations', ...free },
  advice: { name: 'Advice from specialists', ...free },
  score: { name: 'Scores', ...free },
  diagnosis: { name: 'Diagnoses', ...free },
  strength: { name: 'Strengths', usual: 'staff', mayBe: openToStaff },
  need: {
    name: 'Needs',
    usual: 'staff',
    mayBe: openToStaff,
    // Code 6.49: teachers and support staff who work with the pupil should be made aware of their needs.
    because: 'Everybody who works with the child should know what they need.',
  },
  'early-discussion': { name: 'Early discussions', ...given },
  assessment: { name: 'Assessments', usual: 'staff', mayBe: openToStaff },
  plan: { name: 'Plans', ...given },
  review: { name: 'Reviews', ...given },
} as const satisfies Record<string, EntryKind>;

export type EntryKindName = keyof typeof entryKinds;

export const entryKindNames = Object.keys(entryKinds) as EntryKindName[];

export const entryKind = (name: EntryKindName): EntryKind => entryKinds[name];

/** Who an entry is for: as somebody decided, or as is usual for its kind. */
export const audienceOf = (kind: EntryKindName, kept: KeptAudience): Audience =>
  kept === 'usual' ? entryKinds[kind].usual : kept;

/** What to keep of a choice: nothing is decided where it is the usual one. */
export const toKeep = (kind: EntryKindName, chosen: Audience): KeptAudience =>
  chosen === entryKinds[kind].usual ? 'usual' : chosen;

/** Reads who an entry is for from a form; nothing sent is the usual. Anything but what its kind may be is to be put right. */
export function audienceIn(
  form: ReturnType<typeof reading>,
  kind: EntryKindName,
  name = 'audience',
): KeptAudience {
  const chosen = form.choice(name, ['', ...entryKind(kind).mayBe], 'Choose who may see this');
  return chosen === '' ? 'usual' : toKeep(kind, chosen);
}

export const isSharedWithParents = (audience: Audience): boolean =>
  audience === 'parents' || audience === 'family';

export const isSharedWithChild = (audience: Audience): boolean =>
  audience === 'child' || audience === 'family';

/**
 * Tables with entries that may be closed to staff, and the column that names who wrote them: they go on seeing what they wrote.
 * The scoped store leaves closed rows out of every question of anybody else who is limited, so that no page can forget it.
 */
export const closableTables = {
  concern: 'recorded_by',
  view_given: 'recorded_by',
  observation: 'recorded_by',
  advice: 'recorded_by',
  score: 'recorded_by',
  diagnosis: 'recorded_by',
  notice: 'created_by',
  event: 'staff_id',
} as const;

export type ClosableTable = keyof typeof closableTables;

/** Whoever reads children's records, but not what is for the SENCO and the head alone. */
export const isLimited = (viewer: Pick<Viewer, 'role'>): boolean =>
  may(viewer, "read a child's record") && !may(viewer, 'read what is closed to staff');
