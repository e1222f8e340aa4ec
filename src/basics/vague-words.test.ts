import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { adviceFor, vagueIn } from './vague-words.ts';

describe('vague words', () => {
  test.each([
    ['Regular reading with Mrs Khan', 'Regular', 'how often'],
    ['He has access to a laptop', 'access to', 'what exactly'],
    ['Opportunities for movement breaks', 'Opportunities for', 'what exactly'],
    ['Breaks as appropriate', 'as appropriate', 'when'],
    ['A scribe as required', 'as required', 'when'],
    ['Prompts where necessary', 'where necessary', 'when'],
    ['Support with phonics', 'Support with', 'who'],
    ['She would benefit from a quiet space', 'would benefit from', 'what will be done'],
    ['Up to 20 minutes a day', 'Up to', 'the least'],
    ['Some time outside', 'Some', 'how much'],
    ['Checked when possible', 'when possible', 'for certain'],
    ['In a small group on Mondays', 'small group', 'how many children'],
  ])('in "%s" marks "%s": %s', (text, word, missing) => {
    const [mark] = vagueIn(text);
    expect(mark?.word).toBe(word);
    expect(mark?.missing).toContain(missing);
    expect(text.slice(mark?.start, mark?.end)).toBe(word);
  });

  test.each([
    'Mrs Khan reads with him for 15 minutes on Monday, Wednesday and Friday',
    'Counts up to 20 without help',
    'A small group of 4 in the library',
    'Handsome irregularity',
    '',
  ])('leaves "%s" alone', (text) => expect(vagueIn(text)).toEqual([]));

  it('says what to add in one sentence', () => {
    expect(adviceFor(vagueIn('regular breaks')[0]!)).toBe('“regular”: say how often');
  });

  it('marks lie in the text, in order, and never overlap', () => {
    const words = fc.constantFrom(
      'regular',
      'as',
      'needed',
      'support',
      'with',
      'some',
      'cat',
      'up',
      'to',
      '2',
      'hours',
      '.',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 20 }), (all) => {
        const text = all.join(' ');
        let last = 0;
        for (const mark of vagueIn(text)) {
          expect(mark.start).toBeGreaterThanOrEqual(last);
          expect(text.slice(mark.start, mark.end)).toBe(mark.word);
          last = mark.end;
        }
      }),
    );
  });
});
