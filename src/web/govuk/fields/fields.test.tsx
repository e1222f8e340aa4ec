import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { FormState } from '../../../basics/form-state.ts';
import {
  ChoiceField,
  DateField,
  FormErrors,
  ManyField,
  PasswordField,
  SelectField,
  TextArea,
  TextField,
} from './index.ts';

const choices = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];
const named = { name: 'met', label: 'How did it go?', hint: 'In your own words' };
const fields: [string, (form: FormState) => VNode, string][] = [
  ['a text field', (form) => <TextField {...named} form={form} />, 'met'],
  ['a text area', (form) => <TextArea {...named} form={form} />, 'met'],
  ['a text area with a limit', (form) => <TextArea {...named} maxlength={200} form={form} />, 'met'],
  ['a password', (form) => <PasswordField {...named} form={form} />, 'met'],
  ['radios', (form) => <ChoiceField {...named} choices={choices} form={form} />, 'met'],
  ['checkboxes', (form) => <ManyField {...named} choices={choices} form={form} />, 'met'],
  ['a list', (form) => <SelectField {...named} choices={choices} form={form} />, 'met'],
  ['a date', (form) => <DateField {...named} form={form} />, 'met-day'],
];

const untouched: FormState = { answers: {}, errors: {} };
const refused: FormState = { answers: { 'met-day': '' }, errors: { met: 'Say how it went' } };

describe('every question', () => {
  it.each(fields)('%s is described by its hint, and says nothing of errors at first', (_name, field) => {
    const html = renderToString(field(untouched));
    expect(html).toMatch(/aria-describedby="[^"]*met-hint/);
    expect(html).toContain('id="met-hint"');
    expect(html).not.toContain('error');
  });

  it.each(fields)('%s is tied to its error', (_name, field) => {
    const html = renderToString(field(refused));
    expect(html).toMatch(/aria-describedby="[^"]*met-error/);
    expect(html).toContain('id="met-error"');
    expect(html).toContain('Say how it went');
  });

  it.each(fields.slice(0, 7))('%s is where its line in the error summary leads', (_name, field, id) => {
    expect(renderToString(<FormErrors form={{ answers: {}, errors: refused.errors }} />)).toContain(
      `href="#${id}"`,
    );
    expect(renderToString(field(refused))).toMatch(new RegExp(`<(input|textarea|select)[^>]* id="${id}"`));
  });

  it('a date is reached at its day', () => {
    expect(renderToString(<FormErrors form={refused} />)).toContain('href="#met-day"');
    expect(renderToString(<FormErrors form={{ ...refused, answers: {} }} dates={['met']} />)).toContain(
      '#met-day',
    );
    expect(renderToString(<DateField {...named} form={refused} />)).toMatch(/<input[^>]* id="met-day"/);
  });
});

describe('what was typed is kept', () => {
  it('as text, escaped', () => {
    const form = { answers: { met: 'Tom & "Jo" <3' }, errors: {} };
    expect(renderToString(<TextField {...named} form={form} />)).toContain(
      'value="Tom &amp; &quot;Jo&quot; &lt;3"',
    );
    expect(renderToString(<TextArea {...named} form={form} />)).toContain(
      'Tom &amp; "Jo" &lt;3'.replaceAll('"', '&quot;'),
    );
  });

  it('as a choice, or several', () => {
    const one = renderToString(
      <ChoiceField {...named} choices={choices} form={{ answers: { met: 'no' }, errors: {} }} />,
    );
    expect(one).toMatch(/value="no" checked/);
    expect(one).not.toMatch(/value="yes" checked/);
    const both = { answers: { met: ['yes', 'no'] }, errors: {} };
    expect(
      renderToString(<ManyField {...named} choices={choices} form={both} />).match(/ checked/g),
    ).toHaveLength(2);
    expect(
      renderToString(
        <SelectField {...named} choices={choices} form={{ answers: { met: 'no' }, errors: {} }} />,
      ),
    ).toMatch(/<option( selected)?[^>]*value="no"[^>]*>/);
  });

  it('as a date, even an impossible one', () => {
    const form = { answers: { 'met-day': '31', 'met-month': 'feb', 'met-year': '' }, errors: {} };
    const html = renderToString(<DateField {...named} form={form} />);
    expect(html).toContain('name="met-day"');
    expect(html).toContain('value="31"');
    expect(html).toContain('value="feb"');
  });

  it('or as the date that is known, until somebody types another', () => {
    const known = renderToString(
      <DateField {...named} form={{ answers: { met: '2026-03-07' }, errors: {} }} />,
    );
    expect([...known.matchAll(/ value="([^"]*)"/g)].map(([, value]) => value)).toEqual(['7', '3', '2026']);
    const typed = { met: '2026-03-07', 'met-day': '', 'met-month': '4', 'met-year': '' };
    const html = renderToString(<DateField {...named} form={{ answers: typed, errors: {} }} />);
    expect([...html.matchAll(/ value="([^"]+)"/g)].map(([, value]) => value)).toEqual(['4']);
  });

  it('but never a password', () => {
    const form = { answers: { met: 'secret-words' }, errors: {} };
    expect(renderToString(<PasswordField {...named} form={form} />)).not.toContain('secret-words');
  });
});

it('a date with one wrong part marks that part alone', () => {
  const form = { answers: {}, errors: { 'met-month': 'Enter the month' } };
  const html = renderToString(<DateField {...named} form={form} />);
  expect(html.match(/govuk-input--error/g)).toHaveLength(1);
  expect(html).toMatch(/<input[^>]*govuk-input--error[^>]*id="met-month"/);
});

it('no errors, no summary', () => {
  expect(renderToString(<FormErrors form={untouched} />)).toBe('');
});
