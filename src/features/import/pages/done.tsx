import { formatInstant } from '../../../basics/dates.ts';
import { may } from '../../../basics/permissions.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { Button, HiddenField, SummaryList } from '../../../web/govuk/index.ts';
import { Card } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import type { Run, UndoRow } from '../rules/run.ts';
import { countOf, listNames } from './words.ts';

interface DoneProps {
  readonly viewer: Viewer;
  readonly run: Run;
  readonly done: { readonly added: number; readonly changed: number; readonly left: number };
  /** Children of whom the list says something about SEN that nobody has answered yet. */
  readonly senWaiting: number;
  readonly flash?: string | undefined;
}

/** What a list did, what still waits, and how to undo it. */
export function DonePage({ viewer, run, done, senWaiting, flash }: DoneProps) {
  return (
    <Page
      title="The list is in"
      viewer={viewer}
      current={paths.imports()}
      flash={flash}
      back={{ href: paths.imports(), text: 'All lists' }}
    >
      <span class="govuk-caption-l">
        {listNames[run.kind]}: {run.fileName}
      </span>
      <h1 class="govuk-heading-l">{run.status === 'undone' ? 'This list was undone' : 'The list is in'}</h1>
      <SummaryList
        rows={[
          {
            key: 'Brought in',
            value: `${run.appliedAt ? formatInstant(run.appliedAt) : ''}, file sent by ${run.createdBy}`,
          },
          ...(run.undoneAt ? [{ key: 'Undone', value: formatInstant(run.undoneAt) }] : []),
          { key: 'Added', value: countOf(run.kind, done.added) },
          { key: 'Changed', value: countOf(run.kind, done.changed) },
          ...(run.kind === 'classes'
            ? []
            : [{ key: 'Recorded as left', value: countOf(run.kind, done.left) }]),
        ]}
      />
      {run.status === 'applied' && senWaiting > 0 && (
        <SenWaits viewer={viewer} run={run} waiting={senWaiting} />
      )}
      {run.status === 'applied' && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.importUndo({ run: run.id })}>
            Undo this list
          </a>
        </p>
      )}
      <Button href={paths.imports()} class="govuk-button--secondary">
        Bring another list in
      </Button>
    </Page>
  );
}

function SenWaits({
  viewer,
  run,
  waiting,
}: {
  readonly viewer: Viewer;
  readonly run: Run;
  readonly waiting: number;
}) {
  return (
    <Card title="What the list says about SEN" tone="soon">
      <p class="govuk-body">
        For {waiting === 1 ? 'one child' : `${waiting} children`} the list and the register do not say the
        same about SEN. A list never changes that by itself.
      </p>
      {may(viewer, 'change the register') ? (
        <Button href={paths.importSen({ run: run.id })}>Look at each child</Button>
      ) : (
        <p class="govuk-body">The SENCO decides.</p>
      )}
    </Card>
  );
}

interface UndoProps {
  readonly viewer: Viewer;
  readonly run: Run;
  readonly rows: readonly UndoRow[];
  readonly once: string;
}

/** What undoing would put back, and what has to stay because something happened since. */
export function UndoPage({ viewer, run, rows, once }: UndoProps) {
  const stay = rows.filter(({ because }) => because !== undefined);
  const back = rows.length - stay.length;
  return (
    <Page
      title="Undo a list"
      viewer={viewer}
      current={paths.imports()}
      back={{ href: paths.importRun({ run: run.id }), text: 'The list' }}
    >
      <span class="govuk-caption-l">{run.fileName}</span>
      <h1 class="govuk-heading-l">Undo this list?</h1>
      <p class="govuk-body">
        {back === 0
          ? 'Nothing can be put back.'
          : `${countOf(run.kind, back)} will be put back exactly as before the list.`}
      </p>
      {stay.length > 0 && (
        <Card title={`${countOf(run.kind, stay.length)} will stay as now`} tone="soon">
          <ul class="govuk-list govuk-list--bullet">
            {stay.slice(0, 100).map(({ who, because }) => (
              <li>
                {who}: {because}
              </li>
            ))}
          </ul>
          {stay.length > 100 && <p class="govuk-body">And {stay.length - 100} more.</p>}
        </Card>
      )}
      {back > 0 && (
        <form method="post" action={paths.importUndo({ run: run.id })}>
          <HiddenField name="once" value={once} />
          <Button class="govuk-button--warning" preventDoubleClick>
            Undo the list
          </Button>
        </form>
      )}
    </Page>
  );
}
