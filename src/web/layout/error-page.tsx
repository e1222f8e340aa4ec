import type { ComponentChildren } from 'preact';
import { homeOf } from './navigation.ts';
import type { Viewer } from '../../basics/viewer.ts';
import type { Trouble } from '../../database/trouble.ts';
import { paths } from '../../paths.ts';
import { Button } from '../govuk/button.tsx';
import { Card } from './card.tsx';
import { Page } from './page.tsx';

export type ErrorKind =
  'other-school' | 'not-found' | 'not-now' | 'elsewhere' | 'too-large' | 'too-often' | 'fault' | Trouble;

const words: Record<ErrorKind, { title: string; say: string[] }> = {
  'other-school': {
    title: 'You have gone on to another school',
    say: ['What you sent was opened at another of your schools, so nothing was saved here.'],
  },
  'not-found': {
    title: 'We cannot find that page',
    say: [
      'It may have moved, or it may belong to a child you do not work with.',
      'If you followed a link, check that all of it was copied. If you think you should see this page, ask your SENCO.',
    ],
  },
  'not-now': {
    title: 'Not just yet',
    say: ['You are the right person, but this cannot be done now.'],
  },
  elsewhere: {
    title: 'This was not sent from Alongside',
    say: [
      'To keep children’s records safe, nothing was saved. Go back, load the page again and send it once more.',
    ],
  },
  'too-often': {
    title: 'That was very fast',
    say: [
      'More was asked for in your name in a minute than a person can do, so Alongside waits. Nothing of this was saved yet.',
      'Was it not you? Change your password, under your account.',
    ],
  },
  'too-large': {
    title: 'That file is too large',
    say: ['Choose a file smaller than 20 MB, then send it again.'],
  },
  fault: {
    title: 'Something went wrong on our side',
    say: ['It is not your fault, and nothing that was saved is lost.'],
  },
  'disk-full': {
    title: 'There is no room to save this',
    say: [
      'This was not saved. Everything saved before is safe.',
      'Tell the person who looks after Alongside that the disk is full. Once there is room, try again.',
    ],
  },
  'read-only': {
    title: 'Nothing can be saved at the moment',
    say: [
      'This was not saved. Everything saved before is safe.',
      'Tell the person who looks after Alongside that its disk or database takes no changes. Once it does, try again.',
    ],
  },
  slow: {
    title: 'That took too long',
    say: [
      'Alongside is very busy, so we stopped. Nothing was saved by half, and everything saved before is safe.',
      'Wait a minute, then try again.',
    ],
  },
  away: {
    title: 'Alongside is resting for a moment',
    say: [
      'Its records cannot be reached, and should be back in a few minutes. Everything saved before is safe.',
      'What you were doing may not have been saved: try again in a minute.',
    ],
  },
};

export interface ErrorPageProps {
  kind: ErrorKind;
  viewer?: Viewer | undefined;
  /** By which whoever runs Alongside finds it in the log. */
  reference?: string | undefined;
  /** More to say, such as when and why a thing can be done. */
  children?: ComponentChildren;
}

/** What somebody sees instead of the page they wanted: what happened, what is safe, what to do. */
export function ErrorPage({ kind, viewer, reference, children }: ErrorPageProps) {
  const { title, say } = words[kind];
  return (
    <Page title={title} viewer={viewer}>
      <Card>
        <h1 class="govuk-heading-l">{title}</h1>
        {say.map((line) => (
          <p class="govuk-body">{line}</p>
        ))}
        {children}
        {reference && (
          <p class="govuk-body">
            If you ask for help, give this number: <code>{reference}</code>
          </p>
        )}
        <Button href={viewer ? homeOf(viewer) : paths.home()} class="govuk-button--secondary">
          {viewer ? 'Go to your first page' : 'Go to the start'}
        </Button>
      </Card>
    </Page>
  );
}
