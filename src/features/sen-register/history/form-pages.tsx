import type { ComponentChildren } from 'preact';
import { formatPeriod } from '../../../basics/period.ts';
import type { FormState } from '../../../basics/form-state.ts';
import {
  labelOfNeed,
  needTypesOn,
  senProvisionOf,
  senStatusLabels,
  type SenStatus,
} from '../../../basics/needs.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { AudienceField } from '../../../web/layout/audience-field.tsx';
import { paths } from '../../../paths.ts';
import {
  Button,
  ChoiceField,
  DateField,
  FormErrors,
  HiddenField,
  ManyField,
  SelectField,
  TextArea,
  TextField,
} from '../../../web/govuk/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { fullNameOf, type Pupil } from '../../pupils/rules.ts';
import { handMoveWords, type HandMove, type NeedRecord, type RecordedPeriod } from './rules.ts';

export interface FormProps {
  readonly viewer: Viewer;
  readonly pupil: Pupil;
  readonly form: FormState;
  /** Sent twice, it counts once. */
  readonly once: string;
}

function Around(
  props: FormProps & {
    title: string;
    action: string;
    submit: string;
    dates?: readonly string[];
    children: ComponentChildren;
  },
) {
  const { viewer, pupil, form } = props;
  return (
    <Page
      title={props.title}
      viewer={viewer}
      current={paths.register()}
      errors={form.errors}
      back={{
        href: paths.pupilRegister({ pupil: pupil.id }),
        text: `Register and needs of ${fullNameOf(pupil)}`,
      }}
    >
      <FormErrors form={form} dates={props.dates ?? []} />
      <h1 class="govuk-heading-l">{props.title}</h1>
      <form method="post" action={props.action} novalidate>
        <HiddenField name="once" value={props.once} />
        {props.children}
        <Button preventDoubleClick>{props.submit}</Button>
      </form>
    </Page>
  );
}

export function MovePage(props: FormProps & { moves: readonly HandMove[]; status: SenStatus | undefined }) {
  const { form, pupil, moves, status } = props;
  return (
    <Around
      {...props}
      title="Record a change on the register"
      action={paths.registerMove({ pupil: pupil.id })}
      submit="Record it"
      dates={['on']}
    >
      <p class="govuk-body">
        {fullNameOf(pupil)}: {status ? senStatusLabels[status] : 'not on the register'}.
        {status === undefined || status === 'watched'
          ? ' New SEN support begins with a plan and a letter to the parents, never here.'
          : ''}
      </p>
      <ChoiceField
        name="move"
        label="What has changed?"
        form={form}
        choices={moves.map((move) => ({ value: move, ...handMoveWords[move] }))}
      />
      <DateField name="on" label="From which day?" form={form} />
      <TextArea name="why" label="Why, or how we know" form={form} rows={3} />
    </Around>
  );
}

export function CorrectPage(props: FormProps & { period: RecordedPeriod }) {
  const { form, pupil, period } = props;
  return (
    <Around
      {...props}
      title="Correct an entry"
      action={paths.registerCorrect({ pupil: pupil.id, period: period.id })}
      submit="Correct it"
      dates={['from', 'until']}
    >
      <p class="govuk-body">
        Recorded was: {senStatusLabels[period.status]}, {formatPeriod(period)}. It stays to be seen as
        corrected, with your reason; nothing is deleted.
      </p>
      <TextArea name="because" label="Why is it wrong?" form={form} rows={3} />
      <ChoiceField
        name="instead"
        label="What is right?"
        form={form}
        choices={[
          {
            value: 'other',
            label: 'Something else was so',
            more: (
              <>
                <ChoiceField
                  name="status"
                  label="What should it say?"
                  form={form}
                  small
                  choices={(['watched', 'K', 'E'] as const).map((value) => ({
                    value,
                    label: senStatusLabels[value],
                  }))}
                />
                <DateField name="from" label="First day" form={form} />
                <DateField
                  name="until"
                  label="The day it ended"
                  hint="The first day on which it no longer held. Leave it empty if it still holds."
                  form={form}
                />
              </>
            ),
          },
          { value: 'nothing', label: 'Nothing: this should never have been recorded' },
        ]}
      />
    </Around>
  );
}

export function NeedsPage(
  props: FormProps & { needs: readonly NeedRecord[]; status: SenStatus | undefined; today: string },
) {
  const { form, pupil, needs, status, today } = props;
  return (
    <Around {...props} title="Needs" action={paths.pupilNeeds({ pupil: pupil.id })} submit="Save the needs">
      <p class="govuk-body">
        1 is the most significant. The spring census takes the first two; record as many as there are.
      </p>
      {needs.map((need) => (
        <fieldset class="govuk-fieldset need-row">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
            {labelOfNeed(need.code)} ({need.code})
          </legend>
          <p class="govuk-hint">How we know: {need.evidence}</p>
          <div class="cluster">
            <TextField name={`rank-${need.id}`} label="Rank" form={form} width={2} inputmode="numeric" />
            <ManyField
              name={`ends-${need.id}`}
              label={<span class="govuk-visually-hidden">Does it still hold?</span>}
              form={form}
              small
              choices={[{ value: 'yes', label: 'No longer holds' }]}
            />
          </div>
        </fieldset>
      ))}
      <h2 class="govuk-heading-m">Add a need</h2>
      <SelectField
        name="need"
        label="Need"
        form={form}
        empty="None to add"
        choices={needTypesOn(today, status && status !== 'watched' ? senProvisionOf(status) : undefined).map(
          ({ code, label }) => ({ value: code, label: `${label} (${code})` }),
        )}
      />
      <TextArea
        name="evidence"
        label="How do we know?"
        hint="What staff, parents or the child see. No diagnosis is needed."
        form={form}
        rows={3}
      />
    </Around>
  );
}

export function DiagnosisPage(props: FormProps) {
  const { form, pupil } = props;
  return (
    <Around
      {...props}
      title="Add a diagnosis"
      action={paths.diagnosisNew({ pupil: pupil.id })}
      submit="Add it"
      dates={['givenOn']}
    >
      <p class="govuk-body">
        Only what a professional has given. It is held apart from needs, and support never waits for it.
      </p>
      <TextField name="name" label="Diagnosis, as it was given" form={form} />
      <TextField name="givenBy" label="Who gave it?" form={form} />
      <DateField name="givenOn" label="When, if known" form={form} />
      <AudienceField kind="diagnosis" form={form} />
    </Around>
  );
}

export function StrengthPage(props: FormProps) {
  const { form, pupil } = props;
  return (
    <Around {...props} title="Add a strength" action={paths.strengthNew({ pupil: pupil.id })} submit="Add it">
      <TextArea
        name="words"
        label="What is the child good at, or what do people like about them?"
        form={form}
        rows={3}
      />
      <TextField name="saidBy" label="Who said so?" hint="The child, a parent, a teacher" form={form} />
    </Around>
  );
}
