import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';

/** One published example of a component: what goes in, and the HTML that must come out. */
export interface Fixture {
  name: string;
  options: Options;
  html: string;
}

// The options are as loose as the Nunjucks templates that read them.
// oxlint-disable-next-line typescript/no-explicit-any
export type Options = any;

const folder = join(
  dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')),
  'dist/govuk/components',
);

/** Gives the name of every component that govuk-frontend publishes. */
export function componentNames(): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/** Gives every published example of one component, hidden ones included. */
export function fixturesOf(component: string): Fixture[] {
  return (
    JSON.parse(readFileSync(join(folder, component, 'fixtures.json'), 'utf8')) as { fixtures: Fixture[] }
  ).fixtures;
}
