import { untouched } from '../../../../basics/form-state.ts';
import { paths } from '../../../../paths.ts';
import { Button, ChoiceField } from '../../../../web/govuk/index.ts';
import { Card } from '../../../../web/layout/index.ts';
import { childTable, type ChildTableName } from '../../holdings/holdings.ts';
import { Kinds, type ShownEntry } from './pages.tsx';
import { alsoIn, standingOf, stillToDo } from './rules.ts';

/** How far the copy of a request is, and the next thing to do about it. */
export function Work(props: {
  requestId: string;
  isOpen: boolean;
  isGathered: boolean;
  entries: readonly ShownEntry[];
  changed: number;
  tells: 'yes' | 'no';
  /** Of a child who came with a school that was merged into this one: where who looked there stands. */
  before: string | undefined;
}) {
  const { requestId, isOpen, isGathered, entries, changed, tells } = props;
  const standing = standingOf(entries);
  const still = stillToDo(standing, isGathered, changed);
  const at = { request: requestId };
  return (
    <>
      <Card title="The copy" tone={still.length ? 'soon' : undefined}>
        {still.length > 0 ? (
          <ul class="govuk-list govuk-list--bullet">
            {still.map((what) => (
              <li>{what}</li>
            ))}
          </ul>
        ) : (
          <Ready
            requestId={requestId}
            tells={tells}
            isOpen={isOpen}
            leavesOut={standing.inPart + standing.withheld > 0}
          />
        )}
        {isOpen && (!isGathered || changed > 0) && (
          <form method="post" action={paths.accessGather(at)}>
            <Button preventDoubleClick>{isGathered ? 'Gather again' : 'Gather the entries'}</Button>
          </form>
        )}
        {standing.unconfirmed > 0 && (
          <p class="govuk-body">
            <a class="govuk-link" href={paths.accessSecond(at)}>
              What is left out, for a second person to agree to
            </a>
          </p>
        )}
        {props.before && (
          <p class="govuk-body">
            The child came with a school that was merged into this one. Who looked at the record there is not
            among these entries: add it from{' '}
            <a class="govuk-link" href={props.before}>
              Who has looked
            </a>
            , where those lines say at which school.
          </p>
        )}
      </Card>
      <LookAgain requestId={requestId} entries={entries} />
      {isGathered && (
        <Card title="Entries">
          <Kinds requestId={requestId} kinds={kindsOf(entries)} />
        </Card>
      )}
    </>
  );
}

/** The kinds of entries in the order of the list of what is held. */
export function kindsOf(entries: readonly ShownEntry[]) {
  return [...Map.groupBy(entries, ({ table }) => table as ChildTableName)].map(([table, all]) => ({
    table,
    standing: standingOf(all),
    count: all.length,
  }));
}

function Ready(props: { requestId: string; tells: 'yes' | 'no'; isOpen: boolean; leavesOut: boolean }) {
  const { requestId, tells, isOpen, leavesOut } = props;
  const href = (format: string) => paths.accessCopy({ request: requestId, format });
  return (
    <>
      <p class="govuk-body">The copy is ready. What is left out is in none of its forms.</p>
      <ul class="govuk-list">
        <li>
          <a class="govuk-link" href={href('pdf')}>
            To print or send (PDF)
          </a>
        </li>
        <li>
          <a class="govuk-link" href={href('html')}>
            To read on a screen (HTML)
          </a>
        </li>
        <li>
          <a class="govuk-link" href={href('json')}>
            For another system (JSON)
          </a>
        </li>
      </ul>
      {leavesOut && isOpen && (
        <form method="post" action={paths.accessTells({ request: requestId })}>
          <ChoiceField
            name="tells"
            label="Does the copy say that something was left out, and on what grounds?"
            hint="Usually yes. Check with your adviser where saying so could itself do harm. It never says how much."
            form={untouched({ tells })}
            inline
            small
            choices={[
              { value: 'yes', label: 'Yes' },
              { value: 'no', label: 'No' },
            ]}
          />
          <Button class="govuk-button--secondary">Save</Button>
        </form>
      )}
    </>
  );
}

function LookAgain({ requestId, entries }: { requestId: string; entries: readonly ShownEntry[] }) {
  const found = alsoIn(entries);
  if (!found.length) return null;
  return (
    <Card title="Look at these again" tone="late">
      <p class="govuk-body">Words that are left out of one entry stand in others that are given:</p>
      <ul class="govuk-list govuk-list--bullet">
        {found.map(({ words, entry }) => (
          <li>
            “{words.length > 80 ? `${words.slice(0, 80)}…` : words}” in{' '}
            <a class="govuk-link" href={paths.accessEntry({ request: requestId, entry: entry.id })}>
              {childTable(entry.table as ChildTableName).name}: {entry.title}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
