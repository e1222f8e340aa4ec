import { differences, type Answers } from '../../basics/answers.ts';
import type { FormState } from '../../basics/form-state.ts';
import { dayOf, listOf, textOf, type FormValues } from '../../basics/form-values.ts';
import type { Permission } from '../../basics/permissions.ts';
import { differencesInText, type Segment } from '../../basics/text-differences.ts';

export type KindName = 'early-discussion' | 'assessment' | 'plan' | 'review';

export interface StoredDocument {
  readonly id: string;
  readonly pupilId: string;
  readonly cycleId: string | null;
  readonly kind: KindName;
  readonly status: 'draft' | 'finished' | 'ended';
  readonly revision: number;
  readonly answers: Answers;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly endedAt: string | null;
}

/** A document as it was agreed at one time. */
export interface Version {
  readonly number: number;
  readonly answers: Answers;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** What a feature says of its own kind of document, so that any version of it can be shown. */
export interface DocumentKind {
  readonly name: KindName;
  /** 'Assessment': as a heading. */
  readonly title: string;
  readonly may: Permission;
  /** Every field that its forms have, with a star for the item of a list: 'outcome.*.statement'. Nothing else is kept. */
  readonly fields: FieldNames;
  /** Every answer with its question, in reading order; lists such as outcomes are unfolded. */
  readonly sections: (answers: Answers) => readonly Section[];
}

export interface Section {
  readonly heading: string;
  readonly lines: readonly Line[];
}

export interface Line {
  readonly field: string;
  readonly label: string;
  /** In words: a code or an ISO date already made readable. */
  readonly text: string;
}

/**
 * The names of a form's fields. 'reviewOn:date' is typed as day, month, year and kept as one ISO date;
 * 'areas:many' are ticked boxes, kept joined by commas.
 */
export type FieldNames = readonly string[];

/** Of the fields that a form says it has, those that this kind of document has: others are not taken. */
export function fieldsNamed(values: FormValues, { fields }: Pick<DocumentKind, 'fields'>): FieldNames {
  const known = fields.map((field) => field.split('.'));
  return textOf(values, 'fields')
    .split(' ')
    .filter((name) => nameRule.test(name))
    .filter((name) => {
      const parts = name.split('.');
      return known.some(
        (like) =>
          like.length === parts.length && like.every((part, at) => part === parts[at] || part === '*'),
      );
    });
}

const nameRule = /^[\w-]{1,40}(\.[\w-]{1,40})*(:date|:many)?$/;

/** What a form says of the fields it names, as answers: unticked boxes and emptied boxes are empty, an unreadable date is kept as typed. */
export function answersIn(values: FormValues, fields: FieldNames): Answers {
  const answers: Record<string, string> = {};
  for (const named of fields) {
    const [name, how] = named.split(':') as [string, string | undefined];
    if (how === 'many') answers[name] = listOf(values, name).filter(Boolean).join(',');
    else if (how === 'date') answers[name] = dayOf(values, name) ?? asTyped(values, name);
    else answers[name] = textOf(values, name);
  }
  return answers;
}

/** Answers as a form shows them: dates in three parts, ticked boxes as a list. */
export function formOf(answers: Answers, fields: FieldNames, errors: Record<string, string> = {}): FormState {
  const shown: Record<string, string | string[]> = { ...answers };
  for (const named of fields) {
    const [name, how] = named.split(':') as [string, string | undefined];
    const value = answers[name] ?? '';
    if (how === 'many') shown[name] = value ? value.split(',') : [];
    if (how !== 'date' || !value) continue;
    const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
    const [day, month, year] = iso
      ? [String(Number(iso[3])), String(Number(iso[2])), iso[1]!]
      : value.split('/');
    shown[`${name}-day`] = day ?? '';
    shown[`${name}-month`] = month ?? '';
    shown[`${name}-year`] = year ?? '';
  }
  return { answers: shown, errors };
}

function asTyped(values: FormValues, name: string): string {
  return ['day', 'month', 'year'].map((part) => textOf(values, `${name}-${part}`)).join('/');
}

export interface ChangedLine {
  readonly field: string;
  readonly label: string;
  readonly segments: readonly Segment[];
}

/** What differs between two versions, in the later one's order, word by word; questions that went away come last. */
export function changedLines(kind: DocumentKind, before: Answers, after: Answers): ChangedLine[] {
  const earlier = linesOf(kind, before);
  const later = linesOf(kind, after);
  const names = new Set(differences(before, after).map(({ field }) => field));
  return [...new Set([...later.keys(), ...earlier.keys()])]
    .filter((field) => names.has(field))
    .map((field) => ({
      field,
      label: later.get(field)?.label ?? earlier.get(field)?.label ?? field,
      segments: differencesInText(earlier.get(field)?.text ?? '', later.get(field)?.text ?? ''),
    }));
}

function linesOf(kind: DocumentKind, answers: Answers): Map<string, Line> {
  return new Map(
    kind.sections(answers).flatMap(({ lines }) => lines.map((line) => [line.field, line] as const)),
  );
}

/** The question a field answers, for telling two people what they both changed. */
export function labelOf(kind: DocumentKind, answers: Answers, field: string): string {
  return linesOf(kind, answers).get(field)?.label ?? 'this answer';
}

/** What two people both changed, for `Conflicts` to show: the question, what stands there now, and by whom. */
export function conflictsOf(
  kind: DocumentKind,
  saved: {
    readonly answers: Answers;
    readonly conflicts: readonly { readonly field: string; readonly theirs: string; readonly by: string }[];
  },
): { label: string; theirs: string; by: string }[] {
  return saved.conflicts.map(({ field, theirs, by }) => ({
    label: labelOf(kind, saved.answers, field),
    theirs,
    by,
  }));
}
