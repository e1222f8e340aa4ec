import type { ComponentChildren } from 'preact';
import { formatDate } from '../../../../basics/dates.ts';
import type { FormState } from '../../../../basics/form-state.ts';
import type { Viewer } from '../../../../basics/viewer.ts';
import { may } from '../../../../basics/permissions.ts';
import { paths } from '../../../../paths.ts';
import {
  Button,
  ChoiceField,
  DateField,
  Details,
  FormErrors,
  HiddenField,
  SummaryList,
  TextArea,
} from '../../../../web/govuk/index.ts';
import { Card, Person, Timeline } from '../../../../web/layout/index.ts';
import { Page } from '../../../../web/layout/page.tsx';
import { sourceInWords, duty } from '../../../duties/rules.ts';
import { Due, type ShownRequest } from '../pages.tsx';
import { askers, endings, requestKinds, stepKinds, ways, type StepKind } from '../rules.ts';

export interface RequestPageProps {
  readonly viewer: Viewer;
  readonly flash?: string | undefined;
  readonly request: ShownRequest & {
    readonly pupilId: string;
    readonly askedAs: keyof typeof askers;
    readonly way: keyof typeof ways;
    readonly words: string | null;
    readonly authority: string | null;
    readonly endedNote: string | null;
  };
  readonly steps: readonly {
    readonly kind: StepKind;
    readonly onDay: string;
    readonly dueOn: string | null;
    readonly reason: string;
    readonly by: string;
  }[];
  readonly open: readonly StepKind[];
  readonly form: FormState;
  readonly once: string;
  /** The entries, and how far the work on them is. */
  readonly children?: ComponentChildren;
}

/** One request: its clock, the work on it, and how it ended. */
export function RequestPage(props: RequestPageProps) {
  const { viewer, flash, request, form } = props;
  const kind = requestKinds[request.kind];
  return (
    <Page
      title="A request for a copy"
      viewer={viewer}
      current={may(viewer, 'keep settings') ? paths.settings() : paths.dataProtection()}
      flash={flash}
      errors={form.errors}
      back={{ href: paths.accessRequests(), text: 'Requests for a copy' }}
    >
      <FormErrors form={form} dates={['onDay', 'dueOn', 'endedOn']} />
      <span class="govuk-caption-l">{kind.name}</span>
      <Person name={request.childName} facts={[`Asked by ${request.askedBy}`, <Due request={request} />]} />
      <div class="beside">
        <div class="stack">{props.children}</div>
        <div class="stack">
          <Asked request={request} />
          <Clock {...props} />
          {request.endedOn === null && <End {...props} />}
        </div>
      </div>
    </Page>
  );
}

function Asked({ request }: Pick<RequestPageProps, 'request'>) {
  const rows: readonly [string, ComponentChildren][] = [
    ['Asked by', `${request.askedBy}, ${askers[request.askedAs].toLowerCase()}`],
    ['Received', `${formatDate(request.receivedOn)}, ${ways[request.way].toLowerCase()}`],
    ['For', request.words ?? 'Everything'],
    ['Who they are, and that they may', request.authority ?? 'Not written down yet'],
    ['Note', request.endedNote],
  ];
  return (
    <Card title="What was asked">
      <SummaryList
        class="govuk-summary-list--no-border"
        rows={rows
          .filter(([, value]) => value)
          .map(([key, value]) => ({ key, value: <span class="lines">{value}</span> }))}
      />
    </Card>
  );
}

function Clock({ request, steps, open, form, once }: RequestPageProps) {
  const kind = requestKinds[request.kind];
  return (
    <Card title="The clock">
      <p class="govuk-body">
        {kind.clock}: by <strong>{formatDate(request.dueOn)}</strong>.
      </p>
      <p class="small soft">{sourceInWords(duty(kind.duty))}</p>
      {steps.length > 0 && (
        <Timeline
          events={steps.map((step) => ({
            at: step.onDay,
            when: `${formatDate(step.onDay)}, ${step.by}`,
            what: step.dueOn ? `${stepKinds[step.kind]}: ${formatDate(step.dueOn)}` : stepKinds[step.kind],
            more: step.reason,
          }))}
        />
      )}
      {request.endedOn === null && (
        <Details
          summary="Something happens to the time"
          open={Boolean(
            form.errors['step'] ?? form.errors['reason'] ?? form.errors['onDay'] ?? form.errors['dueOn'],
          )}
        >
          <p class="govuk-body">
            The date shown is the earliest that the law can mean. Whether the day of receipt counts, and how
            far a pause moves the date, check with your adviser; then set the date that you agreed.
          </p>
          <form method="post" action={paths.accessRequestStep({ request: request.id })} novalidate>
            <HiddenField name="once" value={once} />
            <ChoiceField
              name="step"
              label="What happens?"
              form={form}
              small
              choices={open.map((value) => ({
                value,
                label: stepKinds[value],
                more:
                  value === 'date-set' ? (
                    <DateField name="dueOn" label="The new date" form={form} />
                  ) : undefined,
              }))}
            />
            <DateField name="onDay" label="On which day?" form={form} />
            <TextArea name="reason" label="Why, and who decided it?" form={form} rows={3} />
            <Button class="govuk-button--secondary">Note it</Button>
          </form>
        </Details>
      )}
    </Card>
  );
}

function End({ request, form, once }: RequestPageProps) {
  return (
    <Card title="How it ends">
      <Details
        summary="The copy was given, or the request ended another way"
        open={Boolean(form.errors['how'] ?? form.errors['endedOn'] ?? form.errors['note'])}
      >
        <form method="post" action={paths.accessRequestEnd({ request: request.id })} novalidate>
          <HiddenField name="once" value={once} />
          <ChoiceField
            name="how"
            label="How did it end?"
            form={form}
            small
            choices={Object.entries(endings).map(([value, label]) => ({ value, label }))}
          />
          <DateField name="endedOn" label="On which day?" form={form} />
          <TextArea name="note" label="Note" hint="How it was given; or why not" form={form} rows={3} />
          <Button>End the request</Button>
        </form>
      </Details>
    </Card>
  );
}
