import { academicYearPeriod } from './academic-year.ts';
import type { AcademicYear } from './academic-year.ts';
import { addDays, ageOn } from './dates.ts';

/** Codes of NCyearActual: early years E1 E2, nursery N1 N2, reception R, years 1 to 14, and X where years are not followed. */
export const yearGroups = [
  'E1',
  'E2',
  'N1',
  'N2',
  'R',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  '10',
  '11',
  '12',
  '13',
  '14',
  'X',
] as const;

export type YearGroup = (typeof yearGroups)[number];

export type Phase = 'early years' | 'primary' | 'secondary' | 'sixth form' | 'not followed';

export function isYearGroup(text: string): text is YearGroup {
  return (yearGroups as readonly string[]).includes(text);
}

/** The code behind a written year ('Year 4', 'Yr4', 'Y04', 'Reception', 'Nursery'), or undefined. Plain nursery is the year before reception. */
export function readYearGroup(text: string): YearGroup | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/(?<=.)[\s._-]+/g, '')
    .replace(/^curriculumyear|^ncyear|^nc(?=\d)/, 'year');
  const numbered = /^(?:year|yr|y)?0*(\d{1,2})$/.exec(plain);
  if (numbered) return numbered[1] === '0' ? 'R' : codeOf(numbered[1]!);
  const word = plain.replace(/^(?:year|yr|y)(?=[a-z])/, '');
  return Object.hasOwn(words, word) ? words[word] : codeOf(word.toUpperCase());
}

const words: Readonly<Record<string, YearGroup>> = {
  r: 'R',
  rec: 'R',
  reception: 'R',
  receptionyear: 'R',
  foundation: 'R',
  foundation2: 'R',
  fs2: 'R',
  f2: 'R',
  eyfs2: 'R',
  nursery: 'N2',
  nurseryyear: 'N2',
  nursery1: 'N1',
  nursery2: 'N2',
  n: 'N2',
  foundation1: 'N2',
  fs1: 'N2',
  f1: 'N2',
  eyfs1: 'N2',
  earlyyears1: 'E1',
  earlyyears2: 'E2',
  notfollowed: 'X',
};

/** 'Year 4', 'Reception', 'Nursery (second year)' */
export function labelOfYear(year: YearGroup): string {
  if (year === 'X') return 'Year groups not followed';
  if (year === 'R') return 'Reception';
  if (year === 'N1' || year === 'N2') return year === 'N2' ? 'Nursery (second year)' : 'Nursery (first year)';
  if (year === 'E1' || year === 'E2')
    return year === 'E2' ? 'Early years (second year)' : 'Early years (first year)';
  return `Year ${year}`;
}

/** The label of a year as it is stored; the text itself where it is no code. */
export function yearInWords(year: string): string {
  return isYearGroup(year) ? labelOfYear(year) : year;
}

/** Short enough for a table: 'Y4', 'R', 'N2'. */
export function shortYear(year: YearGroup): string {
  return /^\d/.test(year) ? `Y${year}` : year;
}

/** Reception is early years in what is taught, but counts as primary in most schools' structure; here it is early years. */
export function phaseOf(year: YearGroup): Phase {
  if (year === 'X') return 'not followed';
  const number = Number(year);
  if (Number.isNaN(number)) return 'early years';
  if (number <= 6) return 'primary';
  return number <= 11 ? 'secondary' : 'sixth form';
}

/** Whole years of age on 31 August before the year: Reception 4, Year 1 is 5. Undefined where years are not followed. */
export function expectedAge(year: YearGroup): number | undefined {
  return year === 'X' ? undefined : yearGroups.indexOf(year);
}

/** The year group a child of this date of birth would be in; undefined if too young or too old for school. */
export function usualYearGroup(dateOfBirth: string, academicYear: AcademicYear): YearGroup | undefined {
  const age = ageOn(dateOfBirth, addDays(academicYearPeriod(academicYear).from, -1));
  return age < 0 ? undefined : yearGroups.slice(0, -1)[age];
}

/** Youngest first, X last: for sorting. */
export function compareYears(a: YearGroup, b: YearGroup): number {
  return yearGroups.indexOf(a) - yearGroups.indexOf(b);
}

/** The year group one year on; Year 14 and X have none. */
export function nextYearGroup(year: YearGroup): YearGroup | undefined {
  return year === 'X' || year === '14' ? undefined : yearGroups[yearGroups.indexOf(year) + 1];
}

function codeOf(text: string): YearGroup | undefined {
  return isYearGroup(text) ? text : undefined;
}
