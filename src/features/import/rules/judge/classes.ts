import { labelOfYear, readYearGroup } from '../../../../basics/year-group.ts';
import type { YearGroup } from '../../../../basics/year-group.ts';
import { plainName } from './names.ts';
import type { JudgedRow } from './verdict.ts';
import { leaveOut } from './verdict.ts';
import type { Change, Choice, Judgement, Reason, Verdict } from './verdict.ts';

export interface ClassFacts {
  name: string;
  yearGroup: YearGroup | null;
  subject: string | null;
  /** Staff by id. An empty list says nothing: nobody is taken off a class because a cell is empty. */
  teachers: string[];
  assistants: string[];
}

export interface ClassOnList {
  id: string;
  facts: ClassFacts;
}

interface Member {
  id: string;
  name: string;
  email: string;
}

/**
 * Takes the rows of a class list, the classes of this academic year and the staff, and gives every row one verdict. Teachers
 * and assistants are found by e-mail, else by a name that only one person has; nobody is put on a class by guess.
 */
export function judgeClasses(
  rows: readonly JudgedRow[],
  list: readonly ClassOnList[],
  staff: readonly Member[],
): Judgement<ClassFacts> {
  const byName = new Map(list.map((one) => [plainName(one.facts.name), one]));
  const lines = new Map<string, number[]>();
  for (const { values, line } of rows) {
    const key = plainName(values.className ?? '');
    if (key) lines.set(key, [...(lines.get(key) ?? []), line]);
  }
  const verdicts = rows.map((row) => judgeOne(row, byName, staff, lines));
  const inFile = new Set(rows.map(({ values }) => plainName(values.className ?? '')));
  const left = list
    .filter(({ facts }) => !inFile.has(plainName(facts.name)))
    .map(({ id, facts }) => ({ id, who: facts.name }));
  return { kind: 'classes', verdicts, left, doubts: [] };
}

function judgeOne(
  { values, line, tooLong }: JudgedRow,
  byName: Map<string, ClassOnList>,
  staff: readonly Member[],
  lines: Map<string, number[]>,
): Verdict<ClassFacts> {
  const reasons: Reason[] = [];
  const without: string[] = [];
  const name = values.className ?? '';
  if (!name)
    reasons.push({ code: 'no-class-name', text: 'The name of the class is empty.', field: 'className' });
  const others = (lines.get(plainName(name)) ?? []).filter((other) => other !== line);
  if (name && others.length > 0) {
    reasons.push({
      code: 'duplicate-class',
      text: `The same class is on line ${others.slice(0, 5).join(', ')} of the file.`,
    });
  }
  if (tooLong)
    reasons.push({
      code: 'slipped',
      text: 'The row has more cells than there are headings: its values may have slipped.',
    });
  const yearGroup = values.yearGroup ? readYearGroup(values.yearGroup) : undefined;
  if (values.yearGroup && !yearGroup) {
    reasons.push({
      code: 'unknown-year-group',
      text: `“${values.yearGroup}” is not a year group that we know.`,
      field: 'yearGroup',
    });
    without.push('the year group');
  }
  const find = (text: string | undefined, by: 'email' | 'name', part: string) => {
    const found: string[] = [];
    for (const said of (text ?? '').split(/\s*[;|/\n]\s*|\s+(?:and|&)\s+|,\s*(?=\S+@)/).filter(Boolean)) {
      const certain = staff.filter((member) => isMember(member, said, by));
      const probable =
        certain.length > 0 ? [] : staff.filter((member) => by === 'name' && fitsSurname(member, said));
      const people = [...certain, ...probable];
      if (people.length === 1) found.push(people[0]!.id);
      if (people.length !== 1) without.push(said);
      if (certain.length !== 1) reasons.push(whoIsMeant(said, part, people));
    }
    return found;
  };
  // An e-mail is certain, so a name beside it is not looked up.
  const teachers = values.teacherEmail
    ? find(values.teacherEmail, 'email', 'teacher')
    : find(values.teacherName, 'name', 'teacher');
  const assistants = values.assistantEmails
    ? find(values.assistantEmails, 'email', 'assistant')
    : find(values.assistantNames, 'name', 'assistant');
  const facts: ClassFacts = {
    name,
    yearGroup: yearGroup ?? null,
    subject: values.subject ?? null,
    teachers: [...new Set(teachers)],
    assistants: [...new Set(assistants)].filter((id) => !teachers.includes(id)),
  };
  const who = name || '(no class name)';
  const known = byName.get(plainName(name));
  if (reasons.length > 0) {
    const left = without.length > 0 ? `, without ${without.join(' and ')}` : '';
    const choices: Choice<ClassFacts>[] = !name
      ? []
      : known
        ? [
            {
              value: `same:${known.id}`,
              label: `Take the row for ${known.facts.name}${left}`,
              act: 'same',
              id: known.id,
              facts,
            },
          ]
        : [{ value: 'new', label: `Add the class${left}`, act: 'add', facts }];
    return { line, who, verdict: 'doubtful', reasons, choices: [...choices, leaveOut] };
  }
  if (!known) return { line, who, verdict: 'new', facts };
  const changes = classChanges(known.facts, facts, staff);
  return changes.length > 0
    ? { line, who, verdict: 'changed', id: known.id, facts, changes }
    : { line, who, verdict: 'same', id: known.id };
}

