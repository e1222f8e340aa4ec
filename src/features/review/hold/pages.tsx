import type { ComponentChildren } from 'preact';
import type { FormState } from '../../../basics/form-state.ts';
import {
  ChoiceField,
  DateField,
  ManyField,
  SelectField,
  TextArea,
  TextField,
} from '../../../web/govuk/index.ts';
import { Card, Chip, Empty, Meter } from '../../../web/layout/index.ts';
import { actionLabels, decisionLabels, meetingLabels, nextLabels, sideLabels } from '../document-kind.ts';
import { nextStepWords, provisionDecisions, type Suggestion } from '../rules.ts';
import { Frame, type Writing } from './frame.tsx';

type Options = readonly { readonly value: string; readonly label: string }[];

export function MeetingPart({ writing }: { readonly writing: Writing }) {
  const { form, firstName } = writing;
  return (
    <Frame writing={writing} part="meeting">
      <DateField name="meetingOn" label={meetingLabels.meetingOn} form={form} />
      <ChoiceField
        name="parentsPart"
        label={meetingLabels.parentsPart}
        hint="Then it counts as one of at least three meetings a year."
        form={form}
        choices={[
          {
            value: 'took part',
            label: 'Yes, in the meeting or on the telephone',
            more: <TextField name="parentsPresent" label={meetingLabels.parentsPresent} form={form} />,
          },
          {
            value: 'not there',
            label: 'No',
            more: <TextArea name="parentsAbsent" label={meetingLabels.parentsAbsent} form={form} rows={2} />,
          },
        ]}
      />
      <TextArea
        name="childPart"
        label={`How did ${firstName} take part?`}
        hint="In all of it or a part; in words, with pictures, by showing. If not: why, and how the views came in."
        form={form}
        rows={2}
      />
      <TextField name="others" label={meetingLabels.others} form={form} />
    </Frame>
  );
}

/** What each side says, beside what was said before the meeting. */
export function ViewsPart({
  writing,
  before,
}: {
  readonly writing: Writing;
  readonly before: ComponentChildren;
}) {
  const { form, firstName } = writing;
  return (
    <Frame writing={writing} part="views">
      {before}
      <Card title="The parents" tone="voice">
        <SideFields form={form} views="parentsViews" side="parents" whose="the parents" again="them" />
      </Card>
      <Card title={firstName} tone="voice">
        <SideFields form={form} views="childsViews" side="child" whose={firstName} again={firstName} />
      </Card>
      <Card title="The school">
        <TextArea name="working.school" label={sideLabels.working} form={form} rows={3} />
        <TextArea name="notWorking.school" label={sideLabels.notWorking} form={form} rows={3} />
      </Card>
    </Frame>
  );
}

interface SideProps {
  readonly form: FormState;
  readonly views: string;
  readonly side: string;
  readonly whose: string;
  readonly again: string;
}

function SideFields({ form, views, side, whose, again }: SideProps) {
  const words = (
    <>
      <TextArea
        name={`working.${side}`}
        label={sideLabels.working}
        hint="In their own words"
        form={form}
        rows={3}
      />
      <TextArea name={`notWorking.${side}`} label={sideLabels.notWorking} form={form} rows={3} />
      <TextArea name={`${views}.text`} label="What would they like next?" form={form} rows={2} />
    </>
  );
  const later = (
    <>
      <TextArea name={`${views}.reason`} label="Why not?" form={form} rows={2} />
      <DateField name={`${views}.tryOn`} label={`When do you ask ${again} next?`} form={form} />
    </>
  );
  return (
    <ChoiceField
      name={`${views}.state`}
      label={`Do we have the views of ${whose}?`}
      form={form}
      choices={[
        { value: 'given', label: 'Yes', more: words },
        { value: 'none yet', label: 'No view yet', more: later },
      ]}
    />
  );
}

interface Delivered {
  readonly itemId: string;
  readonly what: string;
  readonly planned: number;
  readonly given: number;
  readonly inWords: string;
}

