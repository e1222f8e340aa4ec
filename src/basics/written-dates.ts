import { isIsoDate, isoDate, isRealDay, months } from './dates.ts';

/**
 * How to read what people and other systems write.
 * order: English exports put the day first; say 'month first' only when the column shows it (see dateOrderOf).
 * notAfter: a two-digit year is read as the latest year that is not after this date; without it, two digits are refused.
 */
export type WrittenDateRules = { order?: 'day first' | 'month first'; notAfter?: string };

const numeric = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4}|\d{2})$/;
const named = /^(\d{1,2})(?:st|nd|rd|th)?[\s\-/.,]*([A-Za-z]{3,9})[\s\-/.,]*(\d{4}|\d{2})$/;
const namedMonthFirst = /^([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/;
const yearFirst = /^(\d{4})[/.-]?(\d{2})[/.-]?(\d{2})$/;
const timeOfDay = /(?:T|\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[ap]m)?(?:Z|[+-]\d{2}:?\d{2})?$/i;
const dayName = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+/i;

/** The ISO date behind written text (03/09/2015, 3-Sep-15, 3rd September 2015, 2015-09-03), or undefined if in doubt. */
export function readDate(text: string, rules: WrittenDateRules = {}): string | undefined {
  const plain = text.trim().replace(dayName, '').replace(timeOfDay, '').trim();
  let found = yearFirst.exec(plain);
  if (found) return dateFrom(found[3]!, found[2]!, found[1]!, rules);
  found = numeric.exec(plain);
  if (found && rules.order === 'month first') return dateFrom(found[2]!, found[1]!, found[3]!, rules);
  if (found) return dateFrom(found[1]!, found[2]!, found[3]!, rules);
  found = named.exec(plain);
  if (found) return dateFrom(found[1]!, found[2]!, found[3]!, rules);
  found = namedMonthFirst.exec(plain);
  return found ? dateFrom(found[2]!, found[1]!, found[3]!, rules) : undefined;
}

/** The ISO date behind three form fields, or undefined. The month may be a number or a name. */
export function dateFrom(
  day: string,
  month: string,
  year: string,
  rules: WrittenDateRules = {},
): string | undefined {
  const dayNumber = wholeNumber(day);
  const monthNumber = monthFrom(month);
  const yearText = year.trim();
  if (dayNumber === undefined || monthNumber === undefined) return undefined;
  if (/^\d{4}$/.test(yearText)) {
    const full = Number(yearText);
    return isRealDay(dayNumber, monthNumber, full) ? isoDate(dayNumber, monthNumber, full) : undefined;
  }
  if (!/^\d{2}$/.test(yearText) || rules.notAfter === undefined) return undefined;
  return latestNotAfter(dayNumber, monthNumber, Number(yearText), rules.notAfter);
}

/** Does a whole column put the day or the month first? 'either' if no date tells, 'mixed' if they disagree. */
export function dateOrderOf(column: readonly string[]): 'day first' | 'month first' | 'either' | 'mixed' {
  let dayFirst = false;
  let monthFirst = false;
  for (const text of column) {
    const found = numeric.exec(text.trim().replace(timeOfDay, '').trim());
    if (found && Number(found[1]) > 12) dayFirst = true;
    if (found && Number(found[2]) > 12) monthFirst = true;
  }
  if (dayFirst && monthFirst) return 'mixed';
  if (dayFirst) return 'day first';
  return monthFirst ? 'month first' : 'either';
}

function latestNotAfter(day: number, month: number, twoDigits: number, notAfter: string): string | undefined {
  if (!isIsoDate(notAfter)) return undefined;
  const century = Number(notAfter.slice(0, 2)) * 100;
  for (const year of [century + twoDigits, century - 100 + twoDigits]) {
    if (isRealDay(day, month, year) && isoDate(day, month, year) <= notAfter)
      return isoDate(day, month, year);
  }
  return undefined;
}

function monthFrom(text: string): number | undefined {
  const plain = text.trim().toLowerCase().replace(/\.$/, '');
  if (/^\d{1,2}$/.test(plain)) return Number(plain);
  if (plain === 'sept') return 9;
  const index = months.findIndex((name) => {
    const full = name.toLowerCase();
    return plain === full || plain === full.slice(0, 3);
  });
  return index < 0 ? undefined : index + 1;
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,2}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}
