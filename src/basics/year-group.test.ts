import { describe, expect, it, test } from 'vitest';
import {
  compareYears,
  expectedAge,
  labelOfYear,
  nextYearGroup,
  phaseOf,
  readYearGroup,
  shortYear,
  usualYearGroup,
  yearGroups,
} from './year-group.ts';

describe('year groups as written', () => {
  test.each([
    ['Year 4', '4'],
    ['year 4', '4'],
    ['Yr4', '4'],
    ['Y4', '4'],
    ['Yr. 4', '4'],
    ['04', '4'],
    ['4', '4'],
    [' Year  10 ', '10'],
    ['Curriculum Year 4', '4'],
    ['Y14', '14'],
    ['R', 'R'],
    ['Reception', 'R'],
    ['Year R', 'R'],
    ['YR', 'R'],
    ['Year 0', 'R'],
    ['FS2', 'R'],
    ['Nursery', 'N2'],
    ['Nursery 1', 'N1'],
    ['N1', 'N1'],
    ['n2', 'N2'],
    ['E1', 'E1'],
    ['X', 'X'],
    ['15', undefined],
    ['Year 40', undefined],
    ['4B', undefined],
    ['Oak', undefined],
    ['', undefined],
    ['-1', undefined],
    ['constructor', undefined],
  ])('%s is %s', (text, code) => expect(readYearGroup(text)).toBe(code));

  it('are read back from their labels and short forms', () => {
    for (const year of yearGroups.filter((code) => phaseOf(code) !== 'early years' && code !== 'X')) {
      expect(readYearGroup(labelOfYear(year))).toBe(year);
      expect(readYearGroup(shortYear(year))).toBe(year);
    }
  });
});

describe('year groups and ages', () => {
  test.each([
    ['N2', 3, 'early years'],
    ['R', 4, 'early years'],
    ['1', 5, 'primary'],
    ['6', 10, 'primary'],
    ['7', 11, 'secondary'],
    ['11', 15, 'secondary'],
    ['13', 17, 'sixth form'],
    ['X', undefined, 'not followed'],
  ] as const)('%s: %s on 31 August before, %s', (year, age, phase) => {
    expect(expectedAge(year)).toBe(age);
    expect(phaseOf(year)).toBe(phase);
  });

  it('a child born on 31 August is the youngest of the year, and on 1 September the oldest of the next', () => {
    expect(usualYearGroup('2017-08-31', '2026/27')).toBe('5');
    expect(usualYearGroup('2017-09-01', '2026/27')).toBe('4');
    expect(usualYearGroup('2026-09-01', '2026/27')).toBeUndefined();
    expect(usualYearGroup('1990-01-01', '2026/27')).toBeUndefined();
  });

  it('follow each other', () => {
    expect(nextYearGroup('R')).toBe('1');
    expect(nextYearGroup('14')).toBeUndefined();
    expect((['10', 'R', 'X', '2'] as const).toSorted(compareYears)).toEqual(['R', '2', '10', 'X']);
  });
});
