import { roles, type Role } from '../../src/basics/viewer.ts';

/** What one route answered, as letters. */
export interface Row {
  readonly pattern: string;
  readonly method: string;
  /** What must be allowed; nothing where anybody may come. */
  readonly may: string | undefined;
  /** Each role about its own school; teachers and assistants about a child they work with. */
  readonly own: Readonly<Record<Role, string>>;
  /** The teacher and the assistant about a child of another class. */
  readonly otherClass: readonly string[];
  /** Each role of another school about the same things. */
  readonly others: readonly string[];
  readonly nobody: string;
}

interface Answered {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** The letter of an answer; an answer that has none stands with its number, to be looked at. */
export function letterOf({ statusCode, headers, body }: Answered): string {
  const to = typeof headers['location'] === 'string' ? headers['location'] : '';
  if (statusCode === 303) return /^\/sign-in(?:\?|$)/.test(to) ? 'I' : 'G';
  if (statusCode === 200 && body.includes('<title>Sign in')) return 'I';
  if (statusCode === 200) return String(headers['content-type']).startsWith('text/html') ? 'S' : 'D';
  return { 403: 'L', 404: 'N', 409: 'L', 422: 'F' }[statusCode] ?? String(statusCode);
}

const meanings = {
  S: 'shown',
  D: 'data or a file that is not a page',
  F: 'found and allowed; the empty form that was sent comes back with what to do',
  G: 'found and allowed; leads on to another page',
  L: 'the right person, but not now, and the page says why',
  N: 'not found: the same answer as for something that does not exist',
  I: 'asked to sign in',
};

const short: Record<Role, string> = {
  senco: 'SENCO',
  teacher: 'teacher',
  assistant: 'assistant',
  head: 'head',
  governor: 'governor',
  administrator: 'admin',
};

/** The whole page: a table for each first part of an address, a line for each route. */
export function page(rows: readonly Row[]): string {
  const groups = Map.groupBy(rows, ({ pattern }) => pattern.split('/')[1] || 'the start');
  const inOrder = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${[head, ...inOrder.map(([name, group]) => `## ${name}\n\n${tableOf(group)}`)].join('\n\n')}\n`;
}

const head = `# Who gets in

Every route, and what the running application answered to each role, to the same roles of another school about the same
things, and to somebody who is not signed in. Nothing here is declared: a test asks all of it, on both engines, and fails when
an answer differs. After a change, look at the difference, then \`npx vitest run tests/permissions -u\`.

Each was asked once with the ids of things that exist, and with an empty form where something is sent. N may also mean that
there is nothing of the kind in the invented school: \`tests/permissions/permissions.test.ts\` names those routes and says why.

${Object.entries(meanings)
  .map(([letter, means]) => `- **${letter}**: ${means}`)
  .join('\n')}

The column "other class" is the teacher and the assistant about a child they do not work with; "other school" is
${roles.map((role) => short[role]).join(', ')}, in this order, one letter when all are answered alike.`;

function tableOf(rows: readonly Row[]): string {
  const heads = [
    'route',
    'needs',
    ...roles.map((role) => short[role]),
    'other class',
    'other school',
    'signed out',
  ];
  const cells = rows
    .toSorted((a, b) =>
      a.pattern === b.pattern ? (a.method < b.method ? -1 : 1) : a.pattern < b.pattern ? -1 : 1,
    )
    .map(({ method, pattern, may, own, otherClass, others, nobody }) => [
      `${method} \`${pattern}\``,
      may ?? 'nothing',
      ...roles.map((role) => own[role]),
      alike(otherClass),
      alike(others),
      nobody,
    ]);
  return aligned([heads, ...cells]);
}

const alike = (letters: readonly string[]): string =>
  new Set(letters).size === 1 ? letters[0]! : letters.join(' ');

function aligned([heads, ...cells]: readonly (readonly string[])[]): string {
  const widths = heads!.map((title, at) => Math.max(3, title.length, ...cells.map((row) => row[at]!.length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`;
  return [
    line(heads!),
    `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
    ...cells.map(line),
  ].join('\n');
}
