import { formatInstant } from '../../../../basics/dates.ts';
import type { FormState } from '../../../../basics/form-state.ts';
import type { Viewer } from '../../../../basics/viewer.ts';
import { paths } from '../../../../paths.ts';
import {
  Button,
  FormErrors,
  HiddenField,
  SummaryList,
  TextArea,
  TextField,
  WarningText,
} from '../../../../web/govuk/index.ts';
import { Card, Timeline } from '../../../../web/layout/index.ts';
import { Page } from '../../../../web/layout/page.tsx';
import { placeOf } from '../pages.tsx';
import { ruleOf, type RuleName } from '../rules/kept.ts';
import { from, goesInWords, lengthInWords, type Length, type RetentionRule } from '../rules/lengths.ts';

interface RuleProps {
  readonly viewer: Viewer;
  readonly flash?: string | undefined;
  readonly name: RuleName;
  readonly length: Length;
  readonly kinds: readonly string[];
  readonly due: number | undefined;
  readonly choices: readonly {
    readonly length: Length;
    readonly reason: string;
    readonly by: string;
    readonly at: string;
  }[];
  /** It can be proposed here: what a rule lets go of many children at once. */
  readonly mayPropose: boolean;
  readonly form: FormState;
  readonly once: string;
}

/** One rule: what it is about, how long the school keeps it and why, and what is due. */
export function RulePage(props: RuleProps) {
  const { viewer, flash, name, length, kinds, due, choices, form } = props;
  const rule = ruleOf(name);
  return (
    <Page
      title={rule.name}
      viewer={viewer}
      current={placeOf(viewer)}
      flash={flash}
      errors={form.errors}
      back={{ href: paths.keeping(), text: 'How long we keep what' }}
    >
      <FormErrors form={form} />
      <span class="govuk-caption-l">How long we keep what</span>
      <h1 class="govuk-heading-l">{rule.name}</h1>
      <p class="govuk-body">{rule.says}</p>
      <SummaryList
        rows={[
          { key: 'Kept', value: lengthInWords(rule, length) },
          { key: 'Where that comes from', value: choices[0] ? 'The school has chosen it' : rule.source },
          { key: 'How it goes', value: goesInWords[rule.goes] },
          ...(kinds.length ? [{ key: 'Kinds of entries', value: kinds.join(', ') }] : []),
          ...(due === undefined ? [] : [{ key: 'Due today', value: String(due) }]),
        ]}
      />
      {props.mayPropose && <Propose {...props} />}
      <ChangeForm rule={rule} {...props} />
      {choices.length > 0 && (
        <Card title="What the school chose">
          <Timeline
            events={choices.map((choice) => ({
              at: choice.at,
              when: `${formatInstant(choice.at)}, ${choice.by}`,
              what: lengthInWords(rule, choice.length),
              more: choice.reason,
            }))}
          />
        </Card>
      )}
    </Page>
  );
}

function Propose({ name, due, once }: RuleProps) {
  return (
    <Card title="Due" tone="soon">
      <p class="govuk-body">
        {due === 1 ? 'One entry is' : `${due} entries are`} kept no longer. A second person has to agree
        before anything goes.
      </p>
      <form method="post" action={paths.keepingPropose({ rule: name })} novalidate>
        <HiddenField name="once" value={once} />
        <Button class="govuk-button--secondary" preventDoubleClick>
          Propose for disposal
        </Button>
      </form>
    </Card>
  );
}

function ChangeForm({ rule, name, form, once }: RuleProps & { rule: RetentionRule }) {
  const { change } = rule;
  if ('not' in change) return <p class="govuk-body">{change.not}</p>;
  const { unit, least, most } = change;
  const empty = change.or && ` Leave it empty: ${lengthInWords(rule, change.or).toLowerCase()}.`;
  return (
    <form method="post" action={paths.keepingRule({ rule: name })} novalidate>
      <h2 class="govuk-heading-m">Change it</h2>
      {rule.goes === 'by itself' && (
        <WarningText>What is older goes within hours, and nobody can bring it back.</WarningText>
      )}
      <HiddenField name="once" value={once} />
      <TextField
        name="length"
        label={`How many ${unit} after ${from[rule.from]}?`}
        hint={`From ${least} to ${most}.${empty ?? ''}`}
        form={form}
        width={3}
        inputmode="numeric"
      />
      <TextArea name="reason" label="Why, and who decided it?" form={form} rows={3} />
      <Button preventDoubleClick>Save</Button>
    </form>
  );
}