export function SupportPart({
  writing,
  delivered,
}: {
  readonly writing: Writing;
  readonly delivered: readonly Delivered[];
}) {
  const { form, review } = writing;
  return (
    <Frame writing={writing} part="support">
      {review.provisions.length === 0 && <Empty>The plan promises no support of its own.</Empty>}
      {review.provisions.map(({ id, what }, at) => {
        const given = delivered.find(({ itemId }) => itemId === id);
        const name = (field: string) => `decision.${id}.${field}`;
        return (
          <Card title={what || `Support ${at + 1}`}>
            {given && given.planned > 0 && (
              <Meter label="Sessions given" delivered={given.given} planned={given.planned} />
            )}
            {given && <p class="govuk-body-s soft">{given.inWords}</p>}
            <ChoiceField
              name={name('decision')}
              label={decisionLabels.decision}
              form={form}
              inline
              small
              choices={provisionDecisions.map(({ id: value, label }) => ({ value, label }))}
            />
            <TextArea
              name={name('why')}
              label={decisionLabels.why}
              hint="Did it help? Was it given as planned? If it changes: how?"
              form={form}
              rows={2}
            />
          </Card>
        );
      })}
    </Frame>
  );
}

export function ActionsPart({
  writing,
  staff,
  fresh,
}: {
  readonly writing: Writing;
  readonly staff: Options;
  /** The id of an action that is added now. */
  readonly fresh: string;
}) {
  const { form, review } = writing;
  const add = (
    <button class="govuk-button govuk-button--secondary" name="add" value={fresh}>
      {review.actions.length ? 'Save and add another' : 'Add an action'}
    </button>
  );
  return (
    <Frame writing={writing} part="actions" beside={add}>
      <p class="govuk-body">What the parents, the child and the school have each agreed to do.</p>
      {review.actions.map(({ id }, at) => {
        const name = (field: string) => `action.${id}.${field}`;
        return (
          <Card title={`Action ${at + 1}`}>
            <TextArea name={name('what')} label={actionLabels.what} form={form} rows={2} />
            <SelectField
              name={name('staffId')}
              label={actionLabels.staffId}
              form={form}
              empty="Nobody of the staff"
              choices={staff}
            />
            <TextField
              name={name('who')}
              label={actionLabels.who}
              hint="A parent, the child, a therapist"
              form={form}
              width={20}
            />
            <DateField name={name('dueOn')} label={actionLabels.dueOn} form={form} />
            <button class="link-button" name="remove" value={id}>
              Remove<span class="govuk-visually-hidden"> action {at + 1}</span>
            </button>
          </Card>
        );
      })}
    </Frame>
  );
}

const codeOf = (suggestion: Suggestion): string =>
  Object.entries(nextStepWords).find(([, step]) => step === suggestion.step)![0];

export function NextPart({
  writing,
  suggestions,
}: {
  readonly writing: Writing;
  readonly suggestions: readonly Suggestion[];
}) {
  const { form, firstName } = writing;
  return (
    <Frame writing={writing} part="next">
      <ManyField
        name="wellBelowPeers"
        label="How far is it to the others?"
        form={form}
        small
        choices={[
          {
            value: 'yes',
            label: `${firstName} works well below others of the same age, despite the support`,
          },
        ]}
      />
      <ChoiceField
        name="nextStep"
        label={nextLabels.nextStep}
        hint="What stands beside each is only a thought, from the results. You decide together."
        form={form}
        choices={suggestions.map((suggestion) => ({
          value: codeOf(suggestion),
          label: (
            <>
              {suggestion.label} {suggestion.suggested && <Chip tone="good">Fits the results</Chip>}
            </>
          ),
          hint: `${suggestion.why} (${suggestion.source})`,
          ...(suggestion.step === 'ask a specialist' && {
            more: <TextField name="specialist" label={nextLabels.specialist} form={form} />,
          }),
        }))}
      />
      <TextArea
        name="nextStepWhy"
        label={nextLabels.nextStepWhy}
        hint="The parents read this, so write it to them."
        form={form}
        rows={3}
      />
    </Frame>
  );
}