function whoIsMeant(said: string, part: string, people: readonly Member[]): Reason {
  if (people.length === 1) {
    return {
      code: 'probable-staff',
      text: `“${said}” (${part}) is probably ${people[0]!.name}. Check before they see the class.`,
    };
  }
  const why = people.length > 1 ? 'may be one of several people on the staff' : 'is not on the staff list';
  return { code: people.length > 1 ? 'several-staff' : 'unknown-staff', text: `“${said}” (${part}) ${why}.` };
}

const withoutTitle = (name: string) => name.replace(/^(?:mr|mrs|ms|miss|mx|dr|prof|rev)\b\.?\s+/i, '');

function isMember(member: Member, said: string, by: 'email' | 'name'): boolean {
  if (by === 'email' || said.includes('@')) return member.email.toLowerCase() === said.trim().toLowerCase();
  const comma = /^([^,]+),\s*(.+)$/.exec(said);
  const names = [withoutTitle(said), comma ? `${withoutTitle(comma[2]!)} ${comma[1]}` : said].map(plainName);
  return names.includes(plainName(withoutTitle(member.name)));
}

/** 'Mrs Khan' or 'A Khan' fits Ayesha Khan, which is likely and not certain. */
function fitsSurname(member: Member, said: string): boolean {
  const [words, own] = [withoutTitle(said).split(/\s+/), withoutTitle(member.name).split(/\s+/)];
  if (plainName(words.at(-1)!) !== plainName(own.at(-1)!)) return false;
  const initial = words.length === 2 ? plainName(words[0]!) : undefined;
  return words.length === 1 || (initial?.length === 1 && initial === plainName(own[0]!)[0]);
}

function classChanges(before: ClassFacts, after: ClassFacts, staff: readonly Member[]): Change[] {
  const changes: Change[] = [];
  const names = (ids: string[]) =>
    ids.map((id) => staff.find((member) => member.id === id)?.name ?? 'somebody').join(', ');
  if (after.yearGroup && after.yearGroup !== before.yearGroup) {
    changes.push({
      field: 'yearGroup',
      name: 'Year group',
      before: before.yearGroup && labelOfYear(before.yearGroup),
      after: labelOfYear(after.yearGroup),
    });
  }
  if (after.subject && after.subject !== before.subject) {
    changes.push({ field: 'subject', name: 'Subject', before: before.subject, after: after.subject });
  }
  for (const [field, name] of [
    ['teachers', 'Teacher'],
    ['assistants', 'Assistants'],
  ] as const) {
    const [had, has] = [before[field].toSorted().join(), after[field].toSorted().join()];
    if (after[field].length > 0 && had !== has) {
      changes.push({ field, name, before: names(before[field]) || null, after: names(after[field]) });
    }
  }
  return changes;
}
