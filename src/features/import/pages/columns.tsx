import type { FormState } from '../../../basics/form-state.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import {
  Button,
  ChoiceField,
  Details,
  FormErrors,
  InsetText,
  SelectField,
} from '../../../web/govuk/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { columnField } from '../forms/lists.ts';
import { fieldsOf } from '../rules/headings/fields.ts';
import { clashesOf, missingFields } from '../rules/headings/recognise.ts';
import type { Column } from '../rules/headings/recognise.ts';
import type { Run } from '../rules/run.ts';
import { GiveUp } from './progress.tsx';

interface ColumnsProps {
  readonly viewer: Viewer;
  readonly run: Run;
  /** Some values of each column, to tell it by. */
  readonly examples: readonly string[][];
  readonly form: FormState;
}

/** What a column holds, asked once: the answer is remembered for the next list with the same heading. */
export function ColumnsPage({ viewer, run, examples, form }: ColumnsProps) {
  const { reading, columns } = run;
  const clashing = new Set(clashesOf(columns).flatMap((clash) => clash.columns.map(({ at }) => at)));
  const missing = missingFields(run.kind, columns);
  const wrong = new Set(Object.keys(form.errors));
  const isAsked = ({ at, target, how }: Column) =>
    !target || clashing.has(at) || wrong.has(columnField(at)) || (missing.length > 0 && how === 'unknown');
  const asked = columns.filter(isAsked);
  const rest = columns.filter((column) => !isAsked(column));
  return (
    <Page title="What the columns hold" viewer={viewer} current={paths.imports()} errors={form.errors}>
      <FormErrors form={form} />
      <span class="govuk-caption-l">{run.fileName}</span>
      <h1 class="govuk-heading-l">What the columns hold</h1>
      <p class="govuk-body">
        {reading.system ? `This looks like a list from ${reading.system}. ` : ''}
        {asked.length > 0
          ? 'Some headings are not known yet. Your answer is remembered for the next list.'
          : 'The headings are recognised.'}
      </p>
      {missing.length > 0 && (
        <InsetText>Still missing: {missing.join(', ')}. Choose the columns that hold them.</InsetText>
      )}
      <form method="post" action={paths.importColumns({ run: run.id })} novalidate>
        {reading.encoding?.garbled && <GarbledLetters run={run} form={form} />}
        {asked.map((column) => (
          <ColumnField run={run} column={column} examples={examples[column.at] ?? []} form={form} />
        ))}
        {rest.length > 0 && (
          <Details
            summary={`See or change the ${rest.length} columns that are recognised`}
            open={missing.length > 0}
          >
            {rest.map((column) => (
              <ColumnField run={run} column={column} examples={examples[column.at] ?? []} form={form} />
            ))}
          </Details>
        )}
        <Button>Carry on</Button>
      </form>
      <GiveUp run={run} />
    </Page>
  );
}

function ColumnField({
  run,
  column,
  examples,
  form,
}: {
  readonly run: Run;
  readonly column: Column;
  readonly examples: readonly string[];
  readonly form: FormState;
}) {
  return (
    <SelectField
      name={columnField(column.at)}
      label={column.heading || `Column ${column.at + 1}, without a heading`}
      hint={examples.length > 0 ? `For example: ${examples.join(', ')}` : undefined}
      form={form}
      choices={[
        { value: 'leave out', label: 'Leave it out' },
        ...fieldsOf(run.kind).map(([value, label]) => ({ value, label })),
      ]}
    />
  );
}

function GarbledLetters({ run, form }: { readonly run: Run; readonly form: FormState }) {
  const { garbled } = run.reading.encoding!;
  return (
    <>
      <InsetText>
        Some letters look garbled, as if the file had been saved the wrong way:{' '}
        {garbled!.examples.map(({ before, after }) => `“${before}” instead of “${after}”`).join(', ')}.
      </InsetText>
      <ChoiceField
        name="mend"
        label="Shall we mend these letters?"
        form={form}
        choices={[
          { value: 'yes', label: `Yes, as in “${garbled!.examples[0]?.after ?? ''}”` },
          { value: 'no', label: 'No, they are right as they are' },
        ]}
      />
    </>
  );
}

/** Everything came out in one column: somebody who sees the file can tell what parts it. */
export function SeparatorPage({ viewer, run, form }: Omit<ColumnsProps, 'examples'>) {
  return (
    <Page title="What parts the columns" viewer={viewer} current={paths.imports()} errors={form.errors}>
      <FormErrors form={form} />
      <span class="govuk-caption-l">{run.fileName}</span>
      <h1 class="govuk-heading-l">Everything is in one column</h1>
      <form method="post" action={paths.importColumns({ run: run.id })} novalidate>
        <ChoiceField
          name="separator"
          label="Which character parts the columns?"
          form={form}
          choices={[
            { value: 'comma', label: 'A comma ( , )' },
            { value: 'semicolon', label: 'A semicolon ( ; )' },
            { value: 'tab', label: 'A tab' },
            { value: 'line', label: 'An upright line ( | )' },
          ]}
        />
        <Button>Read it again</Button>
      </form>
      <GiveUp run={run} />
    </Page>
  );
}
