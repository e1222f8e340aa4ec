import { audienceOf } from '../../../basics/audience.ts';
import { formatDate } from '../../../basics/dates.ts';
import type { FormState } from '../../../basics/form-state.ts';
import { labelOfNeed, type NeedType } from '../../../basics/needs.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import {
  Button,
  DateField,
  FormErrors,
  HiddenField,
  ManyField,
  SelectField,
  TextArea,
  TextField,
} from '../../../web/govuk/index.ts';
import { AudienceChip, Card, Empty } from '../../../web/layout/index.ts';
import { AudienceField } from '../../../web/layout/audience-field.tsx';
import { Page } from '../../../web/layout/page.tsx';
import { fullNameOf, type Pupil } from '../../pupils/rules.ts';
import type { Evidence } from './rules.ts';

interface NeedsProps {
  readonly viewer: Viewer;
  readonly pupil: Pupil;
  readonly documentId: string;
  readonly evidence: Evidence;
  readonly types: readonly NeedType[];
  readonly form: FormState;
  readonly once: { readonly need: string; readonly diagnosis: string };
  readonly flash?: string | undefined;
}

/** Needs with how we know them, and, apart from them, diagnoses. */
export function NeedsPage({ viewer, pupil, documentId, evidence, types, form, once, flash }: NeedsProps) {
  return (
    <Page
      title="Needs, and how we know"
      viewer={viewer}
      flash={flash}
      errors={form.errors}
      back={{ href: paths.assessment({ document: documentId }), text: 'The assessment' }}
    >
      <FormErrors form={form} dates={['diagnosis-on']} />
      <span class="govuk-caption-l">{fullNameOf(pupil)}</span>
      <h1 class="govuk-heading-l">Needs, and how we know</h1>
      <div class="stack">
        {evidence.needs.length === 0 ? (
          <Empty>
            <p class="govuk-body">No need is named yet. Nobody has to have a diagnosis to have a need.</p>
          </Empty>
        ) : (
          evidence.needs.map(({ id, code, rank, evidence: known, from }) => (
            <Card title={`${rank}. ${labelOfNeed(code)}`}>
              <p class="govuk-body words">{known}</p>
              <div class="cluster cluster--apart">
                <span class="soft">Since {formatDate(from)}</span>
                <form method="post" action={paths.assessmentNeedEnd({ document: documentId, need: id })}>
                  <button class="link-button" type="submit">
                    This no longer holds<span class="govuk-visually-hidden">: {labelOfNeed(code)}</span>
                  </button>
                </form>
              </div>
            </Card>
          ))
        )}
        <Card title="Name a need">
          <form method="post" action={paths.assessmentNeeds({ document: documentId })} novalidate>
            <HiddenField name="once" value={once.need} />
            <SelectField
              name="need-code"
              label="Which need?"
              hint="The types are those of the school census; the need is the child's own."
              choices={types.map(({ code, label }) => ({ value: code, label }))}
              form={form}
            />
            <TextArea
              name="need-evidence"
              label="How do you know?"
              hint="What was seen, measured or said, and by whom."
              rows={3}
              form={form}
            />
            {evidence.needs.length > 0 && (
              <ManyField
                name="need-first"
                label="Order"
                choices={[{ value: 'yes', label: 'This is the most significant need' }]}
                form={form}
              />
            )}
            <Button>Add the need</Button>
          </form>
        </Card>
        <Card title="Diagnoses, held apart">
          {evidence.diagnoses.length > 0 ? (
            <ul class="govuk-list govuk-list--bullet">
              {evidence.diagnoses.map(({ name, givenBy, givenOn, audience }) => (
                <li>
                  {name}{' '}
                  <span class="soft">
                    ({[givenBy, givenOn && formatDate(givenOn)].filter(Boolean).join(', ')})
                  </span>{' '}
                  <AudienceChip audience={audienceOf('diagnosis', audience)} />
                </li>
              ))}
            </ul>
          ) : (
            <p class="govuk-body">None on record, and none is needed for support to begin.</p>
          )}
          <details
            class="govuk-details"
            open={Object.keys(form.errors).some((name) => name.startsWith('diagnosis'))}
          >
            <summary class="govuk-details__summary">
              <span class="govuk-details__summary-text">Add a diagnosis</span>
            </summary>
            <form method="post" action={paths.assessmentDiagnoses({ document: documentId })} novalidate>
              <HiddenField name="once" value={once.diagnosis} />
              <TextField name="diagnosis-name" label="The diagnosis, as it was given" form={form} />
              <TextField name="diagnosis-by" label="Who gave it?" width={30} form={form} />
              <DateField name="diagnosis-on" label="When, if known" form={form} />
              <AudienceField kind="diagnosis" name="diagnosis-audience" form={form} />
              <Button class="govuk-button--secondary">Add the diagnosis</Button>
            </form>
          </details>
        </Card>
      </div>
    </Page>
  );
}
