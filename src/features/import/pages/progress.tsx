import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { Button, HiddenField } from '../../../web/govuk/index.ts';
import { Card } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import type { Run } from '../rules/run.ts';
import { listNames } from './words.ts';

interface RunProps {
  readonly viewer: Viewer;
  readonly run: Run;
}

/** How far the reading is. Without JavaScript the page loads itself again; with it, the bar moves. */
export function ProgressPage({ viewer, run }: RunProps) {
  return (
    <Page
      title="Reading the list"
      viewer={viewer}
      current={paths.imports()}
      reloadAfterSeconds={2}
      scripts={['import-progress.js']}
    >
      <span class="govuk-caption-l">{run.fileName}</span>
      <h1 class="govuk-heading-l">Reading the list</h1>
      <Card>
        <HowFar run={run} />
        <p class="govuk-body">Nothing is changed by this. You will see everything before it is written.</p>
        <p class="govuk-body">
          <a class="govuk-link" href={paths.importRun({ run: run.id })}>
            Look again
          </a>
        </p>
      </Card>
    </Page>
  );
}

function HowFar({ run }: { readonly run: Run }) {
  const { rowsDone, rowsTotal } = run;
  return (
    <div class="meter import-progress" data-progress={paths.importProgress({ run: run.id })}>
      <div class="meter__words">
        <span>{listNames[run.kind]} read</span>
        <strong class="numbers" data-progress-words>
          {rowsTotal > 0 ? `${rowsDone} of ${rowsTotal}` : 'beginning'}
        </strong>
      </div>
      <svg
        class="meter__bar"
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <rect class="meter__planned" width="100" height="6" />
        <rect
          class="meter__delivered"
          width={rowsTotal > 0 ? Math.round((rowsDone / rowsTotal) * 100) : 1}
          height="6"
        />
      </svg>
    </div>
  );
}

/** A file that could not be read, and what to do about it. */
export function FailedPage({ viewer, run }: RunProps) {
  return (
    <Page title="The list could not be read" viewer={viewer} current={paths.imports()}>
      <span class="govuk-caption-l">{run.fileName}</span>
      <h1 class="govuk-heading-l">The list could not be read</h1>
      <p class="govuk-body-l">{run.problem}</p>
      <p class="govuk-body">Nothing was changed.</p>
      <div class="cluster">
        <Button href={paths.imports()}>Choose another file</Button>
        <GiveUp run={run} />
      </div>
    </Page>
  );
}

/** Erases the file and what was read of it. */
export function GiveUp({ run }: { readonly run: Run }) {
  return (
    <form method="post" action={paths.importCancel({ run: run.id })}>
      <HiddenField name="sure" value="yes" />
      <Button class="govuk-button--secondary">Give this list up</Button>
    </form>
  );
}
