import { formatDate } from '../../../basics/dates.ts';
import type { FormState } from '../../../basics/form-state.ts';
import { may } from '../../../basics/permissions.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import {
  Button,
  ChoiceField,
  DateField,
  FormErrors,
  HiddenField,
  TextArea,
  TextField,
} from '../../../web/govuk/index.ts';
import { Card, Chip, DataTable, Empty } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { fullNameOf, type Pupil } from '../../pupils/rules.ts';
import { askers, endings, requestKinds, ways, type RequestKind } from './rules.ts';

/** A request as lists and its own page show it. */
export interface ShownRequest {
  readonly id: string;
  readonly kind: RequestKind;
  readonly childName: string;
  readonly askedBy: string;
  readonly receivedOn: string;
  readonly dueOn: string;
  /** '9 days left'. */
  readonly left: string;
  readonly isLate: boolean;
  readonly isPaused: boolean;
  readonly endedOn: string | null;
  readonly endedHow: keyof typeof endings | null;
}

/** All requests for a copy: those that wait first, then those that ended. */
export function RegisterPage(props: {
  viewer: Viewer;
  flash?: string | undefined;
  requests: readonly ShownRequest[];
}) {
  const { viewer, flash, requests } = props;
  const open = requests.filter(({ endedOn }) => endedOn === null);
  const ended = requests.filter(({ endedOn }) => endedOn !== null);
  return (
    <Page
      title="Requests for a copy"
      viewer={viewer}
      current={may(viewer, 'keep settings') ? paths.settings() : paths.dataProtection()}
      flash={flash}
      back={{ href: paths.dataProtection(), text: 'Data protection' }}
    >
      <h1 class="govuk-heading-l">Requests for a copy</h1>
      <p class="govuk-body">
        A child or young person may ask for a copy of everything held about them; a parent at a maintained
        school may ask for the educational record. Write a request down the day it comes, on the child’s page
        under <strong>What is held</strong>.
      </p>
      <h2 class="govuk-heading-m">Waiting for an answer</h2>
      {open.length > 0 ? (
        <RequestTable caption="Requests that wait for an answer" requests={open} />
      ) : (
        <Empty>
          <p class="govuk-body">No request waits.</p>
        </Empty>
      )}
      {ended.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Answered</h2>
          <RequestTable caption="Requests that were answered" requests={ended} />
        </>
      )}
    </Page>
  );
}

/** Requests, each a link to its page; of one child without the name. */
export function RequestTable(props: {
  caption: string;
  requests: readonly ShownRequest[];
  ofOneChild?: boolean;
}) {
  const { caption, requests, ofOneChild } = props;
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={[{ label: 'Request' }, { label: 'Asked by' }, { label: 'Received' }, { label: 'Due' }]}
      rows={requests.map((request) => [
        <>
          <a class="govuk-link" href={paths.accessRequest({ request: request.id })}>
            {ofOneChild ? requestKinds[request.kind].name : request.childName}
          </a>
          {!ofOneChild && (
            <>
              <br />
              <span class="soft small">{requestKinds[request.kind].name}</span>
            </>
          )}
        </>,
        request.askedBy,
        formatDate(request.receivedOn),
        <Due request={request} />,
      ])}
    />
  );
}

/** When it is due and how much time is left; of one that ended, how. */
export function Due({ request }: { request: ShownRequest }) {
  if (request.endedHow && request.endedOn)
    return (
      <>
        {endings[request.endedHow]} on {formatDate(request.endedOn)}
      </>
    );
  return (
    <>
      {formatDate(request.dueOn)} <Chip tone={request.isLate ? 'late' : 'soon'}>{request.left}</Chip>{' '}
      {request.isPaused && <Chip tone="info">Paused</Chip>}
    </>
  );
}

const choicesOf = (of: Readonly<Record<string, string>>) =>
  Object.entries(of).map(([value, label]) => ({ value, label }));

/** A request is written down as it came, the day it came. */
export function NewRequestPage(props: {
  viewer: Viewer;
  pupil: Pupil;
  form: FormState;
  once: string;
  /** Of subject access: how old the child is, since the right is theirs. */
  age: number;
}) {
  const { viewer, pupil, form, once, age } = props;
  const at = { pupil: pupil.id };
  return (
    <Page
      title="A request for a copy"
      viewer={viewer}
      current={paths.register()}
      errors={form.errors}
      back={{ href: paths.pupilHoldings(at), text: `What is held of ${fullNameOf(pupil)}` }}
    >
      <FormErrors form={form} dates={['receivedOn']} />
      <span class="govuk-caption-l">
        {fullNameOf(pupil)}, {age} years old
      </span>
      <h1 class="govuk-heading-l">Write down a request for a copy</h1>
      <form method="post" action={paths.accessRequestNew(at)} novalidate>
        <HiddenField name="once" value={once} />
        <ChoiceField
          name="kind"
          label="What is asked for?"
          form={form}
          choices={Object.entries(requestKinds).map(([value, { name, explains, clock }]) => ({
            value,
            label: name,
            hint: `${explains} ${clock}.`,
          }))}
        />
        <ChoiceField name="askedAs" label="Who asks?" form={form} choices={choicesOf(askers)} />
        <TextField name="askedBy" label="Their name" form={form} />
        <DateField
          name="receivedOn"
          label="When was it received?"
          hint="The day it reached anybody at the school, not the day it reached you. The clock runs from there."
          form={form}
        />
        <ChoiceField name="way" label="How?" form={form} choices={choicesOf(ways)} small />
        <TextArea
          name="words"
          label="What do they ask for, in their words?"
          hint="Leave it empty if they ask for everything."
          form={form}
          rows={3}
        />
        <TextArea
          name="authority"
          label="How do you know who they are, and that they may have it?"
          hint="For a child who can decide, the child’s own authority. Where a court order stands in a parent’s way, ask your adviser before anything is given."
          form={form}
          rows={3}
        />
        <Button preventDoubleClick>Write it down</Button>
      </form>
    </Page>
  );
}

/** Nothing yet for the child, or the requests there have been, with the way to write down another. */
export function RequestsOfChild(props: { pupil: Pupil; requests: readonly ShownRequest[] }) {
  const { pupil, requests } = props;
  return (
    <Card title="Requests for a copy">
      {requests.length > 0 ? (
        <RequestTable caption="Requests about this child" requests={requests} ofOneChild />
      ) : (
        <p class="govuk-body soft">Nobody has asked for a copy yet.</p>
      )}
      <p class="govuk-body no-print">
        <a class="govuk-link" href={paths.accessRequestNew({ pupil: pupil.id })}>
          Write down a request
        </a>
      </p>
    </Card>
  );
}
