import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { Viewer } from '../../basics/viewer.ts';
import { paths } from '../../paths.ts';
import { ErrorPage, type ErrorKind } from './error-page.tsx';
import { DataTable, Meter } from './index.ts';
import { Page } from './page.tsx';

const viewer: Viewer = {
  schoolId: 's',
  schoolName: 'Oak Lane Primary',
  staffId: 'p',
  accountId: 'a',
  sessionId: 'x',
  name: 'Meera Shah',
  role: 'senco',
  guarded: true,
};

describe('every page', () => {
  it('says in its title that there is something to put right', () => {
    expect(titleOf(<Page title="Sign in">.</Page>)).toBe('Sign in - Alongside');
    expect(
      titleOf(
        <Page title="Sign in" errors={{}}>
          .
        </Page>,
      ),
    ).toBe('Sign in - Alongside');
    expect(
      titleOf(
        <Page title="Sign in" errors={{ email: 'Enter it' }}>
          .
        </Page>,
      ),
    ).toBe('Error: Sign in - Alongside');
  });

  it('shows a guest neither navigation nor a way to sign out', () => {
    const html = renderToString(<Page title="Sign in">.</Page>);
    expect(html).not.toContain('<nav');
    expect(html).not.toContain('Sign out');
  });

  it('shows who is signed in, their school and role, and signs out by a form', () => {
    const html = renderToString(
      <Page title="Monday" viewer={viewer} current={paths.monday()}>
        .
      </Page>,
    );
    expect(html).toContain('Oak Lane Primary');
    expect(html).toContain('Meera Shah');
    expect(html).toContain('SENCO');
    expect(html).toContain(`<form method="post" action="${paths.signOut()}"`);
    expect(html).toContain(`href="${paths.monday()}" aria-current="page"`);
  });

  it('has no style or script within it, which the browser is told to refuse', () => {
    const html = renderToString(
      <Page title="Monday" viewer={viewer}>
        .
      </Page>,
    );
    expect(html).not.toMatch(/ style=|<style| on[a-z]+=|<script(?![^>]* src=)/);
  });

  it('can be skipped to its main part', () => {
    const html = renderToString(<Page title="Monday">.</Page>);
    expect(html).toContain('href="#main"');
    expect(html).toContain('<main id="main"');
  });
});

it.each<[ErrorKind, string]>([
  ['not-found', 'ask your SENCO'],
  ['not-now', 'right person'],
  ['elsewhere', 'nothing was saved'],
  ['too-large', '20 MB'],
  ['fault', 'nothing that was saved is lost'],
  ['disk-full', 'disk is full'],
  ['away', 'few minutes'],
])('a page that cannot be shown (%s) says so in plain words', (kind, said) => {
  expect(renderToString(<ErrorPage kind={kind} />)).toContain(said);
});

it('a meter says in words what its bar shows, and stands out below two thirds', () => {
  expect(renderToString(<Meter label="Reading" delivered={5} planned={9} />)).toContain('5 of 9');
  expect(renderToString(<Meter label="Reading" delivered={5} planned={9} />)).toContain('meter--low');
  expect(renderToString(<Meter label="Reading" delivered={6} planned={9} />)).not.toContain('meter--low');
  expect(renderToString(<Meter label="Reading" delivered={0} planned={0} />)).not.toMatch(/meter--low|NaN/);
});

it('a table keeps its roles and labels, so that it can become cards on a phone', () => {
  const html = renderToString(
    <DataTable
      caption="Children"
      columns={[{ label: 'Name' }, { label: 'Sessions', isNumber: true }]}
      rows={[['Ada', 3]]}
    />,
  );
  expect(html).toContain('role="rowheader"');
  expect(html).toMatch(/<td role="cell"[^>]*data-label="Sessions"[^>]*>3</);
});

function titleOf(page: Parameters<typeof renderToString>[0]): string {
  return /<title>(.*?)<\/title>/.exec(renderToString(page))![1]!;
}
