import { formatInstant } from '../../../basics/dates.ts';
import { may } from '../../../basics/permissions.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { Details } from '../../../web/govuk/index.ts';
import { Card } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';

export interface OverviewProps {
  readonly viewer: Viewer;
  readonly flash?: string | undefined;
  /** Requests for a copy that wait for an answer. */
  readonly waiting: number;
  /** The newest seal over who looked at what; undefined before the first. */
  readonly head: { readonly number: number; readonly upTo: string; readonly digest: string } | undefined;
}

/** Where whoever looks after children's data begins. */
export function OverviewPage({ viewer, flash, head, waiting }: OverviewProps) {
  return (
    <Page
      title="Data protection"
      viewer={viewer}
      current={may(viewer, 'keep settings') ? paths.settings() : paths.dataProtection()}
      flash={flash}
      back={may(viewer, 'keep settings') ? { href: paths.settings(), text: 'School' } : undefined}
    >
      <h1 class="govuk-heading-l">Data protection</h1>
      <p class="govuk-body-l">
        The school decides about its children’s data and answers for it; Alongside keeps it for the school.
      </p>
      <div class="stack">
        <Card title="Who has looked at a record">
          <p class="govuk-body">
            Every page of a child’s record that somebody opens is written down, as durably as a change. On a
            child’s page, choose <strong>Who has looked</strong>.
          </p>
          <p class="govuk-body">
            <a class="govuk-link" href={paths.register()}>
              Choose a child
            </a>
          </p>
        </Card>
        <Trust head={head} />
        <Card title="Requests for a copy" tone={waiting > 0 ? 'soon' : undefined}>
          <p class="govuk-body">
            <a class="govuk-link" href={paths.accessRequests()}>
              {waiting === 0
                ? 'No request waits'
                : waiting === 1
                  ? 'One request waits'
                  : `${waiting} requests wait`}
            </a>
            . Subject access requests have a month, the educational record 15 school days.
          </p>
        </Card>
        <Card title="Retention and disposal">
          <p class="govuk-body">
            <a class="govuk-link" href={paths.disposals()}>
              What is due, and the certificates of what is gone
            </a>
            .{' '}
            <a class="govuk-link" href={paths.keeping()}>
              How long we keep what
            </a>
            . A child’s record can be placed on hold from their page, under <strong>What is held</strong>.
          </p>
        </Card>
        <Card title="What is held of a child">
          <p class="govuk-body">
            <a class="govuk-link" href={paths.holdings()}>
              Every kind of entry, in plain words
            </a>
            . How much there is of one child: on their page, choose <strong>What is held</strong>.
          </p>
        </Card>
      </div>
    </Page>
  );
}

function Trust({ head }: Pick<OverviewProps, 'head'>) {
  return (
    <Card title="Can that be trusted?">
      <p class="govuk-body">
        The lines are sealed in a chain: each seal is a fingerprint of its lines and of the seal before. Were
        anybody to change, remove or slip in a line behind Alongside’s back, the fingerprints would no longer
        match, and the check that whoever runs Alongside can make (<code>alongside audit-check</code>) names
        the line.
      </p>
      {head ? (
        <>
          <p class="govuk-body">
            Seal <strong>{head.number}</strong> is the newest. It covers everything up to{' '}
            {formatInstant(head.upTo)}.
          </p>
          <Details summary="Its fingerprint, to keep elsewhere">
            <p class="govuk-body">
              Copy this line into something that whoever runs Alongside cannot change, such as the minutes of
              a governors’ meeting or a letter to yourself. Once a term is often enough to notice if
              everything were made anew.
            </p>
            <p class="govuk-body fingerprint">
              <code>
                {head.number} {head.digest}
              </code>
            </p>
          </Details>
        </>
      ) : (
        <p class="govuk-body soft">The first seal is made within the hour.</p>
      )}
    </Card>
  );
}
