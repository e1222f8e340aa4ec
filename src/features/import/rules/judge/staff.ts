import { readDate } from '../../../../basics/written-dates.ts';
import type { RowValues } from '../headings/recognise.ts';
import { isOneSlipApart, plainName, partName } from './names.ts';
import type { JudgedRow } from './verdict.ts';
import { leaveOut } from './verdict.ts';
import type { Change, Choice, Judgement, Reason, Verdict } from './verdict.ts';

/** Roles that an import may give. Administrators are never made by a file. */
export type ImportedRole = 'senco' | 'head' | 'teacher' | 'assistant' | 'governor';

export interface StaffFacts {
  name: string;
  email: string;
  jobTitle: string | null;
  role: ImportedRole;
  startsOn: string | null;
}

export interface StaffOnList {
  id: string;
  name: string;
  email: string;
  jobTitle: string | null;
  role: ImportedRole | 'administrator';
  leftOn: string | null;
}

const roleNames: Record<ImportedRole, string> = {
  senco: 'SENCO, who sees every child’s record',
  head: 'head teacher',
  teacher: 'teacher, who sees their own classes',
  assistant: 'teaching assistant, who sees their own groups',
  governor: 'governor, who sees totals only',
};

/** Takes a job title and gives the role it suggests; nothing when it suggests none. */
export function suggestRole(jobTitle: string): ImportedRole | undefined {
  const title = jobTitle.toLowerCase();
  if (/\b(?:sencos?|sendcos?|senco\/.*|special (?:educational )?needs co-?ordinator)\b/.test(title))
    return 'senco';
  if (/\bgovernor\b/.test(title)) return 'governor';
  if (/\b(?:assistant|deputy|vice)\b.*\b(?:head|principal)/.test(title)) return 'teacher';
  if (
    /\bhead ?(?:teacher|master|mistress)\b|^head$|\bexecutive head\b|\bprincipal\b|\bhead of school\b/.test(
      title,
    )
  )
    return 'head';
  if (
    /\b(?:ta|tas|hlta|lsa|lsas|hltas)\b|teaching assistant|learning support|support assistant|cover supervisor|learning mentor|classroom assistant/.test(
      title,
    )
  ) {
    return 'assistant';
  }
  if (/teacher|\bect\b|\bnqt\b|tutor|\blecturer\b|head of (?:year|department)/.test(title)) return 'teacher';
  return undefined;
}

/**
 * Takes the rows of a staff list and who is on ours (the e-mail is the key), and gives every row one verdict. A file never
 * makes an administrator, never changes anybody's role, and makes a SENCO or head only by a person's decision.
 */
export function judgeStaff(
  rows: readonly JudgedRow[],
  list: readonly StaffOnList[],
  today: string,
): Judgement<StaffFacts> {
  const byEmail = new Map(list.map((member) => [member.email.toLowerCase(), member]));
  const lines = new Map<string, number[]>();
  for (const { values, line } of rows) {
    const email = values.email?.toLowerCase();
    if (email) lines.set(email, [...(lines.get(email) ?? []), line]);
  }
  const spokenFor = new Set<string>();
  const verdicts = rows.map((row) => {
    const { verdict, about } = judgeOne(row, byEmail, list, lines, today);
    for (const id of about) spokenFor.add(id);
    return verdict;
  });
  // Administrators and governors are often on no staff list, so their absence says nothing.
  const left = list
    .filter(
      ({ id, role, leftOn }) =>
        !spokenFor.has(id) && leftOn === null && role !== 'administrator' && role !== 'governor',
    )
    .map(({ id, name }) => ({ id, who: name }));
  const doubts =
    left.length > list.length * 0.2
      ? [
          {
            code: 'many-left',
            text: `${left.length} of ${list.length} staff are not in this file. Is it everybody?`,
          },
        ]
      : [];
  return { kind: 'staff', verdicts, left, doubts };
}

