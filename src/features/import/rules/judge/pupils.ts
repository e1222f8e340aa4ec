import { ageOn } from '../../../../basics/dates.ts';
import { academicYearOf } from '../../../../basics/academic-year.ts';
import { expectedAge, labelOfYear, usualYearGroup } from '../../../../basics/year-group.ts';
import { dateOrderOf } from '../../../../basics/written-dates.ts';
import { changesOf } from './compare-pupils.ts';
import { describePupil, indexRoll, matchPupil, personKey } from './match-pupils.ts';
import type { Match } from './match-pupils.ts';
import type { PupilFacts, PupilOnRoll } from './pupil-facts.ts';
import { readPupil } from './read-pupil.ts';
import type { ReadPupil } from './read-pupil.ts';
import { doubtsAboutFile } from './whole-file.ts';
import { senQuestion } from './sen-questions.ts';
import type { SenQuestion } from './sen-questions.ts';
import { leaveOut } from './verdict.ts';
import type { Choice, JudgedRow, Judgement, Reason, Verdict } from './verdict.ts';

export interface PupilsJudged extends Judgement<PupilFacts> {
  sen: SenQuestion[];
}

export interface PupilCircumstances {
  roll: readonly PupilOnRoll[];
  today: string;
  /** The school is starting with us: nothing about SEN has been recorded yet. */
  starting: boolean;
}

interface Held {
  row: JudgedRow;
  read: ReadPupil;
  match: Match | undefined;
}

/**
 * Takes the rows of a file and the roll, and gives every row exactly one verdict, the pupils whom the file has not, and what
 * it says about SEN as questions. Judging twice gives the same; nothing is merged by guess.
 */
