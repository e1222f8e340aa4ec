import type { FormState } from '../../../basics/form-state.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import {
  Button,
  ChoiceField,
  FormErrors,
  HiddenField,
  InsetText,
  Pagination,
} from '../../../web/govuk/index.ts';
import { Card, Chip, Empty } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { encodingNames } from '../read-file/encoding-names.ts';
import { separatorNames } from '../read-file/separator.ts';
import type { Counts, RowVerdict, Run, StoredRow } from '../rules/run.ts';
import { GiveUp } from './progress.tsx';
import type { ListKind } from '../rules/headings/fields.ts';
import { countOf, listNames, shown, whatRowSays } from './words.ts';

interface PreviewProps {
  readonly viewer: Viewer;
  readonly run: Run;
  readonly counts: Counts;
  readonly show: RowVerdict;
  readonly rows: readonly StoredRow[];
  readonly page: number;
  readonly pages: number;
  readonly form: FormState;
  /** Decisions that cannot stand together. */
  readonly contradictions?: readonly { text: string }[];
  readonly once: string;
  readonly flash?: string | undefined;
}

const verdicts: { verdict: RowVerdict; name: string; says: string }[] = [
  { verdict: 'doubtful', name: 'Doubtful', says: 'A person decides each of these.' },
  { verdict: 'new', name: 'New', says: 'They will be added.' },
  { verdict: 'changed', name: 'Changed', says: 'Only what is shown will change.' },
  { verdict: 'left', name: 'Not in the list', says: 'They are with us and the list does not have them.' },
  { verdict: 'same', name: 'The same', says: 'Nothing will change.' },
];

/** Everything a list would do, before anything is written. */
export function PreviewPage(props: PreviewProps) {
  const { viewer, run, counts, show, form, contradictions = [] } = props;
  const errors = contradictions.length > 0 ? { left: contradictions[0]!.text } : form.errors;
  const chosen = verdicts.find(({ verdict }) => verdict === show)!;
  return (
    <Page
      title="Before it is written"
      viewer={viewer}
      current={paths.imports()}
      flash={props.flash}
      errors={errors}
      wide
    >
      <FormErrors form={form} />
      <span class="govuk-caption-l">
        {listNames[run.kind]}: {run.fileName}
      </span>
      <h1 class="govuk-heading-l">Look before it is written</h1>
      <HowItWasRead run={run} />
      <div class="stack">
        {run.reading.judgedAgain && (
          <InsetText>
            The register changed while you were looking, so the list was compared again. Please look once
            more.
          </InsetText>
        )}
        {contradictions.map(({ text }) => (
          <Card tone="late">
            <p class="govuk-body">{text}.</p>
          </Card>
        ))}
        {(run.reading.doubts ?? []).map(({ text }) => (
          <Card tone="soon">
            <p class="govuk-body">{text}</p>
          </Card>
        ))}
      </div>
      <nav aria-label="Rows by what they would do">
        <ul class="import-counts">
          {verdicts.map(({ verdict, name }) => (
            <li>
              <a
                class="import-count"
                href={paths.importRun({ run: run.id }, { show: verdict })}
                aria-current={verdict === show ? 'true' : undefined}
              >
                <strong class="numbers">{counts[verdict as keyof Counts].toLocaleString('en-GB')}</strong>{' '}
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h2 class="govuk-heading-m" id="rows">
        {chosen.name}
      </h2>
      <p class="govuk-body">{chosen.says}</p>
      <div class="stack stack--loose">
        <Rows {...props} />
        <BringIn {...props} />
      </div>
    </Page>
  );
}

function HowItWasRead({ run }: { readonly run: Run }) {
  const { encoding, separator, system } = run.reading;
  return (
    <p class="govuk-body">
      {system && `Recognised as a list from ${system}. `}
      {encoding &&
        `Letters read as ${encodingNames[encoding.encoding]}${encoding.confidence === 'certain' ? '' : ` (${encoding.confidence}: ${encoding.because})`}; `}
      {separator && `columns parted by a ${separatorNames[separator.separator]}. `}
      {encoding &&
        encoding.lostLetters > 0 &&
        `${encoding.lostLetters} letters were lost before the file reached us. `}
    </p>
  );
}

function Rows({ run, show, rows, page, pages }: PreviewProps) {
  if (rows.length === 0) return <Empty>None.</Empty>;
  return (
    <div class="stack">
      {show === 'doubtful' && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.importDoubtful({ run: run.id })}>
            Decide the doubtful rows
          </a>
        </p>
      )}
      <ul class="plain-list stack stack--tight">
        {rows.map((row) => (
          <li>
            <RowCard kind={run.kind} row={row} />
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <Pagination
          label="More rows"
          previous={
            page > 1 ? { href: paths.importRun({ run: run.id }, { show, page: page - 1 }) } : undefined
          }
          next={
            page < pages ? { href: paths.importRun({ run: run.id }, { show, page: page + 1 }) } : undefined
          }
        />
      )}
    </div>
  );
}

function RowCard({ kind, row }: { readonly kind: ListKind; readonly row: StoredRow }) {
  return (
    <div class="import-row">
      <div class="cluster">
        <strong>{row.who}</strong>
        {row.line > 0 && <span class="govuk-hint import-row__line">line {row.line}</span>}
        {row.verdict === 'doubtful' && (
          <Chip tone={row.decision ? 'good' : 'soon'}>{row.decision ? 'Decided' : 'Waits for you'}</Chip>
        )}
        {row.decision && <span>{row.choices.find(({ value }) => value === row.decision)?.label}</span>}
      </div>
      {row.verdict === 'new' && <p class="import-row__said">{whatRowSays(kind, row.values)}</p>}
      {row.changes.length > 0 && (
        <ul class="plain-list">
          {row.changes.map(({ name, before, after }) => (
            <li>
              {name}: <del>{shown(before)}</del> → <ins>{shown(after)}</ins>
            </li>
          ))}
        </ul>
      )}
      {row.reasons.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {row.reasons.map(({ text }) => (
            <li>{text}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function BringIn({ run, counts, form, once }: PreviewProps) {
  if (counts.undecided > 0) {
    return (
      <Card title="Before you can bring it in">
        <p class="govuk-body">
          {counts.undecided === 1 ? 'One doubtful row waits' : `${counts.undecided} doubtful rows wait`} for
          your decision.
        </p>
        <div class="cluster">
          <Button href={paths.importDoubtful({ run: run.id })}>Decide the doubtful rows</Button>
          <GiveUp run={run} />
        </div>
      </Card>
    );
  }
  const leaves = run.kind === 'classes' ? 0 : counts.left;
  return (
    <Card title="Bring it in">
      <form method="post" action={paths.importApply({ run: run.id })} novalidate>
        <HiddenField name="once" value={once} />
        {leaves > 0 && (
          <ChoiceField
            name="left"
            label={`${countOf(run.kind, leaves)} not in the list: what of them?`}
            form={form}
            choices={[
              { value: 'stay', label: 'Keep them. The list holds only a part, or I am not sure' },
              { value: 'left', label: 'They have left. Record today as their last day' },
            ]}
          />
        )}
        <Button preventDoubleClick>Bring the list in</Button>
      </form>
      <div class="import-give-up">
        <GiveUp run={run} />
      </div>
    </Card>
  );
}
