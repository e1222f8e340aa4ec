import { answerTo, type FormState } from '../../../basics/form-state.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { Button, Details, FormErrors, HiddenField, TextField } from '../../../web/govuk/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { paths } from '../../../paths.ts';
import { closureLines, termLines } from './forms.ts';

interface TermsProps {
  readonly viewer: Viewer;
  readonly flash?: string | undefined;
  readonly form: FormState;
  readonly year: string;
  readonly years: readonly string[];
  /** Nothing is kept for this year yet: what is shown is a likely one. */
  readonly isGuess: boolean;
}

export function TermsPage({ viewer, flash, form, year, years, isGuess }: TermsProps) {
  return (
    <Page
      title="Terms and closures"
      viewer={viewer}
      current={paths.settings()}
      flash={flash}
      errors={form.errors}
      back={{ href: paths.settings(), text: 'School' }}
      wide
    >
      <FormErrors form={form} />
      <h1 class="govuk-heading-l">Terms and closures in {year}</h1>
      <p class="cluster">
        {years.map((one) =>
          one === year ? (
            <strong>{one}</strong>
          ) : (
            <a class="govuk-link" href={paths.terms({}, { year: one })}>
              {one}
            </a>
          ),
        )}
      </p>
      {isGuess && (
        <p class="govuk-body">
          Nothing is saved for this year yet. These are likely dates: put them right, then save.
        </p>
      )}
      <form method="post" action={paths.terms()} novalidate>
        <HiddenField name="year" value={year} />
        <CalendarFields form={form} />
        <p>
          <Button>Save these dates</Button>
        </p>
      </form>
    </Page>
  );
}

interface CalendarProps {
  readonly form: FormState;
  /** Closures are out of sight until they are wanted, or wrong. */
  readonly areClosuresFolded?: boolean;
}

/** One line for each term, then one for each stretch of days when the school is closed within a term. */
export function CalendarFields({ form, areClosuresFolded }: CalendarProps) {
  const closures = (
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Closed within a term</legend>
      <p class="govuk-hint">Half-term, INSET days, bank holidays. Clear a line to take it out.</p>
      <Lines form={form} kind="closure" count={closureLines} spare={3} what="Why closed" />
    </fieldset>
  );
  const areWrong = Object.keys(form.errors).some((name) => name.startsWith('closure.'));
  return (
    <div class="stack">
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Terms</legend>
        <Lines form={form} kind="term" count={termLines} spare={0} what="Term" />
      </fieldset>
      {areClosuresFolded ? (
        <Details summary="Half-terms, INSET days and bank holidays" open={areWrong}>
          {closures}
        </Details>
      ) : (
        closures
      )}
    </div>
  );
}

interface LinesProps {
  readonly form: FormState;
  readonly kind: 'term' | 'closure';
  readonly count: number;
  readonly spare: number;
  readonly what: string;
}

function Lines({ form, kind, count, spare, what }: LinesProps) {
  const used = Array.from({ length: count }, (_, index) => index).filter((index) =>
    ['name', 'from', 'until'].some((part) => answerTo(form, `${kind}.${index}.${part}`)),
  );
  const shown = Math.min(count, (used.at(-1) ?? (kind === 'term' ? 2 : -1)) + 1 + spare);
  return (
    <div class="stack">
      {Array.from({ length: shown }, (_, index) => {
        const about = <span class="govuk-visually-hidden">{` of line ${index + 1}`}</span>;
        const line = `${kind}.${index}`;
        return (
          <div class="grid-3">
            <TextField name={`${line}.name`} label={`${what} ${index + 1}`} form={form} />
            <TextField name={`${line}.from`} label={<>First day{about}</>} form={form} />
            <TextField name={`${line}.until`} label={<>Last day{about}</>} form={form} />
          </div>
        );
      })}
    </div>
  );
}
