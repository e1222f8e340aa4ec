import type { FormState } from '../../../../basics/form-state.ts';
import type { Viewer } from '../../../../basics/viewer.ts';
import { paths } from '../../../../paths.ts';
import { Button, ChoiceField, FormErrors, SummaryList, TextArea } from '../../../../web/govuk/index.ts';
import { AudienceChip, Card, Chip, DataTable, type Tone } from '../../../../web/layout/index.ts';
import { Page } from '../../../../web/layout/page.tsx';
import { childTable, type ChildTableName } from '../../holdings/holdings.ts';
import {
  decisionWords,
  grounds,
  isGround,
  redact,
  type Decided,
  type Decision,
  type Entry,
  type Standing,
} from './rules.ts';

export interface ShownEntry extends Entry, Decided {
  readonly id: string;
  readonly sentBack: string | null;
}

export interface OfRequest {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly childName: string;
}

export const tones: Readonly<Record<Decision, Tone>> = {
  undecided: 'soon',
  include: 'good',
  withhold: 'late',
  part: 'info',
};

/** The kinds of entries of a request, with how far each is: what the page of the request shows. */
export function Kinds(props: {
  requestId: string;
  kinds: readonly { readonly table: ChildTableName; readonly standing: Standing; readonly count: number }[];
}) {
  return (
    <DataTable
      caption="Kinds of entries, and how far each is"
      captionHidden
      columns={[{ label: 'Kind' }, { label: 'Entries', isNumber: true }, { label: 'State' }]}
      rows={props.kinds.map(({ table, standing, count }) => [
        <a class="govuk-link" href={paths.accessEntries({ request: props.requestId, kind: table })}>
          {childTable(table).name}
        </a>,
        count,
        <span class="cluster">
          {standing.undecided > 0 && <Chip tone="soon">{standing.undecided} to decide</Chip>}
          {standing.given > 0 && <Chip tone="good">{standing.given} given</Chip>}
          {standing.inPart > 0 && <Chip tone="info">{standing.inPart} in part</Chip>}
          {standing.withheld > 0 && <Chip tone="late">{standing.withheld} left out</Chip>}
        </span>,
      ])}
    />
  );
}

/** All entries of one kind, to be read one by one; what nobody objects to is given together. */
export function EntriesPage(
  props: OfRequest & {
    flash?: string | undefined;
    table: ChildTableName;
    entries: readonly ShownEntry[];
    /** The request has not ended. */
    isOpen: boolean;
    next: { readonly table: ChildTableName; readonly count: number } | undefined;
  },
) {
  const { viewer, requestId, childName, table, entries, isOpen, next } = props;
  const { name, says, others } = childTable(table);
  const waiting = entries.filter(({ decision }) => decision === 'undecided');
  const closed = waiting.filter(({ isClosed }) => isClosed).length;
  const undecided = waiting.length - closed;
  return (
    <Page
      title={name}
      viewer={viewer}
      flash={props.flash}
      back={{ href: paths.accessRequest({ request: requestId }), text: 'The request' }}
    >
      <span class="govuk-caption-l">{childName}</span>
      <h1 class="govuk-heading-l">{name}</h1>
      <p class="govuk-body">
        {says} {others && <strong>{others}</strong>}
      </p>
      {isOpen && undecided > 0 && (
        <form
          method="post"
          action={paths.accessEntries({ request: requestId, kind: table })}
          class="no-print"
        >
          <p class="govuk-body">
            Read each entry. What should not be given whole, decide by itself first; then give the rest.
          </p>
          <Button preventDoubleClick>
            {undecided === 1
              ? 'Give the one that is not decided'
              : `Give the ${undecided} that are not decided`}
          </Button>
        </form>
      )}
      {isOpen && closed > 0 && (
        <p class="govuk-body">
          {closed === 1 ? 'One entry was' : `${closed} entries were`} told in confidence: each is decided on
          by itself.
        </p>
      )}
      <div class="stack">
        {entries.map((entry) => (
          <Card title={entry.title} id={entry.id}>
            <p class="cluster">
              <Chip tone={tones[entry.decision]}>{decisionWords[entry.decision]}</Chip>
              {isGround(entry.reason) && <span class="soft small">{grounds[entry.reason].name}</span>}
              {entry.isClosed && <AudienceChip audience="senco" />}
              {entry.sentBack && <Chip tone="late">Decide again: {entry.sentBack}</Chip>}
            </p>
            <Lines entry={entry} />
            {isOpen && (
              <p class="govuk-body no-print">
                <a class="govuk-link" href={paths.accessEntry({ request: requestId, entry: entry.id })}>
                  Decide on this entry<span class="govuk-visually-hidden">: {entry.title}</span>
                </a>
              </p>
            )}
          </Card>
        ))}
        {next && (
          <p class="govuk-body no-print">
            <a class="govuk-link" href={paths.accessEntries({ request: requestId, kind: next.table })}>
              Next: {childTable(next.table).name}, {next.count} to decide
            </a>
          </p>
        )}
      </div>
    </Page>
  );
}

/** What an entry says; of one that is given in part, as it will be given. */
export function Lines({ entry, whole }: { entry: Entry & Decided; whole?: boolean }) {
  const lines = entry.decision === 'part' && !whole ? redact(entry.lines, entry.words) : entry.lines;
  return (
    <SummaryList
      class="govuk-summary-list--no-border"
      rows={lines.map(({ label, text }) => ({ key: label, value: <span class="lines">{text}</span> }))}
    />
  );
}

/** One entry, whole, and what is decided of it. */
export function EntryPage(props: OfRequest & { entry: ShownEntry; form: FormState }) {
  const { viewer, requestId, childName, entry, form } = props;
  const table = entry.table as ChildTableName;
  const reasons = (name: string) => (
    <ChoiceField
      name={name}
      label="Why?"
      form={form}
      small
      choices={Object.entries(grounds).map(([value, ground]) => ({
        value,
        label: ground.name,
        hint: ground.explains,
      }))}
    />
  );
  return (
    <Page
      title="Decide on an entry"
      viewer={viewer}
      errors={form.errors}
      back={{ href: paths.accessEntries({ request: requestId, kind: table }), text: childTable(table).name }}
    >
      <FormErrors form={form} />
      <span class="govuk-caption-l">{childName}</span>
      <h1 class="govuk-heading-l">{entry.title}</h1>
      <Card tone={childTable(table).others ? 'voice' : undefined}>
        <Lines entry={entry} whole />
        {childTable(table).others && <p class="soft small">{childTable(table).others}</p>}
      </Card>
      <form
        method="post"
        action={paths.accessEntry({ request: requestId, entry: entry.id })}
        novalidate
        class="stack"
      >
        <ChoiceField
          name="decision"
          label="What goes into the copy?"
          size="m"
          form={form}
          choices={[
            { value: 'include', label: 'All of it' },
            {
              value: 'part',
              label: 'All but some words',
              more: (
                <>
                  <TextArea
                    name="words"
                    label="Which words are left out?"
                    hint="Copy them from the entry, one piece on each line. They are left out wherever they stand in it."
                    form={form}
                    rows={4}
                  />
                  {reasons('partReason')}
                </>
              ),
            },
            { value: 'withhold', label: 'Nothing of it', more: reasons('reason') },
          ]}
        />
        <p class="govuk-body soft">
          Whatever is left out, a second person has to agree to. The law names few reasons; if none fits, the
          entry is given. When in doubt, check with your adviser.
        </p>
        <div>
          <Button preventDoubleClick>Save</Button>
        </div>
      </form>
    </Page>
  );
}
