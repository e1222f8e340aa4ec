import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const table = readFileSync(join(root, 'docs/asvs.md'), 'utf8');
const wanted = readFileSync(join(import.meta.dirname, 'asvs-5.0.0.txt'), 'utf8')
  .trim()
  .split('\n');

interface Line {
  readonly number: string;
  readonly level: string;
  readonly state: string;
  readonly how: string;
  readonly where: string;
}

const linesOf = (text: string): Line[] =>
  [...text.matchAll(/^\| (\d+\.\d+\.\d+) *\|(.*)\|$/gm)].map(([, number, rest]) => {
    const [level = '', , state = '', how = '', where = ''] = rest!.split('|').map((cell) => cell.trim());
    return { number: number!, level, state, how, where };
  });

/** Files that a text names, as they stand in the tree. */
const filesIn = (text: string): string[] =>
  text.match(/\b(?:src|tests|scripts|docs|deploy)\/[\w./-]*\w\.(?:tsx?|mjs|md)\b/g) ?? [];

describe('docs/asvs.md', () => {
  const lines = linesOf(table);

  test('has every requirement of levels 1 and 2 once, in order', () => {
    expect(lines.map(({ number, level }) => `${number} ${level}`)).toEqual(wanted);
    expect(wanted).toHaveLength(253);
  });

  test('says of each what its state is, and how or why', () => {
    expect(lines.filter(({ state }) => !['met', 'partly', 'not met', 'n/a'].includes(state))).toEqual([]);
    expect(lines.filter(({ how }) => !how)).toEqual([]);
  });

  test('counts them rightly in its first lines', () => {
    const count = (state: string) => lines.filter((line) => line.state === state).length;
    expect(table).toContain(
      `${count('met')} are met, ${count('partly')} in part, ${count('not met')} not, and ${count('n/a')} are about`,
    );
  });

  test.each(['docs/asvs.md', 'docs/security.md'])('%s names only files that there are', (page) => {
    const named = filesIn(readFileSync(join(root, page), 'utf8'));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  test('the look finds a line and a file', () => {
    expect(linesOf('| 1.2.3 | 1 | asks | met | how | `src/x.ts` |')).toHaveLength(1);
    expect(filesIn('see `src/nowhere.ts` and `tests/a/b.test.ts`')).toEqual([
      'src/nowhere.ts',
      'tests/a/b.test.ts',
    ]);
  });
});
