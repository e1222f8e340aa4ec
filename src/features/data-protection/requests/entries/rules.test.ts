import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  alsoIn,
  given,
  grounds,
  leftOut,
  mayConfirm,
  redact,
  standingOf,
  stillToDo,
  toldGrounds,
  wordsNotIn,
  type Decided,
  type Entry,
} from './rules.ts';

const entry = (text: string, decided: Partial<Decided> = {}): Entry & Decided => ({
  table: 'observation',
  key: text,
  title: 'Observation',
  on: '2026-11-20',
  lines: [{ label: 'What was seen', text }],
  decision: 'undecided',
  reason: null,
  words: [],
  decidedBy: 'a',
  confirmedBy: null,
  ...decided,
});

describe('words that are left out', () => {
  test.each([
    ['Pushed by Kai (Year 4)', ['Kai (Year 4)'], `Pushed by ${leftOut}`],
    ['KAI and kai', ['Kai'], `${leftOut} and ${leftOut}`],
    ['Kai\nJones came', ['Kai Jones'], `${leftOut} came`],
    ['Kaiser rolls', ['Kai', 'Kaiser rolls'], leftOut],
    ['Zoë sat', ['Zoe\u0308'], `${leftOut} sat`],
    ['With Kai Smith-Jones, one-to-one', ['Smith-Jones', 'one-to-one'], `With Kai ${leftOut}, ${leftOut}`],
    ['1+1=2. a.c', ['1+1', 'a.c'], `${leftOut}=2. ${leftOut}`],
  ])('%j without %j', (text, words, becomes) => {
    expect(wordsNotIn(entry(text), words)).toEqual([]);
    expect(redact([{ label: 'x', text }], words)[0]!.text).toBe(becomes);
  });

  test('that do not stand in the entry are told', () => {
    expect(wordsNotIn(entry('Pushed by Kai'), ['Kay', 'Kai', 'Pushed'])).toEqual(['Kay']);
  });

  test('are gone, whatever they are', () => {
    const words = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).filter((some) => {
      const plain = some.normalize('NFC').trim();
      return plain !== '' && !leftOut.includes(plain.toLowerCase()) && !/\s/.test(plain);
    });
    fc.assert(
      fc.property(fc.string(), words, fc.string(), (before, secret, after) => {
        const kept = redact([{ label: 'x', text: `${before} ${secret} ${after}` }], [secret])[0]!.text;
        for (const part of kept.split(leftOut)) expect(part).not.toContain(secret.normalize('NFC').trim());
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a second person', () => {
  test('agrees to whatever is left out, and never to what they decided themselves', () => {
    for (const decision of ['withhold', 'part'] as const) {
      expect(mayConfirm(entry('x', { decision }), 'a')).toBe(false);
      expect(mayConfirm(entry('x', { decision }), 'b')).toBe(true);
      expect(mayConfirm(entry('x', { decision, confirmedBy: 'b' }), 'b')).toBe(false);
    }
    expect(mayConfirm(entry('x', { decision: 'include' }), 'b')).toBe(false);
  });
});

test('what is still to do says what, until nothing is', () => {
  const entries = [
    entry('a'),
    entry('b', { decision: 'include' }),
    entry('c', { decision: 'withhold' }),
    entry('d', { decision: 'part', confirmedBy: 'b' }),
  ];
  const standing = standingOf(entries);
  expect(standing).toEqual({ undecided: 1, unconfirmed: 1, given: 1, inPart: 1, withheld: 1 });
  expect(stillToDo(standing, true, 2)).toHaveLength(3);
  expect(stillToDo(standing, false, 0)).toEqual(['The entries are not gathered yet.']);
  expect(stillToDo(standingOf(entries.slice(1, 2)), true, 0)).toEqual([]);
});

describe('what goes into the copy', () => {
  const entries = [
    entry('Reads with Kai', { decision: 'part', words: ['Kai'], reason: 'third-party' }),
    entry('A secret', { decision: 'withhold', reason: 'child-abuse' }),
    entry('Not looked at'),
    entry('Kai helps', { decision: 'include' }),
  ];

  test('is what is given, and of what is not given nothing', () => {
    expect(given(entries).map(({ lines }) => lines[0]!.text)).toEqual([`Reads with ${leftOut}`, 'Kai helps']);
    expect(JSON.stringify(given(entries))).not.toContain('secret');
  });

  test('says on which grounds something was left out, without a count', () => {
    expect(toldGrounds(entries)).toEqual([grounds['child-abuse'].told, grounds['third-party'].told]);
    expect(toldGrounds(entries.slice(2))).toEqual([]);
  });

  test('words that were left out of one entry and stand in another are told', () => {
    expect(alsoIn(entries).map(({ words, entry: other }) => [words, other.key])).toEqual([
      ['Kai', 'Kai helps'],
    ]);
  });

  test('so is a sentence of an entry that is left out whole, the same, longer or cut short; a date or a name is not', () => {
    const seen = 'Read the strip aloud, touched plan B, sat down.';
    const withheld = {
      ...entry(seen, { decision: 'withhold', reason: 'third-party' }),
      lines: [
        { label: 'What was seen', text: seen },
        { label: 'Written down', text: '19 October 2026 at 4.40pm' },
        { label: 'By', text: 'Sabiha Rahman' },
      ],
    };
    const others = [
      'Seen at register: read the strip  aloud, touched plan B, sat down. Then left.',
      'Read the strip aloud, touched plan B',
      '19 October 2026 at 4.40pm',
      'Sabiha Rahman',
      'Read a book',
    ].map((text) => entry(text, { decision: 'include' }));
    expect(alsoIn([withheld, ...others]).map(({ entry: other }) => other.key)).toEqual([
      others[0]!.key,
      others[1]!.key,
    ]);
    expect(alsoIn([{ ...withheld, decision: 'include' }, ...others])).toEqual([]);
    const both = others.map((one) => ({ ...one, decision: 'withhold' as const }));
    expect(alsoIn([withheld, ...both])).toEqual([]);
  });
});
