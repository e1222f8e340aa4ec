import { audienceOf } from '../../../basics/audience.ts';
import { formatDate } from '../../../basics/dates.ts';
import type { FormState } from '../../../basics/form-state.ts';
import { AudienceChip, Card, Empty, Quote } from '../../../web/layout/index.ts';
import { AudienceField } from '../../../web/layout/audience-field.tsx';
import { paths } from '../../../paths.ts';
import { Button, DateField, HiddenField, TextArea, TextField } from '../../../web/govuk/index.ts';
import { ScoreChart } from './chart.tsx';
import { seriesOf, type Evidence } from './rules.ts';

interface AddProps {
  readonly form: FormState;
  /** The id that what is typed here gets. */
  readonly id: string;
}

/** Every test as a picture and a table, and room for one more result. */
export function Scores({ evidence, form, id }: AddProps & { readonly evidence: Evidence }) {
  return (
    <>
      {seriesOf(evidence.scores).map((series) => (
        <Card>
          <ScoreChart series={series} />
        </Card>
      ))}
      <Card title="Add a result">
        <HiddenField name="scoreId" value={id} />
        <TextField name="score-test" label="Name of the test" width={30} form={form} />
        <TextField
          name="score-scale"
          label="What the number is"
          hint="For example: standardised score, reading age in months, words a minute"
          width={30}
          form={form}
        />
        <div class="cluster">
          <TextField name="score-value" label="Result" inputmode="decimal" width={5} form={form} />
          <TextField
            name="score-expected"
            label="Usual at this age, if known"
            inputmode="decimal"
            width={5}
            form={form}
          />
        </div>
        <DateField name="score-takenOn" label="Day of the test" form={form} />
        <AudienceField kind="score" form={form} />
      </Card>
    </>
  );
}

/** What people from outside advised, and room for one more. */
export function AdviceGiven({ evidence, form, id }: AddProps & { readonly evidence: Evidence }) {
  return (
    <>
      {evidence.advice.map(({ words, fromName, profession, givenOn, audience }) => (
        <Card>
          <AudienceChip audience={audienceOf('advice', audience)} />
          <Quote who={`${fromName}, ${profession.toLowerCase()}, ${formatDate(givenOn)}`}>
            <span class="words">{words}</span>
          </Quote>
        </Card>
      ))}
      <Card title="Add advice">
        <p class="govuk-hint">Somebody from outside is asked with the parents' agreement.</p>
        <HiddenField name="adviceId" value={id} />
        <TextField name="advice-from" label="Who gave it?" width={30} form={form} />
        <TextField
          name="advice-profession"
          label="What do they do?"
          hint="For example: speech and language therapist"
          width={30}
          form={form}
        />
        <DateField name="advice-givenOn" label="On which day?" form={form} />
        <TextArea name="advice-words" label="What do they advise?" rows={4} form={form} />
        <AudienceField kind="advice" form={form} />
      </Card>
    </>
  );
}

/** Strengths as records of their own, which stay with the child; and room for one more. */
export function StrengthsOnRecord({ evidence, form, id }: AddProps & { readonly evidence: Evidence }) {
  return (
    <Card title="Strengths on record">
      {evidence.strengths.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {evidence.strengths.map(({ words, saidBy }) => (
            <li>
              {words} <span class="soft">({saidBy})</span>
            </li>
          ))}
        </ul>
      )}
      <HiddenField name="strengthId" value={id} />
      <TextField
        name="strength-words"
        label="Add a strength"
        hint="One thing in a few words. It stays on the child's page."
        form={form}
      />
      <TextField
        name="strength-saidBy"
        label="Who says so?"
        hint="The child, a parent, you"
        width={20}
        form={form}
      />
    </Card>
  );
}

/** What colleagues wrote down when they watched, newest first. */
export function Observations({ evidence }: { readonly evidence: Evidence }) {
  if (evidence.observations.length === 0)
    return (
      <Empty>
        <p class="govuk-body">
          Nobody has written down an observation yet. It takes half a minute: what was seen, when and where.
        </p>
        <Button href={paths.observationNew()} class="govuk-button--secondary">
          Write one down
        </Button>
      </Empty>
    );
  return (
    <div class="stack">
      {evidence.observations.map(({ words, by, onDay, atTime, place }) => (
        <Card>
          <Quote who={`${by}, ${formatDate(onDay)} at ${atTime}, ${place}`}>
            <span class="words">{words}</span>
          </Quote>
        </Card>
      ))}
    </div>
  );
}
