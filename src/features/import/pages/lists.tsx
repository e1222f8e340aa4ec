import { formatInstant } from '../../../basics/dates.ts';
import type { FormState } from '../../../basics/form-state.ts';
import { may } from '../../../basics/permissions.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import {
  Button,
  ChoiceField,
  Details,
  FileField,
  FormErrors,
  HiddenField,
} from '../../../web/govuk/index.ts';
import { Chip, DataTable, Empty, type Tone } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import type { Run, RunStatus } from '../rules/run.ts';
import { listNames } from './words.ts';

interface ListsProps {
  readonly viewer: Viewer;
  readonly runs: readonly Run[];
  readonly form: FormState;
  readonly once: string;
  readonly flash?: string | undefined;
}

/** Where lists come in, and every list that came before. */
export function ListsPage({ viewer, runs, form, once, flash }: ListsProps) {
  return (
    <Page title="Lists in" viewer={viewer} current={paths.imports()} flash={flash} errors={form.errors}>
      <FormErrors form={form} />
      <h1 class="govuk-heading-l">Bring a list in</h1>
      <p class="govuk-body-l">
        Export the list from your school’s information system as CSV and choose it here. You see every change
        before anything is written, and you can undo it.
      </p>
      <form method="post" action={paths.imports()} enctype="multipart/form-data" novalidate>
        <HiddenField name="once" value={once} />
        <ChoiceField
          name="kind"
          label="What does the list hold?"
          form={form}
          choices={[
            {
              value: 'pupils',
              label: 'Pupils',
              hint: 'With their classes, and parents or carers if the list has them',
            },
            { value: 'staff', label: 'Staff', hint: 'Bring staff in before classes' },
            { value: 'classes', label: 'Classes', hint: 'With the teachers and assistants who work in them' },
          ]}
        />
        <FileField
          name="file"
          label="The file"
          hint="A CSV file, up to 20,000 rows"
          form={form}
          accept=".csv,.txt,.tsv,text/csv"
        />
        <Button>Read the list</Button>
      </form>
      <Details summary="What should the list of pupils hold?">
        <p>
          Forename, surname, date of birth and year group are needed. UPN, class, sex, admission date, first
          language, looked after, SEN status and need, and contacts with their parental responsibility are
          read if they are there. Everything else in the file is left out and never stored.
        </p>
        <p>The headings of SIMS, Arbor and Bromcom are recognised. Others you explain once.</p>
      </Details>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.pupilNew()}>
          Add one pupil by hand
        </a>
      </p>
      {may(viewer, "hand over a child's file") && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.filesIn()}>
            Take in the file of a child who comes from another school
          </a>
        </p>
      )}
      <h2 class="govuk-heading-m">Lists so far</h2>
      {runs.length === 0 ? (
        <Empty>No list has come in yet.</Empty>
      ) : (
        <DataTable
          caption="Lists so far"
          captionHidden
          columns={[{ label: 'List' }, { label: 'When' }, { label: 'By' }, { label: 'State' }]}
          rows={runs.map((run) => [
            <a class="govuk-link" href={paths.importRun({ run: run.id })}>
              {listNames[run.kind]}: {run.fileName}
            </a>,
            formatInstant(run.createdAt),
            run.createdBy,
            <Chip tone={states[run.status].tone}>{states[run.status].word}</Chip>,
          ])}
        />
      )}
    </Page>
  );
}

const states: Record<RunStatus, { word: string; tone: Tone }> = {
  reading: { word: 'Being read', tone: 'info' },
  mapping: { word: 'Has a question', tone: 'soon' },
  judging: { word: 'Being read', tone: 'info' },
  preview: { word: 'Waits for you', tone: 'soon' },
  applying: { word: 'Being brought in', tone: 'info' },
  applied: { word: 'Brought in', tone: 'good' },
  undone: { word: 'Undone', tone: 'calm' },
  failed: { word: 'Could not be read', tone: 'late' },
  cancelled: { word: 'Given up', tone: 'calm' },
};
