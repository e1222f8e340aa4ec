/**
 * What somebody wrote in a document, as a flat map: 'reviewOn', or 'outcome.o1.statement' for an item of a list.
 * A missing field and an empty one mean the same. Item ids must be fresh (newId), so that two people who add do not collide.
 */
export type Answers = Readonly<Record<string, string>>;

/** A field that two people changed differently. `merged` holds theirs until somebody decides; mine is kept here. */
export type Conflict = {
  readonly field: string;
  readonly base: string;
  readonly theirs: string;
  readonly mine: string;
};

export type Merge = { readonly merged: Answers; readonly conflicts: readonly Conflict[] };

export type Item = { readonly id: string; readonly fields: Readonly<Record<string, string>> };

/** The names of the fields whose text differs, in alphabetical order. */
export function changedFields(base: Answers, submitted: Answers): string[] {
  return namesIn(base, submitted).filter((field) => textOf(base, field) !== textOf(submitted, field));
}

/** The answers with what was submitted laid over them; an empty text empties the field. */
export function withChanges(answers: Answers, changes: Answers): Answers {
  return withoutEmpty({ ...answers, ...changes });
}

/** Joins two people's work field by field. base: what I opened; current: what is stored now; mine: what I send. */
export function merge(versions: { base: Answers; current: Answers; mine: Answers }): Merge {
  const { base, current, mine } = versions;
  const [theirs, ours] = [
    withItemsStillEdited(base, current, mine),
    withItemsStillEdited(base, mine, current),
  ];
  const merged: Record<string, string> = {};
  const conflicts: Conflict[] = [];
  for (const field of namesIn(base, current, mine)) {
    const [was, their, my] = [textOf(base, field), textOf(theirs, field), textOf(ours, field)];
    merged[field] = my === was ? their : their === was ? my : their;
    const removedItem = textOf(current, field) !== their || textOf(mine, field) !== my;
    const bothChanged = my !== was && their !== was && my !== their;
    const editedWhatWentAway =
      removedItem && textOf(current, field) !== textOf(mine, field) && merged[field] !== was;
    if (bothChanged || editedWhatWentAway) {
      conflicts.push({ field, base: was, theirs: textOf(current, field), mine: textOf(mine, field) });
    }
  }
  return { merged: withoutEmpty(merged), conflicts };
}

/** The fields that differ between two versions, with both texts. */
export function differences(
  before: Answers,
  after: Answers,
): { field: string; before: string; after: string }[] {
  return changedFields(before, after).map((field) => ({
    field,
    before: textOf(before, field),
    after: textOf(after, field),
  }));
}

/** Do the two say the same? */
export function isSame(a: Answers, b: Answers): boolean {
  return changedFields(a, b).length === 0;
}

/** The items of a list ('outcome'), by their `position`, then by id. */
export function itemsOf(answers: Answers, list: string): Item[] {
  const items = new Map<string, Record<string, string>>();
  for (const [name, text] of Object.entries(answers)) {
    const [of, id, ...rest] = name.split('.');
    if (of !== list || !id || rest.length === 0) continue;
    const fields = items.get(id) ?? {};
    fields[rest.join('.')] = text;
    items.set(id, fields);
  }
  return [...items]
    .map(([id, fields]) => ({ id, fields }))
    .sort((a, b) => positionOf(a) - positionOf(b) || (a.id < b.id ? -1 : 1));
}

/** The answers with one more item at the end of its list. */
export function withItem(
  answers: Answers,
  list: string,
  id: string,
  fields: Record<string, string> = {},
): Answers {
  const last = itemsOf(answers, list).map(positionOf).filter(Number.isFinite);
  const added: Record<string, string> = { [`${list}.${id}.position`]: String(Math.max(0, ...last) + 1) };
  for (const [name, text] of Object.entries(fields)) added[`${list}.${id}.${name}`] = text;
  return { ...answers, ...added };
}

/** The answers without one item of a list. */
export function withoutItem(answers: Answers, list: string, id: string): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !name.startsWith(`${list}.${id}.`)));
}

/** Where one side took an item away and the other went on writing in it, the item stays, so that no writing is lost. */
function withItemsStillEdited(base: Answers, side: Answers, other: Answers): Answers {
  const kept: Record<string, string> = { ...side };
  for (const item of itemNamesIn(base)) {
    const fields = namesIn(base, other).filter((name) => name.startsWith(item));
    const gone = !Object.keys(withoutEmpty(side)).some((name) => name.startsWith(item));
    const edited = fields.some(
      (name) => textOf(other, name) !== '' && textOf(other, name) !== textOf(base, name),
    );
    if (gone && edited) for (const name of fields) kept[name] = textOf(base, name);
  }
  return kept;
}

function itemNamesIn(answers: Answers): Set<string> {
  const names = Object.keys(answers).map((name) => name.split('.'));
  return new Set(names.filter((parts) => parts.length > 2).map(([list, id]) => `${list}.${id}.`));
}

function positionOf(item: Item): number {
  const position = Number(item.fields.position || NaN);
  return Number.isFinite(position) ? position : Number.MAX_SAFE_INTEGER;
}

function namesIn(...all: Answers[]): string[] {
  return [...new Set(all.flatMap((answers) => Object.keys(answers)))].sort();
}

function textOf(answers: Answers, field: string): string {
  return Object.hasOwn(answers, field) ? withPlainLines(answers[field] ?? '') : '';
}

function withoutEmpty(answers: Answers): Answers {
  const filled = Object.entries(answers).filter(([, text]) => text !== '');
  return Object.fromEntries(filled.map(([name, text]) => [name, withPlainLines(text)]));
}

/** Browsers send line ends as CR LF, also where nobody typed anything: that is no change. */
function withPlainLines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
