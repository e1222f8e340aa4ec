import { itemsOf } from '../../../basics/answers.ts';
import type { FormState } from '../../../basics/form-state.ts';
import { areasOfNeed } from '../../../basics/needs.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { Button, FormErrors, ManyField, TextArea, TextField } from '../../../web/govuk/index.ts';
import { Card, Conflicts, DocumentForm, type ConflictShown } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import type { StoredDocument } from '../../documents/index.ts';
import { firstNameOf, fullNameOf, type Pupil } from '../../pupils/rules.ts';
import { AdviceGiven, Observations, Scores, StrengthsOnRecord } from '../evidence/pages.tsx';
import type { Evidence } from '../evidence/rules.ts';
import { fieldsOf, labels, partNamed, type PartName } from '../rules.ts';

export interface PartProps {
  readonly viewer: Viewer;
  readonly pupil: Pupil;
  readonly document: StoredDocument;
  readonly part: PartName;
  readonly form: FormState;
  readonly evidence: Evidence;
  readonly others: readonly string[];
  /** A fresh id: for what is added here, whatever it is. */
  readonly id: string;
  readonly conflicts?: readonly ConflictShown[];
  readonly flash?: string | undefined;
}

const hints: Readonly<Record<string, string>> = {
  strengths: 'In school and out of it. What would a friend say?',
  progress: 'Where they started, where they are now, and what changed the pace',
  peers: 'Others of the same age in school, and what is usual nationally',
  behaviour: 'What happens before and after; what it may be telling us. Behaviour is not SEN by itself.',
  attendance: 'Leave it empty if it is no worry and you have written so above',
  summary: 'A few lines that the parents would recognise',
};

/** One part of an assessment: a short form that saves itself. */
export function PartPage(props: PartProps) {
  const { viewer, pupil, document, part, form, others, id, conflicts = [], flash } = props;
  const fields = part === 'tried' ? triedFields(props) : fieldsOf(part, document.answers);
  const isFinished = document.status !== 'draft';
  return (
    <Page
      title={partNamed(part)!.title}
      viewer={viewer}
      errors={form.errors}
      flash={flash}
      scripts={['autosave.js']}
      back={{ href: paths.assessment({ document: document.id }), text: 'The assessment' }}
    >
      <Conflicts conflicts={conflicts} />
      <FormErrors form={form} dates={['score-takenOn', 'advice-givenOn']} />
      <span class="govuk-caption-l">{fullNameOf(pupil)}</span>
      <h1 class="govuk-heading-l">{partNamed(part)!.title}</h1>
      {fields.length === 0 ? (
        <Observations evidence={props.evidence} />
      ) : (
        <DocumentForm
          document={document}
          action={paths.assessmentPart({ document: document.id, part })}
          fields={fields}
          others={others}
          beside={
            part === 'tried' && (
              <Button class="govuk-button--secondary" name="then" value="again">
                Save and add another
              </Button>
            )
          }
        >
          <div class="stack">
            <Questions {...props} />
            {part === 'strengths' && <StrengthsOnRecord evidence={props.evidence} form={form} id={id} />}
            {part === 'progress' && <Scores evidence={props.evidence} form={form} id={id} />}
            {part === 'advice' && <AdviceGiven evidence={props.evidence} form={form} id={id} />}
            {isFinished && (
              <Card tone="soon" title="This assessment is finished">
                <p class="govuk-body">
                  It can be amended: what was agreed stays as it was, and this becomes its next version.
                </p>
                <TextField name="reason" label="Why is it changed?" form={form} />
              </Card>
            )}
          </div>
        </DocumentForm>
      )}
    </Page>
  );
}

function Questions(props: PartProps) {
  const { part, form, document, pupil } = props;
  if (part === 'difficulties') return <Difficulties form={form} name={firstNameOf(pupil)} />;
  if (part === 'tried') return <Tried {...props} />;
  return (
    <Card>
      {fieldsOf(part, document.answers).map((name) => (
        <TextArea
          name={name}
          label={labels[name]}
          hint={hints[name]}
          rows={name === 'adviceNote' ? 2 : 5}
          form={form}
        />
      ))}
    </Card>
  );
}

function Difficulties({ form, name }: { readonly form: FormState; readonly name: string }) {
  return (
    <Card>
      <ManyField
        name="areas"
        label={labels['areas']}
        hint={`Tick only what is hard for ${name}. The areas help to think; they are not labels.`}
        form={form}
        choices={areasOfNeed.map(({ id, label, explains }) => ({
          value: id,
          label,
          hint: explains,
          more: (
            <TextArea
              name={`difficulties.${id}`}
              label="What is hard, when, and how it shows"
              rows={4}
              form={form}
            />
          ),
        }))}
      />
    </Card>
  );
}

/** The tries on record and one empty one. */
function Tried({ document, form, id }: PartProps) {
  return (
    <>
      {[...itemsOf(document.answers, 'tried').map((item) => item.id), id].map((item, index) => (
        <Card title={item === id ? (index === 0 ? 'What was tried' : 'One more') : `Tried ${index + 1}`}>
          <TextArea
            name={`tried.${item}.what`}
            label="What was tried in class?"
            hint="Something that is done for all, made to fit: seating, tasks in steps, pictures …"
            rows={2}
            form={form}
          />
          <TextField name={`tried.${item}.since`} label="Since when, and how often?" width={30} form={form} />
          <TextArea name={`tried.${item}.effect`} label="What came of it?" rows={2} form={form} />
        </Card>
      ))}
    </>
  );
}

const triedFields = ({ document, id }: PartProps): string[] => [
  ...fieldsOf('tried', document.answers),
  ...['what', 'since', 'effect'].map((field) => `tried.${id}.${field}`),
];
