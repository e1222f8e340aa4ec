import { formatDate } from '../../../basics/dates.ts';
import type { FormState } from '../../../basics/form-state.ts';
import { labelOfNeed } from '../../../basics/needs.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import {
  Button,
  ChoiceField,
  DateField,
  FormErrors,
  InsetText,
  ManyField,
} from '../../../web/govuk/index.ts';
import { Empty } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { senField, sinceField } from '../forms/sen.ts';
import type { SenQuestion } from '../rules/judge/sen-questions.ts';
import type { Run } from '../rules/run.ts';

interface SenProps {
  readonly viewer: Viewer;
  readonly run: Run;
  readonly questions: readonly SenQuestion[];
  readonly waiting: number;
  readonly form: FormState;
  readonly flash?: string | undefined;
}

/** What a list says about SEN and the register does not: the SENCO decides, child by child. */
export function SenPage({ viewer, run, questions, waiting, form, flash }: SenProps) {
  const mayCarryOver = questions.some(({ choices }) => choices.some(({ value }) => value === 'since-before'));
  const dates = questions.map(({ line }) => sinceField(line));
  return (
    <Page
      title="What the list says about SEN"
      viewer={viewer}
      current={paths.imports()}
      flash={flash}
      errors={form.errors}
      back={{ href: paths.importRun({ run: run.id }), text: 'The list' }}
    >
      <FormErrors form={form} dates={dates} />
      <span class="govuk-caption-l">{run.fileName}</span>
      <h1 class="govuk-heading-l">What the list says about SEN</h1>
      <InsetText>
        Parents are told before SEN support is recorded (Children and Families Act 2014, section 68). So a
        list alone changes nobody’s place on the register.
      </InsetText>
      {questions.length === 0 ? (
        <Empty>Nothing waits for an answer.</Empty>
      ) : (
        <form method="post" action={paths.importSen({ run: run.id })} novalidate>
          <p class="govuk-body">
            {waiting === 1 ? 'One child waits' : `${waiting} children wait`} for an answer.
          </p>
          {questions.map((question) => (
            <ChoiceField
              name={senField(question.line)}
              size="m"
              label={question.who}
              hint={whatItSays(question)}
              form={form}
              small
              choices={question.choices.map(({ value, label }) => ({
                value,
                label,
                more: asksDay(question, value) ? (
                  <DateField
                    name={sinceField(question.line)}
                    label={value === 'ehc-plan' ? 'When was the final EHC plan made?' : 'Since when?'}
                    form={form}
                  />
                ) : undefined,
              }))}
            />
          ))}
          {mayCarryOver && (
            <ManyField
              name="told"
              label="If you record SEN support since before Alongside"
              form={form}
              choices={[
                {
                  value: 'yes',
                  label:
                    'The school told the parents of these children at the time that SEN support is being made',
                },
              ]}
            />
          )}
          <div class="save-bar">
            <Button>Save the answers</Button>
          </div>
        </form>
      )}
    </Page>
  );
}

function asksDay({ inFile }: SenQuestion, value: string): boolean {
  return inFile.since === null && (value === 'ehc-plan' || value === 'since-before');
}

function whatItSays({ text, inFile }: SenQuestion) {
  const needs = inFile.needs.map(labelOfNeed).join(', then ');
  return `${text}${needs ? ` Need: ${needs}.` : ''}${inFile.since ? ` Since ${formatDate(inFile.since)}.` : ''}`;
}
