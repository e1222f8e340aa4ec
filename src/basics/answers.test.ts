import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changedFields,
  differences,
  isSame,
  itemsOf,
  merge,
  withChanges,
  withItem,
  withoutItem,
} from './answers.ts';
import type { Answers } from './answers.ts';
import { differencesInText } from './text-differences.ts';

const field = fc.constantFrom(
  'home',
  'reviewOn',
  'outcome.o1.statement',
  'outcome.o1.target',
  'outcome.o2.statement',
  '__proto__.a.b',
);
const answers: fc.Arbitrary<Answers> = fc.dictionary(field, fc.constantFrom('', 'a', 'b', 'c'));
const filled = (all: Answers) => Object.fromEntries(Object.entries(all).filter(([, text]) => text));

describe('two people edit one document', () => {
  const base = { home: 'Read every night', reviewOn: '2027-02-01', 'outcome.o1.statement': 'Speaks' };

  it('changes in different fields are both kept', () => {
    const result = merge({
      base,
      current: { ...base, home: 'Read on Mondays' },
      mine: { ...base, reviewOn: '2027-03-01' },
    });
    expect(result).toEqual({
      merged: { ...base, home: 'Read on Mondays', reviewOn: '2027-03-01' },
      conflicts: [],
    });
  });

  it('different changes in one field are both shown', () => {
    const { merged, conflicts } = merge({
      base,
      current: { ...base, home: 'Theirs' },
      mine: { ...base, home: 'Mine' },
    });
    expect(merged.home).toBe('Theirs');
    expect(conflicts).toEqual([{ field: 'home', base: 'Read every night', theirs: 'Theirs', mine: 'Mine' }]);
  });

  it('the same change by both is no conflict', () => {
    const same = { ...base, home: 'Both' };
    expect(merge({ base, current: same, mine: same })).toEqual({ merged: same, conflicts: [] });
  });

  it('an outcome one of them takes away while the other writes in it stays whole', () => {
    const opened = { 'outcome.o1.statement': 'Speaks', 'outcome.o1.target': '5 words' };
    const current = {};
    const mine = { ...opened, 'outcome.o1.target': '6 words' };
    const { merged, conflicts } = merge({ base: opened, current, mine });
    expect(merged).toEqual(mine);
    expect(conflicts).toEqual([{ field: 'outcome.o1.target', base: '5 words', theirs: '', mine: '6 words' }]);
    expect(merge({ base: opened, current: mine, mine: {} }).merged).toEqual(mine);
    expect(merge({ base: opened, current: opened, mine: {} }).merged).toEqual({});
  });

  it('never loses what either wrote', () => {
    fc.assert(
      fc.property(answers, answers, answers, (was, current, mine) => {
        const { merged, conflicts } = merge({ base: was, current, mine });
        const shown = (name: string, text: string) =>
          (merged[name] ?? '') === text ||
          conflicts.some((each) => each.field === name && [each.mine, each.theirs].includes(text));
        for (const name of changedFields(was, mine))
          if (mine[name]) expect(shown(name, mine[name])).toBe(true);
        for (const name of changedFields(was, current))
          if (current[name]) expect(shown(name, current[name])).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is the same from both chairs, but for who is "mine"', () => {
    fc.assert(
      fc.property(answers, answers, answers, (was, one, other) => {
        const [a, b] = [
          merge({ base: was, current: one, mine: other }),
          merge({ base: was, current: other, mine: one }),
        ];
        expect(a.conflicts.map(({ field: name }) => name)).toEqual(
          b.conflicts.map(({ field: name }) => name),
        );
        if (a.conflicts.length === 0) expect(a.merged).toEqual(b.merged);
      }),
      { numRuns: 500 },
    );
  });

  it('one who changed nothing gets what is stored, and a first writer gets what was written', () => {
    fc.assert(
      fc.property(answers, answers, (was, now) => {
        expect(merge({ base: was, current: now, mine: was })).toEqual({ merged: filled(now), conflicts: [] });
        expect(merge({ base: was, current: was, mine: now })).toEqual({ merged: filled(now), conflicts: [] });
      }),
    );
  });
});

describe('versions', () => {
  it('an empty field and a missing one are the same', () => {
    expect(changedFields({ home: '' }, {})).toEqual([]);
    expect(isSame({ home: '' }, {})).toBe(true);
    expect(withChanges({ home: 'x', reviewOn: 'y' }, { home: '' })).toEqual({ reviewOn: 'y' });
  });

  it('do not differ because a browser ends lines in its own way', () => {
    expect(changedFields({ home: 'a\nb' }, { home: 'a\r\nb' })).toEqual([]);
    expect(withChanges({}, { home: 'a\r\nb' })).toEqual({ home: 'a\nb' });
    const current = { home: 'theirs' };
    const merged = merge({ base: { home: 'a\nb' }, current, mine: { home: 'a\r\nb' } });
    expect(merged).toEqual({ merged: current, conflicts: [] });
  });

  it('show each field that differs', () => {
    expect(differences({ a: 'old', b: 'same' }, { b: 'same', c: 'new' })).toEqual([
      { field: 'a', before: 'old', after: '' },
      { field: 'c', before: '', after: 'new' },
    ]);
  });

  it('show what changed in a text, word by word', () => {
    expect(differencesInText('Reads 20 words aloud', 'Reads 40 words aloud')).toEqual([
      { kind: 'same', text: 'Reads' },
      { kind: 'removed', text: ' 20' },
      { kind: 'added', text: ' 40' },
      { kind: 'same', text: ' words aloud' },
    ]);
    expect(differencesInText('', '')).toEqual([]);
  });

  it('both texts can be read back from their difference', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', ' ', '\n', 'é'), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const segments = differencesInText(before, after);
        const without = (kind: string) =>
          segments
            .filter((each) => each.kind !== kind)
            .map((each) => each.text)
            .join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
      }),
      { numRuns: 500 },
    );
  });

  it('long texts are compared in good time', () => {
    const words = Array.from({ length: 1500 }, (_, at) => `word${at % 90}`);
    const segments = differencesInText(words.join(' '), words.toReversed().join(' '));
    expect(segments.length).toBeGreaterThan(1);
  });
});

describe('items of a list', () => {
  it('stand in the order of their positions', () => {
    const all = withItem(withItem({ home: 'x' }, 'outcome', 'b', { statement: 'First' }), 'outcome', 'a', {
      statement: 'Second',
    });
    expect(itemsOf(all, 'outcome').map(({ id, fields }) => [id, fields.statement])).toEqual([
      ['b', 'First'],
      ['a', 'Second'],
    ]);
    expect(withoutItem(withoutItem(all, 'outcome', 'a'), 'outcome', 'b')).toEqual({ home: 'x' });
  });

  it('of one list are not those of another, and an id is not the start of another id', () => {
    const all = { 'outcome.o1.statement': 'a', 'outcome.o11.statement': 'b', 'outcomes.o1.x': 'c' };
    expect(itemsOf(all, 'outcome').map(({ id }) => id)).toEqual(['o1', 'o11']);
    expect(withoutItem(all, 'outcome', 'o1')).toEqual({ 'outcome.o11.statement': 'b', 'outcomes.o1.x': 'c' });
  });
});
