import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { childTable, childTableNames } from '../../src/features/data-protection/holdings/holdings.ts';
import { ruleNames, ruleOf } from '../../src/features/data-protection/retention/rules/kept.ts';
import {
  goesInWords,
  groups,
  lengthInWords,
} from '../../src/features/data-protection/retention/rules/lengths.ts';
import { tablesOf } from '../../src/features/data-protection/retention/tables.ts';
import { events } from '../../src/log/events.ts';
import { fields } from '../../src/log/fields.ts';
import { table } from '../../src/settings/table.ts';

// Pages that tell a table of the code to whoever runs Alongside. After a change: npx vitest run tests/docs -u

interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const isOfChild = (name: string): name is (typeof childTableNames)[number] =>
  (childTableNames as string[]).includes(name);

/** What a school may choose of a rule. */
function mayChoose({ change }: ReturnType<typeof ruleOf>): string {
  if ('not' in change) return 'no';
  const { least, most, unit, or } = change;
  return `from ${least} to ${most} ${unit}${or ? `, or ${or === 'with the file' ? 'as the SEN file' : 'until it decides'}` : ''}`;
}

/** Page by page, the heading that each table stands under. */
const pages: Readonly<Record<string, Readonly<Record<string, Table>>>> = {
  'docs/running-it/settings.md': {
    'All of them': {
      head: ['setting', 'default', 'meaning'],
      rows: Object.entries(table).map(([name, setting]) => [
        `\`${name}\`${'secret' in setting ? '†' : ''}`,
        setting.default,
        setting.means,
      ]),
    },
  },
  'docs/data-protection/how-long.md': {
    ...Object.fromEntries(
      Object.entries(groups).map(([group, heading]) => [
        heading,
        {
          head: ['rule', 'kept', 'where that comes from', 'how it goes', 'a school may choose'],
          rows: ruleNames
            .map((name) => ruleOf(name))
            .filter((rule) => rule.group === group)
            .map((rule) => [
              `**${rule.name}.** ${rule.says}`,
              lengthInWords(rule, rule.start),
              rule.source,
              goesInWords[rule.goes],
              mayChoose(rule),
            ]),
        },
      ]),
    ),
    'Table by table': {
      head: ['rule', 'tables'],
      rows: ruleNames
        .filter((name) => tablesOf(name).length > 0)
        .map((name) => [
          ruleOf(name).name,
          tablesOf(name)
            .map((one) => (isOfChild(one) ? `\`${one}\` (${childTable(one).name})` : `\`${one}\``))
            .join(', '),
        ]),
    },
  },
  'docs/running-it/logs.md': {
    Events: {
      head: ['event', 'level', 'what it means'],
      rows: Object.entries(events).map(([name, { level, means }]) => [name, level, means]),
    },
    Fields: {
      head: ['field', 'what it holds'],
      rows: Object.entries(fields).map(([name, { means }]) => [`\`${name}\``, means]),
    },
  },
};

test.each(Object.entries(pages))('%s tells all there is', async (page, tables) => {
  const file = join(import.meta.dirname, '../..', page);
  const told = Object.entries(tables).reduce(put, readFileSync(file, 'utf8'));
  const options = { ...(await resolveConfig(file)), parser: 'markdown' };
  await expect(await format(told, options)).toMatchFileSnapshot(file);
});

/** The page with this table under its heading, instead of the one that stands there. */
function put(page: string, [under, { head, rows }]: [string, Table]): string {
  const heading = `\n## ${under}\n`;
  const [before, after] = page.split(heading);
  expect(after, `give the page a heading "## ${under}"`).toBeDefined();
  const [section = '', ...rest] = after!.split(/(?=\n## )/);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const rewritten = [head, head.map(() => '---'), ...rows].map(line).join('');
  const told = section.replace(/\n(?:\|[^\n]*\n)+/, '\n');
  return `${before}${heading}\n${rewritten}${told}${rest.join('')}`;
}
