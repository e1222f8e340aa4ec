import { formatDate, formatInstant } from '../../../../basics/dates.ts';
import { paths } from '../../../../paths.ts';
import {
  Button,
  FormErrors,
  HiddenField,
  ManyField,
  SummaryList,
  TextArea,
  WarningText,
} from '../../../../web/govuk/index.ts';
import { Card, Chip, DataTable } from '../../../../web/layout/index.ts';
import { Page } from '../../../../web/layout/page.tsx';
import { fullNameOf } from '../../../pupils/rules.ts';
import { currentOf, type Shared } from '../pages.tsx';
import { keptUntil, whyKept, type ChildDue, type StoredDisposal } from '../rules.ts';

/** One disposal: to be answered by a second person, or the certificate of what is gone. */
export function DisposalPage(
  props: Shared & {
    disposal: StoredDisposal;
    due: readonly ChildDue[];
    /** How many a rule would let go. */
    entries: number;
    mayAnswer: boolean;
    counts: readonly { kind: string; count: number }[];
  },
) {
  const { viewer, flash, form, disposal } = props;
  const isDone = disposal.state === 'done';
  return (
    <Page
      title={isDone ? 'Certificate of disposal' : 'A disposal'}
      viewer={viewer}
      current={currentOf(viewer)}
      flash={flash}
      errors={form.errors}
      back={{ href: paths.disposals(), text: 'Retention and disposal' }}
    >
      <FormErrors form={form} />
      <h1 class="govuk-heading-l">
        {isDone
          ? 'Certificate of disposal'
          : disposal.scope === 'records'
            ? 'Records proposed for disposal'
            : 'Entries proposed for disposal'}
      </h1>
      <Facts disposal={disposal} schoolName={viewer.schoolName} />
      {isDone && <Certificate counts={props.counts} />}
      {disposal.state === 'proposed' && <Answer {...props} />}
    </Page>
  );
}

function Facts({ disposal, schoolName }: { disposal: StoredDisposal; schoolName: string }) {
  const rows: readonly [string, string | null][] = [
    ['School', schoolName],
    ['Number', disposal.id],
    ['Rule', disposal.rule],
    ['Children', disposal.scope === 'records' ? String(disposal.children) : null],
    ['Proposed', `${formatInstant(disposal.proposedAt)}, ${disposal.proposedByName}`],
    [
      disposal.state === 'refused' ? 'Not agreed' : 'Agreed and done',
      disposal.answeredAt && `${formatInstant(disposal.answeredAt)}, ${disposal.answeredByName}`,
    ],
    ['Why not', disposal.refusedBecause],
  ];
  return <SummaryList rows={rows.filter(([, value]) => value).map(([key, value]) => ({ key, value }))} />;
}

function Certificate({ counts }: { counts: readonly { kind: string; count: number }[] }) {
  return (
    <>
      <DataTable
        caption="What was deleted"
        columns={[{ label: 'Kind of entry' }, { label: 'Entries', isNumber: true }]}
        rows={counts.map(({ kind, count }) => [kind, count])}
      />
      <p class="govuk-body soft">
        Deleted from the database in one step, with letters kept in an outbox on this machine. Copies in
        backups go when those backups do; papers, and what is said of the child in other children’s entries,
        are the school’s own to look through. Who looked at what stays, without names of children.
      </p>
    </>
  );
}

function Answer(props: Parameters<typeof DisposalPage>[0]) {
  const { disposal, due: children, entries, mayAnswer, form, once, keeping, today } = props;
  const isOfRecords = disposal.scope === 'records';
  const kept = children.filter((child) => whyKept(child, keeping, today) !== undefined);
  return (
    <>
      {isOfRecords ? (
        <Whose due={children} keeping={keeping} today={today} />
      ) : (
        <p class="govuk-body">
          {entries === 1 ? 'One entry' : `${entries} entries`} of many children, of before{' '}
          {formatDate(disposal.upTo!)}. What is on hold is not among them.
        </p>
      )}
      {!mayAnswer && (
        <p class="govuk-body">You proposed this, so somebody else answers: the SENCO or the head teacher.</p>
      )}
      {mayAnswer && kept.length > 0 && (
        <p class="govuk-body">
          Some of these must be kept after all, so the records cannot be disposed of together.
        </p>
      )}
      {mayAnswer && (
        <div class="grid-2">
          {kept.length === 0 && (
            <Card title="Dispose of them" tone="late">
              <WarningText>Everything is deleted for ever. Nobody can bring it back.</WarningText>
              <form method="post" action={paths.disposalDo({ disposal: disposal.id })} novalidate>
                <HiddenField name="once" value={once} />
                <ManyField
                  name="sure"
                  label={isOfRecords ? 'Have you looked at each of them?' : 'Are you sure?'}
                  form={form}
                  small
                  choices={[
                    {
                      value: 'yes',
                      label: isOfRecords
                        ? 'Yes, and none of these records has to be kept'
                        : 'Yes, nobody needs these any more',
                    },
                  ]}
                />
                <Button class="govuk-button--warning" preventDoubleClick>
                  Delete for ever
                </Button>
              </form>
            </Card>
          )}
          <Card title="Keep them">
            <form method="post" action={paths.disposalRefuse({ disposal: disposal.id })} novalidate>
              <HiddenField name="once" value={once} />
              <TextArea name="because" label="Why are they kept?" form={form} rows={3} />
              <Button class="govuk-button--secondary">Keep them</Button>
            </form>
          </Card>
        </div>
      )}
    </>
  );
}

function Whose({ due, keeping, today }: Pick<Shared, 'keeping' | 'today'> & { due: readonly ChildDue[] }) {
  return (
    <DataTable
      caption="Whose records"
      columns={[{ label: 'Child' }, { label: 'Born' }, { label: 'Left' }, { label: 'Kept until' }]}
      rows={due.map((child) => [
        <>
          {fullNameOf(child)} <WhyKept why={whyKept(child, keeping, today)} />
        </>,
        formatDate(child.dateOfBirth),
        formatDate(child.leftOn!),
        formatDate(keptUntil(child, keeping)),
      ])}
    />
  );
}

const WhyKept = ({ why }: { why: string | undefined }) => (why ? <Chip tone="late">{why}</Chip> : null);
