import { formatInstant } from '../../../basics/dates.ts';
import { may } from '../../../basics/permissions.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { Chip, DataTable } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { ruleNames, ruleOf, type RuleName } from './rules/kept.ts';
import { goesInWords, groups, lengthInWords, type Group, type Length } from './rules/lengths.ts';

export interface KeepingProps {
  readonly viewer: Viewer;
  readonly flash?: string | undefined;
  readonly lengths: Readonly<Record<RuleName, Length>>;
  /** How much is due under the rules that can be counted. */
  readonly due: Partial<Readonly<Record<RuleName, number>>>;
  /** Children whose file the next school has. */
  readonly withNext: number;
  readonly cleared: readonly {
    readonly rule: RuleName;
    readonly inWords: string;
    readonly entries: number;
    readonly at: string;
  }[];
}

export const placeOf = (viewer: Viewer): string =>
  may(viewer, 'keep settings') ? paths.settings() : paths.dataProtection();

/** How long we keep what: every rule in plain words, what is due under it, and what went by itself. */
export function KeepingPage(props: KeepingProps) {
  const { viewer, flash, cleared, withNext } = props;
  return (
    <Page
      title="How long we keep what"
      viewer={viewer}
      current={placeOf(viewer)}
      flash={flash}
      back={{ href: paths.dataProtection(), text: 'Data protection' }}
    >
      <h1 class="govuk-heading-l">How long we keep what</h1>
      <p class="govuk-body">
        Everything that Alongside holds goes by one of these rules. What a person wrote goes only when one
        person proposes it and another agrees. While a child’s record is on hold, nothing of it goes.
      </p>
      {withNext > 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.disposals()}>
            {withNext === 1
              ? 'The next school holds one record'
              : `The next schools hold ${withNext} records`}{' '}
            now
          </a>
          .
        </p>
      )}
      {(Object.keys(groups) as Group[]).map((group) => (
        <>
          <h2 class="govuk-heading-m">{groups[group]}</h2>
          <DataTable
            caption={`How long we keep: ${groups[group]}`}
            captionHidden
            columns={[
              { label: 'What' },
              { label: 'How long' },
              { label: 'How it goes' },
              { label: 'Due', isNumber: true },
            ]}
            rows={ruleNames
              .filter((name) => ruleOf(name).group === group)
              .map((name) => [
                <What name={name} />,
                <div>
                  <strong>{lengthInWords(ruleOf(name), props.lengths[name])}</strong>
                  <div class="soft small">
                    {ruleOf(name).says} {ruleOf(name).source}.
                  </div>
                </div>,
                goesInWords[ruleOf(name).goes],
                <Due count={props.due[name]} />,
              ])}
          />
        </>
      ))}
      {cleared.length > 0 && (
        <>
          <h2 class="govuk-heading-m">What went by itself</h2>
          <DataTable
            caption="What went by itself, the newest first"
            captionHidden
            columns={[
              { label: 'When' },
              { label: 'What' },
              { label: 'Kept' },
              { label: 'Entries', isNumber: true },
            ]}
            rows={cleared.map(({ rule, inWords, entries, at }) => [
              formatInstant(at),
              ruleOf(rule).name,
              inWords,
              entries,
            ])}
          />
        </>
      )}
    </Page>
  );
}

function What({ name }: { name: RuleName }) {
  const rule = ruleOf(name);
  if ('not' in rule.change) return <>{rule.name}</>;
  return (
    <a class="govuk-link" href={paths.keepingRule({ rule: name })}>
      {rule.name}
    </a>
  );
}

const Due = ({ count }: { count: number | undefined }) =>
  count ? <Chip tone="soon">{count}</Chip> : count === 0 ? <>0</> : <></>;
