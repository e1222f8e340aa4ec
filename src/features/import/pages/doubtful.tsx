import type { FormState } from '../../../basics/form-state.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { Button, ChoiceField, FormErrors, HiddenField, Pagination } from '../../../web/govuk/index.ts';
import { Empty } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { rowField } from '../forms/lists.ts';
import type { Counts, Run, StoredRow } from '../rules/run.ts';
import { whatRowSays } from './words.ts';

interface DoubtfulProps {
  readonly viewer: Viewer;
  readonly run: Run;
  readonly counts: Counts;
  readonly rows: readonly StoredRow[];
  readonly page: number;
  readonly pages: number;
  readonly form: FormState;
  readonly flash?: string | undefined;
}

/** One page of rows that only a person can decide, each with every reason. Nothing is chosen beforehand. */
export function DoubtfulPage({ viewer, run, counts, rows, page, pages, form, flash }: DoubtfulProps) {
  return (
    <Page
      title="Doubtful rows"
      viewer={viewer}
      current={paths.imports()}
      flash={flash}
      errors={form.errors}
      back={{ href: paths.importRun({ run: run.id }), text: 'Everything the list would do' }}
    >
      <FormErrors form={form} />
      <span class="govuk-caption-l">{run.fileName}</span>
      <h1 class="govuk-heading-l">Doubtful rows</h1>
      <p class="govuk-body">
        {counts.undecided === 0
          ? 'All are decided. You may still change your mind.'
          : `${counts.undecided} of ${counts.doubtful} wait for you.`}
      </p>
      {rows.length === 0 ? (
        <Empty>No row is doubtful.</Empty>
      ) : (
        <form method="post" action={paths.importDoubtful({ run: run.id })} novalidate>
          <HiddenField name="page" value={String(page)} />
          {rows.map((row) => (
            <ChoiceField
              name={rowField(row.line)}
              size="m"
              label={`${row.who}, line ${row.line}`}
              hint={
                <>
                  {row.reasons.map(({ text }) => (
                    <span class="import-reason">{text}</span>
                  ))}
                  <span class="import-reason import-said">
                    In the list: {whatRowSays(run.kind, row.values)}.
                  </span>
                  {row.choices.length === 1 && (
                    <span class="import-reason">
                      Put it right in the school’s own system and bring the list in again, or add it by hand.
                    </span>
                  )}
                </>
              }
              form={form}
              small
              choices={row.choices.map(({ value, label }) => ({ value, label }))}
            />
          ))}
          <div class="save-bar">
            <Button>{page < pages ? 'Save and see the next' : 'Save'}</Button>
          </div>
        </form>
      )}
      {pages > 1 && (
        <Pagination
          label="More doubtful rows"
          previous={
            page > 1 ? { href: paths.importDoubtful({ run: run.id }, { page: page - 1 }) } : undefined
          }
          next={
            page < pages ? { href: paths.importDoubtful({ run: run.id }, { page: page + 1 }) } : undefined
          }
        />
      )}
      {counts.undecided > 0 && (
        <form method="post" action={paths.importDoubtful({ run: run.id })}>
          <HiddenField name="all" value="leave-out" />
          <Button class="govuk-button--secondary">
            Leave out all {counts.undecided} that are not decided
          </Button>
        </form>
      )}
    </Page>
  );
}
