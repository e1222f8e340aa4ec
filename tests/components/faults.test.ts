import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { adapters } from './adapters.tsx';
import { fixturesOf } from './official.ts';
import { treeOf } from './tree.ts';

const fixture = fixturesOf('radios').find(({ name }) => name === 'with hints on items')!;
const right = renderToString(adapters.radios!(fixture.options));

const faults: [string, (html: string) => string][] = [
  ['a changed attribute', (html) => html.replace('type="radio"', 'type="checkbox"')],
  ['a missing attribute', (html) => html.replace(/ aria-describedby="[^"]*"/, '')],
  ['an attribute too many', (html) => html.replace('type="radio"', 'type="radio" checked')],
  ['a missing class', (html) => html.replace(' govuk-radios__label', '')],
  [
    'classes in another order',
    (html) => html.replace('govuk-label govuk-radios__label', 'govuk-radios__label govuk-label'),
  ],
  ['changed text', (html) => html.replace('Sign in with', 'Sign in by')],
  ['a swapped pair of elements', (html) => html.replace(/(<input[^>]*>)(<label.*?<\/label>)/, '$2$1')],
  ['a missing element', (html) => html.replace(/<div[^>]*govuk-hint.*?<\/div>/, '')],
  ['another kind of element', (html) => html.replace('<h1', '<h2').replace('</h1', '</h2')],
  [
    'an element out of its parent',
    (html) => html.replace(/(<legend.*?<\/legend>)(.*)(<\/fieldset>)/, '$2$3$1'),
  ],
  ['a label for another input', (html) => html.replace('for="', 'for="x-')],
];

describe('the comparison with the official components', () => {
  it('accepts the component as it is', () => {
    expect(treeOf(right)).toBe(treeOf(fixture.html));
  });

  it.each(faults)('catches %s', (_name, spoil) => {
    const spoiled = spoil(right);
    expect(spoiled).not.toBe(right);
    expect(treeOf(spoiled)).not.toBe(treeOf(fixture.html));
  });

  it('does not mind attribute order, nor white space that no browser shows', () => {
    expect(treeOf('<p id="a" class="b c">\n  Hello\n  there </p>\n')).toBe(
      treeOf('<p class="b  c" id="a">Hello there</p>'),
    );
  });

  it('escapes what people type, so that only raw fixture HTML is markup', () => {
    const typed = renderToString(adapters['inset-text']!({ text: '<script>alert(1)</script>' }));
    expect(typed).not.toContain('<script>');
    expect(treeOf(typed)).toContain('"<script>alert(1)</script>"');
  });
});
