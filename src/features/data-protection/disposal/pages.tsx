import { formatDate, formatInstant } from '../../../basics/dates.ts';
import type { FormState } from '../../../basics/form-state.ts';
import { may } from '../../../basics/permissions.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import {
  Button,
  FormErrors,
  HiddenField,
  ManyField,
  SummaryList,
  TextArea,
  WarningText,
} from '../../../web/govuk/index.ts';
import { Card, Chip, DataTable, Empty } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { fullNameOf } from '../../pupils/rules.ts';
import { keptUntil, whyKept, type ChildDue, type StoredDisposal } from './rules.ts';

interface Shared {
  readonly viewer: Viewer;
  readonly flash?: string | undefined;
  readonly form: FormState;
  readonly once: string;
  readonly today: string;
  readonly years: number;
}

const currentOf = (viewer: Viewer) =>
  may(viewer, 'keep settings') ? paths.settings() : paths.dataProtection();

/** What is due, what is proposed, and the certificates of what is gone. */
export function DisposalsPage(
  props: Shared & { due: readonly ChildDue[]; isCut: boolean; disposals: readonly StoredDisposal[] },
) {
  const { viewer, flash, form, disposals, years } = props;
  return (
    <Page
      title="Retention and disposal"
      viewer={viewer}
      current={currentOf(viewer)}
      flash={flash}
      errors={form.errors}
      back={{ href: paths.dataProtection(), text: 'Data protection' }}
    >
      <FormErrors form={form} />
      <h1 class="govuk-heading-l">Retention and disposal</h1>
      <p class="govuk-body">
        A child’s record is kept until <strong>{years} years</strong> after the date of birth (the IRMS
        schools toolkit, as SENCOs cite it; a setting of the school). The last school keeps it; a school whose
        leavers go on to another passes it on. Nothing is ever disposed of by itself: one person proposes,
        another answers.
      </p>
      <Due {...props} />
      {disposals.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Proposed, and done</h2>
          <DataTable
            caption="Disposals, the newest first"
            captionHidden
            columns={[{ label: 'Proposed' }, { label: 'Records', isNumber: true }, { label: 'State' }]}
            rows={disposals.map((disposal) => [
              <a class="govuk-link" href={paths.disposal({ disposal: disposal.id })}>
                {formatInstant(disposal.proposedAt)}
              </a>,
              disposal.children,
              <State disposal={disposal} />,
            ])}
          />
        </>
      )}
    </Page>
  );
}

function State({ disposal }: { disposal: StoredDisposal }) {
  if (disposal.state === 'proposed') return <Chip tone="soon">Waits for a second person</Chip>;
  if (disposal.state === 'refused') return <Chip>Not done: the records stay</Chip>;
  return <Chip tone="good">Done, certificate</Chip>;
}

function Due({ due, isCut, form, once, years, today }: Parameters<typeof DisposalsPage>[0]) {
  const free = due.filter((child) => whyKept(child, years, today) === undefined);
  const kept = due.filter((child) => !free.includes(child));
  return (
    <>
      <h2 class="govuk-heading-m">Due</h2>
      {due.length === 0 && (
        <Empty>
          <p class="govuk-body">No record is due.</p>
        </Empty>
      )}
      {isCut && <p class="govuk-body">The eldest are shown; there are more once these are answered.</p>}
      {free.length > 0 && (
        <form method="post" action={paths.disposals()} novalidate>
          <HiddenField name="once" value={once} />
          <ManyField
            name="child"
            label="Whose records are proposed for disposal?"
            hint="Check that no complaint, claim or inquiry is open: place those on hold instead."
            form={form}
            small
            choices={free.map((child) => ({
              value: child.id,
              label: fullNameOf(child),
              hint: `Born ${formatDate(child.dateOfBirth)}, left on ${formatDate(child.leftOn!)}, kept until ${formatDate(keptUntil(child.dateOfBirth, years))}`,
            }))}
          />
          <Button preventDoubleClick>Propose</Button>
        </form>
      )}
      {kept.length > 0 && (
        <Card title="Due by age, and kept" tone="quiet">
          <ul class="govuk-list">
            {kept.map((child) => (
              <li>
                <a class="govuk-link" href={paths.pupilHold({ pupil: child.id })}>
                  {fullNameOf(child)}
                </a>
                : {whyKept(child, years, today)}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

/** One disposal: to be answered by a second person, or the certificate of what is gone. */
export function DisposalPage(
  props: Shared & {
    disposal: StoredDisposal;
    due: readonly ChildDue[];
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
      <h1 class="govuk-heading-l">{isDone ? 'Certificate of disposal' : 'Records proposed for disposal'}</h1>
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
    ['Children', String(disposal.children)],
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
  const { disposal, due: children, mayAnswer, form, once, years, today } = props;
  const kept = children.filter((child) => whyKept(child, years, today) !== undefined);
  return (
    <>
      <DataTable
        caption="Whose records"
        columns={[{ label: 'Child' }, { label: 'Born' }, { label: 'Left' }, { label: 'Kept until' }]}
        rows={children.map((child) => [
          <>
            {fullNameOf(child)}{' '}
            {kept.includes(child) && <Chip tone="late">{whyKept(child, years, today)}</Chip>}
          </>,
          formatDate(child.dateOfBirth),
          formatDate(child.leftOn!),
          formatDate(keptUntil(child.dateOfBirth, years)),
        ])}
      />
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
                  label="Have you looked at each of them?"
                  form={form}
                  small
                  choices={[{ value: 'yes', label: 'Yes, and none of these records has to be kept' }]}
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
