import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { adapters } from './adapters.tsx';
import { componentNames, fixturesOf } from './official.ts';
import { treeOf } from './tree.ts';

describe.each(Object.keys(adapters))('%s gives what the official component gives', (component) => {
  it.each(fixturesOf(component).map((fixture) => [fixture.name, fixture] as const))(
    '%s',
    (_name, fixture) => {
      expect(treeOf(renderToString(adapters[component]!(fixture.options)))).toBe(treeOf(fixture.html));
    },
  );
});

it('names, with a reason, every official component that is not here', () => {
  expect(componentNames().filter((name) => !(name in adapters))).toEqual([
    'accordion',
    'cookie-banner',
    'exit-this-page',
    'feedback',
    'footer',
    'generic-header',
    'header',
    'language-navigation',
    'phase-banner',
    'service-navigation',
  ]);
});