export function judgePupils(rows: readonly JudgedRow[], circumstances: PupilCircumstances): PupilsJudged {
  const steps = judgePupilsInSteps(rows, circumstances);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, handing back after every 250 rows how many are done, so that progress shows and other work goes on. */
export function* judgePupilsInSteps(
  rows: readonly JudgedRow[],
  { roll, today, starting }: PupilCircumstances,
): Generator<number, PupilsJudged> {
  const index = indexRoll(roll);
  const birthDates = rows.map(({ values }) => values.dateOfBirth ?? '');
  const written = dateOrderOf(birthDates);
  const order = written === 'month first' || written === 'mixed' ? 'unclear' : 'day first';
  const fileHasUpns = rows.some(({ values }) => values.upn);

  const held: Held[] = [];
  for (const row of rows) {
    const read = readPupil(row.values, today, order);
    held.push({ row, read, match: read.facts && matchPupil(read.facts, index, fileHasUpns) });
    if (held.length % 250 === 0) yield held.length / 2;
  }
  const repeats = repeatsIn(held);

  const verdicts: Verdict<PupilFacts>[] = [];
  const sen: SenQuestion[] = [];
  const spokenFor = new Set<string>();
  for (const one of held) {
    const verdict = judgeOne(one, repeats.get(one.row.line) ?? [], today);
    verdicts.push(verdict);
    for (const { id } of [one.match?.pupil, ...(one.match?.candidates ?? [])].filter(
      (pupil) => pupil !== undefined,
    )) {
      spokenFor.add(id);
    }
    const question =
      one.read.sen && senQuestion(one.row.line, one.read.who, one.read.sen, one.match?.pupil, starting);
    if (question) sen.push(question);
    if (verdicts.length % 250 === 0) yield (rows.length + verdicts.length) / 2;
  }
  const present = roll.filter(({ leftOn }) => leftOn === null);
  const left = present
    .filter(({ id }) => !spokenFor.has(id))
    .map((pupil) => ({ id: pupil.id, who: describePupil(pupil) }));
  return {
    kind: 'pupils',
    verdicts,
    left,
    sen,
    doubts: doubtsAboutFile({ held, roll, left: left.length, written, fileHasUpns, repeated: repeats.size }),
  };
}

/** Reasons for rows that stand for the same pupil as another row of the file. */
function repeatsIn(held: readonly Held[]): Map<number, Reason[]> {
  const reasons = new Map<number, Reason[]>();
  const collect = (
    code: string,
    keyOf: (one: Held) => string | undefined | null,
    text: (lines: string) => string,
  ) => {
    const groups = new Map<string, Held[]>();
    for (const one of held) {
      const key = keyOf(one);
      if (key) groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    for (const group of groups.values()) {
      if (group.length < 2) continue;
      for (const { row } of group) {
        const others = group.filter((other) => other.row.line !== row.line).map((other) => other.row.line);
        const lines = `${others.length > 1 ? 'lines' : 'line'} ${others.slice(0, 5).join(', ')}${others.length > 5 ? ' and more' : ''}`;
        reasons.set(row.line, [...(reasons.get(row.line) ?? []), { code, text: text(lines) }]);
      }
    }
  };
  collect(
    'duplicate-upn',
    ({ read }) => read.facts?.upn,
    (lines) => `The same UPN is on ${lines} of the file.`,
  );
  collect(
    'duplicate-person',
    ({ read }) => read.facts && personKey(read.facts),
    (lines) => `The same name and date of birth are on ${lines} of the file.`,
  );
  collect(
    'two-rows',
    ({ match }) => match?.pupil?.id,
    (lines) => `This row and ${lines} are about one pupil on the register.`,
  );
  return reasons;
}

function judgeOne(
  { row, read, match }: Held,
  repeats: readonly Reason[],
  today: string,
): Verdict<PupilFacts> {
  const { line } = row;
  const pupil = match?.pupil;
  const facts = read.facts && pupil ? withoutContradiction(read, pupil) : read.facts;
  const reasons: Reason[] = [...read.reasons];
  if (row.tooLong) {
    reasons.push({
      code: 'slipped',
      text: 'The row has more cells than there are headings: its values may have slipped.',
    });
  }
  if (match?.reason) reasons.push(match.reason);
  // Two-rows only repeats what a duplicate UPN or person has said.
  reasons.push(...(repeats.length > 1 ? repeats.filter(({ code }) => code !== 'two-rows') : repeats));
  if (facts) reasons.push(...doubtAboutAge(facts, pupil?.facts, today));
  const { who } = read;
  if (reasons.length > 0 || !facts) {
    return { line, who, verdict: 'doubtful', reasons, choices: choicesFor(read, match) };
  }
  if (!pupil) return { line, who, verdict: 'new', facts };
  const changes = changesOf(pupil.facts, facts);
  if (pupil.leftOn) changes.unshift({ field: 'leftOn', name: 'Left on', before: pupil.leftOn, after: null });
  return changes.length > 0
    ? { line, who, verdict: 'changed', id: pupil.id, facts, changes }
    : { line, who, verdict: 'same', id: pupil.id };
}

/** A file may give the name a child is called by as the forename: that is no change of the legal name. */
function withoutContradiction(read: ReadPupil, { facts: known }: PupilOnRoll): PupilFacts {
  const facts = read.facts!;
  return facts.knownAs === null && facts.forename === known.knownAs
    ? { ...facts, forename: known.forename }
    : facts;
}

function doubtAboutAge(facts: PupilFacts, known: PupilFacts | undefined, today: string): Reason[] {
  // Somebody has already accepted what the register says.
  if (known && known.dateOfBirth === facts.dateOfBirth && known.yearGroup === facts.yearGroup) return [];
  if (expectedAge(facts.yearGroup) === undefined) return [];
  if (usualYearGroup(facts.dateOfBirth, academicYearOf(today)) === facts.yearGroup) return [];
  const age = ageOn(facts.dateOfBirth, today);
  const text = `${labelOfYear(facts.yearGroup)} does not fit the date of birth: ${facts.forename} is ${age}.`;
  return [{ code: 'age-and-year', text, field: 'yearGroup' }];
}

function choicesFor(read: ReadPupil, match: Match | undefined): Choice<PupilFacts>[] {
  const without = read.without.length > 0 ? `, without ${read.without.join(' and ')}` : '';
  const people = [match?.pupil, ...(match?.candidates ?? [])].filter((pupil) => pupil !== undefined);
  const choices: Choice<PupilFacts>[] = [];
  read.readings.forEach(({ label, facts }, at) => {
    const mark = read.readings.length > 1 ? `@${at + 1}` : '';
    const reading = label ? `, ${label}` : '';
    for (const pupil of people) {
      const text = `The same person as ${describePupil(pupil)}: take the row${reading}${without}`;
      choices.push({ value: `same:${pupil.id}${mark}`, label: text, act: 'same', id: pupil.id, facts });
    }
    if (!match?.pupil)
      choices.push({
        value: `new${mark}`,
        label: `Add as a new pupil${reading}${without}`,
        act: 'add',
        facts,
      });
  });
  return [...choices, leaveOut];
}