function judgeOne(
  { values, line, tooLong }: JudgedRow,
  byEmail: Map<string, StaffOnList>,
  list: readonly StaffOnList[],
  lines: Map<string, number[]>,
  today: string,
): { verdict: Verdict<StaffFacts>; about: string[] } {
  const reasons: Reason[] = [];
  const name = wholeName(values);
  const email = values.email?.toLowerCase() ?? '';
  const known = byEmail.get(email);
  if (!name) reasons.push({ code: 'no-name', text: 'The name is empty.', field: 'name' });
  if (!email)
    reasons.push({ code: 'no-email', text: 'The e-mail is empty. People sign in with it.', field: 'email' });
  const complete = /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(email);
  if (email && !complete)
    reasons.push({ code: 'bad-email', text: `The e-mail “${email}” is not complete.`, field: 'email' });
  const others = (lines.get(email) ?? []).filter((other) => other !== line);
  if (others.length > 0) {
    reasons.push({
      code: 'duplicate-email',
      text: `The same e-mail is on line ${others.slice(0, 5).join(', ')} of the file.`,
    });
  }
  if (tooLong)
    reasons.push({
      code: 'slipped',
      text: 'The row has more cells than there are headings: its values may have slipped.',
    });

  const jobTitle = values.jobTitle ?? null;
  const suggested = jobTitle ? suggestRole(jobTitle) : undefined;
  const startsOn = values.startsOn ? (readDate(values.startsOn) ?? null) : null;
  const alike = known
    ? []
    : list.filter((member) => plainName(member.name) === plainName(name) && name !== '');
  const who = name || email || '(no name)';
  const factsFor = (role: ImportedRole): StaffFacts => ({
    name,
    email,
    jobTitle,
    role,
    startsOn: startsOn && startsOn <= today ? startsOn : null,
  });

  if (known) {
    if (name && isAnotherPerson(known.name, name)) {
      reasons.push({ code: 'other-name', text: `The e-mail is that of ${known.name}.`, field: 'name' });
    }
    const facts = factsFor(known.role === 'administrator' ? 'teacher' : known.role);
    if (reasons.length === 0) {
      const changes = staffChanges(known, facts);
      const verdict: Verdict<StaffFacts> = changes.length
        ? { line, who, verdict: 'changed', id: known.id, facts, changes }
        : { line, who, verdict: 'same', id: known.id };
      return { verdict, about: [known.id] };
    }
    const same: Choice<StaffFacts> = {
      value: `same:${known.id}`,
      label: `The same person as ${known.name}: take the row`,
      act: 'same',
      id: known.id,
      facts,
    };
    return {
      verdict: { line, who, verdict: 'doubtful', reasons, choices: [...(name ? [same] : []), leaveOut] },
      about: [known.id],
    };
  }

  if (alike.length > 0)
    reasons.push({
      code: 'same-name',
      text: `${alike[0]!.name} is on the staff with another e-mail (${alike[0]!.email}).`,
    });
  if (!suggested) {
    const text = jobTitle
      ? `“${jobTitle}” does not tell what this person does with us.`
      : 'The job title is empty, so we cannot tell the role.';
    reasons.push({ code: 'unknown-role', text, field: 'jobTitle' });
  } else if (suggested === 'senco' || suggested === 'head') {
    reasons.push({
      code: 'wide-role',
      text: `“${jobTitle}” would be ${roleNames[suggested]}. Say so yourself.`,
      field: 'jobTitle',
    });
  }
  const about = alike.map(({ id }) => id);
  if (reasons.length === 0)
    return { verdict: { line, who, verdict: 'new', facts: factsFor(suggested!) }, about };
  const usable = name !== '' && complete;
  const roles: ImportedRole[] =
    suggested && suggested !== 'senco' && suggested !== 'head'
      ? [suggested]
      : [
          ...(suggested ? [suggested] : []),
          'teacher',
          'assistant',
          ...(suggested ? [] : ['governor' as const]),
        ];
  const choices: Choice<StaffFacts>[] = usable
    ? [
        ...alike.map((member): Choice<StaffFacts> => ({
          value: `same:${member.id}`,
          label: `The same person as ${member.name} (${member.email}): take the new e-mail`,
          act: 'same',
          id: member.id,
          facts: factsFor(member.role === 'administrator' ? 'teacher' : member.role),
        })),
        ...roles.map((role): Choice<StaffFacts> => ({
          value: `new:${role}`,
          label: `Add as ${roleNames[role]}`,
          act: 'add',
          facts: factsFor(role),
        })),
      ]
    : [];
  return { verdict: { line, who, verdict: 'doubtful', reasons, choices: [...choices, leaveOut] }, about };
}

function wholeName({ name, forename, surname }: RowValues): string {
  if (forename || surname) return [forename, surname].filter(Boolean).join(' ');
  const parted = name?.includes(',') ? partName(name) : undefined;
  return parted ? `${parted.forename} ${parted.surname}` : (name ?? '');
}

function isAnotherPerson(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => name.split(/\s+/).map(plainName).filter(Boolean));
  return !isOneSlipApart(one, other) && !a!.some((word) => b!.includes(word));
}

/** What a row would change: name, e-mail and job title. Never the role. */
export function staffChanges(known: StaffOnList, facts: StaffFacts): Change[] {
  const changes: Change[] = [];
  if (known.leftOn) changes.push({ field: 'leftOn', name: 'Left on', before: known.leftOn, after: null });
  if (facts.name !== known.name)
    changes.push({ field: 'name', name: 'Name', before: known.name, after: facts.name });
  if (facts.email !== known.email.toLowerCase()) {
    changes.push({ field: 'email', name: 'E-mail', before: known.email, after: facts.email });
  }
  if (facts.jobTitle && facts.jobTitle !== known.jobTitle) {
    changes.push({ field: 'jobTitle', name: 'Job title', before: known.jobTitle, after: facts.jobTitle });
  }
  return changes;
}
