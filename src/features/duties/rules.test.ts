import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { allDuties, duty, dutyIds, sourceInWords } from './rules.ts';

const root = new URL('../../../', import.meta.url);
const pageOf = (id: string) => new URL(`docs/duties/${id}.md`, root);

describe('every duty', () => {
  test.each(dutyIds)('%s has a page with its sentence, its source and its test', (id) => {
    const { says, source } = duty(id);
    const page = readFileSync(pageOf(id), 'utf8');
    expect(page).toContain(says);
    expect(page).toContain(`**Source:** ${source}`);
    const tests = [...page.matchAll(/\]\(\.\.\/\.\.\/(src\/[\w/.-]+\.test\.tsx?)\)/g)].map(
      (found) => found[1]!,
    );
    expect(tests.length).toBeGreaterThan(0);
    expect(tests.filter((file) => !existsSync(new URL(file, root)))).toEqual([]);
  });

  test.each(dutyIds)('%s has a page whose links lead to code, and to names that stand there', (id) => {
    const page = readFileSync(pageOf(id), 'utf8');
    for (const line of page.split('\n').filter((each) => each.startsWith('- `'))) {
      const files = [...line.matchAll(/\]\(\.\.\/\.\.\/([^)]+)\)/g)].map((found) =>
        readFileSync(new URL(found[1]!, root), 'utf8'),
      );
      const names = [...line.matchAll(/`([A-Za-z]+)`/g)].map((found) => found[1]!);
      expect(names.filter((name) => !files.some((text) => text.includes(name)))).toEqual([]);
    }
  });

  it('is one plain sentence, and says how binding it is', () => {
    for (const each of allDuties()) {
      expect(each.says).toMatch(/^[A-Z].*\.$/);
      expect(each.says.length).toBeLessThan(125);
    }
    expect(sourceInWords(duty('notice-before-support'))).toBe('Must: CFA 2014 s.68');
    expect(sourceInWords(duty('actions-are-done'))).toBe('Practice');
  });

  it('that has a page is in the list', () => {
    const pages = readdirSync(new URL('docs/duties/', root)).filter((name) => name !== 'README.md');
    expect(pages.map((name) => name.replace('.md', '')).toSorted()).toEqual([...dutyIds].sort());
  });
});
