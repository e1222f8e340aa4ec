import { formatDate, formatInstant } from '../../../basics/dates.ts';
import type { FormState } from '../../../basics/form-state.ts';
import { may } from '../../../basics/permissions.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { Button, FormErrors, HiddenField, ManyField } from '../../../web/govuk/index.ts';
import { Card, Chip, DataTable, Empty } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { fullNameOf } from '../../pupils/rules.ts';
import { rules } from '../retention/rules/kept.ts';
import {
  keptUntil,
  ruleInWords,
  whyKept,
  type ChildDue,
  type Keeping,
  type StoredDisposal,
  type WithNextSchool,
} from './rules.ts';

export interface Shared {
  readonly viewer: Viewer;
  readonly flash?: string | undefined;
  readonly form: FormState;
  readonly once: string;
  readonly today: string;
  readonly keeping: Keeping;
}

export const currentOf = (viewer: Viewer) =>
  may(viewer, 'keep settings') ? paths.settings() : paths.dataProtection();

/** What is due, what is proposed, and the certificates of what is gone. */
export function DisposalsPage(
  props: Shared & {
    due: readonly ChildDue[];
    isCut: boolean;
    disposals: readonly StoredDisposal[];
    /** The newest of those whose file the next school has, and how many there are in all. */
    next: readonly WithNextSchool[];
    nextCount: number;
  },
) {
  const { viewer, flash, form, disposals, keeping } = props;
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
        {ruleInWords(keeping)}{' '}
        <a href={paths.keeping()} class="govuk-link">
          How long we keep what
        </a>
      </p>
      <p class="govuk-body">
        The last school keeps the record; a school whose leavers go on to another passes it on. No record ever
        goes by itself: one person proposes, another answers.
      </p>
      <Due {...props} />
      <NextSchools {...props} />
      {disposals.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Proposed, and done</h2>
          <DataTable
            caption="Disposals, the newest first"
            captionHidden
            columns={[
              { label: 'Proposed' },
              { label: 'What' },
              { label: 'Records', isNumber: true },
              { label: 'State' },
            ]}
            rows={disposals.map((disposal) => [
              <a class="govuk-link" href={paths.disposal({ disposal: disposal.id })}>
                {formatInstant(disposal.proposedAt)}
              </a>,
              scopeWords[disposal.scope],
              disposal.scope === 'records' ? disposal.children : '',
              <State disposal={disposal} />,
            ])}
          />
        </>
      )}
    </Page>
  );
}

const scopeWords: Readonly<Record<StoredDisposal['scope'], string>> = {
  records: 'Records of children',
  typing: rules.typing.name,
  requests: rules.requests.name,
};

/** The record is here still, and the next school has it too: which it is, and since when. */
function NextSchools({ next, nextCount, keeping }: Parameters<typeof DisposalsPage>[0]) {
  if (!next.length) return null;
  return (
    <>
      <h2 class="govuk-heading-m">With the next school</h2>
      <p class="govuk-body">
        {nextCount === 1 ? 'The next school holds one record' : `The next schools hold ${nextCount} records`}{' '}
        now.{' '}
        {keeping.yearsHandedOver === undefined &&
          'Nothing of them goes here before its time: the school may decide otherwise. '}
        {nextCount > next.length && `These are the ${next.length} that went last.`}
      </p>
      <DataTable
        caption="Records that the next school holds now"
        captionHidden
        columns={[{ label: 'Child' }, { label: 'Held by' }, { label: 'Since' }]}
        rows={next.map((child) => [fullNameOf(child), child.to, formatDate(child.on)])}
      />
    </>
  );
}

function State({ disposal }: { disposal: StoredDisposal }) {
  if (disposal.state === 'proposed') return <Chip tone="soon">Waits for a second person</Chip>;
  if (disposal.state === 'refused') return <Chip>Not done: the records stay</Chip>;
  return <Chip tone="good">Done, certificate</Chip>;
}

function Due({ due, isCut, form, once, keeping, today }: Parameters<typeof DisposalsPage>[0]) {
  const free = due.filter((child) => whyKept(child, keeping, today) === undefined);
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
              hint: `Born ${formatDate(child.dateOfBirth)}, left on ${formatDate(child.leftOn!)}, kept until ${formatDate(keptUntil(child, keeping))}${child.next ? `. ${child.next.to} holds the file since ${formatDate(child.next.on)}` : ''}`,
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
                : {whyKept(child, keeping, today)}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
