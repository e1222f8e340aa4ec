import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ruleNames, ruleOf, rules } from './kept.ts';
import { goesOn, isSpan, keptSince, lengthChosen, lengthInWords } from './lengths.ts';

describe('every rule', () => {
  test.each(ruleNames)(
    '%s says what it is about, how long, where that comes from and what may be chosen',
    (name) => {
      const rule = ruleOf(name);
      expect([rule.name, rule.says, rule.source].every((words) => words.length > 5)).toBe(true);
      if (rule.goes === 'stays')
        expect([name, 'not' in rule.change, isSpan(rule.start)]).toEqual([name, true, false]);
      if ('not' in rule.change) return expect(rule.change.not).not.toBe('');
      const { change, start } = rule;
      expect(change.least).toBeLessThan(change.most);
      if (isSpan(start)) {
        expect(start.unit).toBe(change.unit);
        expect(start.count).toBeGreaterThanOrEqual(change.least);
        expect(start.count).toBeLessThanOrEqual(change.most);
      } else expect(start).toBe(change.or);
    },
  );

  test('only the SEN file has a cited time; whatever else a school may decide on waits until it does', () => {
    const cited = ruleNames.filter((name) => ruleOf(name).source.includes('IRMS'));
    expect(cited).toEqual(['sen-file']);
    expect(rules['sen-file'].start).toEqual({ count: 31, unit: 'years' });
    const open = ruleNames.filter((name) => !('not' in ruleOf(name).change) && isSpan(ruleOf(name).start));
    expect(open).toEqual(['sen-file']);
  });
});

test.each([
  ['sen-file', undefined, '31 years after the date of birth, once the child has left'],
  ['sen-file', 25, '25 years after the date of birth, once the child has left'],
  ['sen-file', 24, '31 years after the date of birth, once the child has left'],
  ['sen-file', null, '31 years after the date of birth, once the child has left'],
  ['handed-over', undefined, 'As long as the SEN file'],
  ['handed-over', 1, '1 year after the day on which the file went to the next school'],
  ['lists', undefined, 'Until the school decides'],
  ['lists', 18, '18 months after the list was brought in'],
  ['lists', null, 'Until the school decides'],
  ['looked', 3, 'Until the school decides'],
] as const)('%s with %s chosen: %s', (name, chosen, words) => {
  expect(lengthInWords(ruleOf(name), lengthChosen(ruleOf(name), chosen))).toBe(words);
});

test('what began before the day since which things are kept is kept no longer, and nothing else is', () => {
  const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
  const unit = fc.constantFrom('years', 'months', 'days');
  const iso = (date: Date) => date.toISOString().slice(0, 10);
  fc.assert(
    fc.property(day, day, fc.integer({ min: 1, max: 60 }), unit, (one, other, count, of) => {
      const [began, today] = [iso(one), iso(other)];
      const span = { count, unit: of } as const;
      // A month's last days have no twin in a shorter month, so that the two ways may differ by those days, always to keep longer.
      if (began < keptSince(today, span)) expect(goesOn(began, span) <= today).toBe(true);
      if (Number(began.slice(8)) < 28 && Number(today.slice(8)) < 28 && goesOn(began, span) < today)
        expect(began < keptSince(today, span)).toBe(true);
    }),
  );
});
