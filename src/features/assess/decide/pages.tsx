import { formatDate } from '../../../basics/dates.ts';
import type { FormState } from '../../../basics/form-state.ts';
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
import { Card, Chip, Voices } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { firstNameOf, fullNameOf, type Pupil } from '../../pupils/rules.ts';
import type { ViewsState } from '../../views/rules.ts';
import { choices, isChoice, type Decision } from './rules.ts';

interface DecideProps {
  readonly viewer: Viewer;
  readonly pupil: Pupil;
  readonly documentId: string;
  readonly decisions: readonly Decision[];
  readonly views: ViewsState;
  readonly missing: readonly string[];
  readonly today: string;
  readonly form: FormState;
  readonly once: string;
}

/** SEN or not: what, why, by whom, when, and how the parents and the child took part. */
export function DecidePage(props: DecideProps) {
  const { viewer, pupil, documentId, decisions, views, missing, form } = props;
  const name = firstNameOf(pupil);
  return (
    <Page
      title="The decision"
      viewer={viewer}
      errors={form.errors}
      back={{ href: paths.assessment({ document: documentId }), text: 'The assessment' }}
    >
      <FormErrors form={form} dates={['decidedOn']} />
      <span class="govuk-caption-l">{fullNameOf(pupil)}</span>
      <h1 class="govuk-heading-l">What do you decide?</h1>
      <div class="beside">
        <form method="post" action={paths.decision({ document: documentId })} novalidate>
          <HiddenField name="once" value={props.once} />
          <ChoiceField
            name="kind"
            label="The decision"
            choices={Object.entries(choices).map(([value, { label, hint }]) => ({ value, label, hint }))}
            form={form}
          />
          <TextArea
            name="reasons"
            label="Why?"
            hint="What in the assessment speaks for it. Slow progress, low attainment, a new language or difficult behaviour are not SEN by themselves."
            rows={4}
            form={form}
          />
          <TextField name="decidedBy" label="Who decided?" hint="Everybody who took part in it" form={form} />
          <DateField name="decidedOn" label="When?" form={form} />
          <TextArea name="parentsConsulted" label="How did the parents take part?" rows={2} form={form} />
          <TextArea name="childConsulted" label={`How did ${name} take part?`} rows={2} form={form} />
          <Card tone="soon">
            <p class="govuk-body">
              <strong>If it is SEN support, the parents must be told</strong> (Children and Families Act 2014,
              section 68). The plan's letter tells them. {name} is recorded as having SEN support only once
              that letter exists, so this decision changes nothing on the register yet.
            </p>
          </Card>
          <Button>Record the decision</Button>
        </form>
        <div class="stack">
          {missing.length > 0 && (
            <Card title="Not there yet" tone="quiet">
              <ul class="govuk-list govuk-list--bullet">
                {missing.map((say) => (
                  <li>{say}</li>
                ))}
              </ul>
              <p class="govuk-body">You may decide all the same.</p>
            </Card>
          )}
          <Voices
            documentId={documentId}
            voices={[views.child, ...views.parents]}
            today={props.today}
            mayRecord={false}
          />
          {decisions.length > 0 && <DecisionsMade decisions={decisions} />}
        </div>
      </div>
    </Page>
  );
}

/** Every decision on the assessment, newest first: none is ever overwritten. */
export function DecisionsMade({ decisions }: { readonly decisions: readonly Decision[] }) {
  return (
    <>
      {decisions.map(({ kind, reasons, decidedBy, decidedOn, parentsConsulted, childConsulted }, index) => (
        <Card title={isChoice(kind) ? choices[kind].done : kind} tone={index > 0 ? 'quiet' : undefined}>
          {index > 0 && <Chip>Earlier decision</Chip>}
          <p class="govuk-body words">{reasons}</p>
          <dl class="answers">
            <div>
              <dt>The parents</dt>
              <dd class="words">{parentsConsulted}</dd>
            </div>
            <div>
              <dt>The child</dt>
              <dd class="words">{childConsulted}</dd>
            </div>
          </dl>
          <p class="govuk-hint">
            {decidedBy}, {formatDate(decidedOn)}
          </p>
        </Card>
      ))}
    </>
  );
}
