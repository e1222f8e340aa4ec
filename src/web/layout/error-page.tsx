import type { Viewer } from '../../basics/viewer.ts';
import { Page } from './page.tsx';

export type ErrorKind = 'not-found' | 'elsewhere' | 'too-large' | 'fault' | 'disk-full';

const words: Record<ErrorKind, { title: string; say: string }> = {
  'not-found': { title: 'Page not found', say: 'Check the address, or go back and choose another way.' },
  elsewhere: {
    title: 'This was not sent from Alongside',
    say: 'Go back, load the page again and send it once more.',
  },
  'too-large': { title: 'This is too large', say: 'Send a file of less than 20 MB.' },
  fault: {
    title: 'Something went wrong here',
    say: 'Nothing that was saved is lost. Go back and try again; what you typed is still in the page.',
  },
  'disk-full': {
    title: 'The disk is full',
    say: 'This was not saved. Everything saved before is safe. Tell the person who looks after Alongside to free some space; go back, and what you typed is still there.',
  },
};

export function ErrorPage({ kind, viewer }: { kind: ErrorKind; viewer?: Viewer | undefined }) {
  const { title, say } = words[kind];
  return (
    <Page title={title} viewer={viewer}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{say}</p>
    </Page>
  );
}
