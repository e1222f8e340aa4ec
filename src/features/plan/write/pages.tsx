import { areasOfNeed } from '../../../basics/needs.ts';
import { supportKinds } from '../../../basics/support-kinds.ts';
import { paths } from '../../../paths.ts';
import { DateField, Details, ManyField, SelectField, TextArea, TextField } from '../../../web/govuk/index.ts';
import { Card } from '../../../web/layout/index.ts';
import { outcomeLabels, provisionLabels, wholeLabels } from '../document-kind.ts';
import { fieldsOfOutcome, fieldsOfProvision, fieldsOfWhole } from './forms.ts';
import { Frame, Hints, type Writing } from './frame.tsx';

type Options = readonly { readonly value: string; readonly label: string }[];

const measures = [
  { value: 'score', label: 'A score in a test' },
  { value: 'frequency', label: 'How often it happens' },
  { value: 'scale', label: 'A scale from 1 to 10' },
  { value: 'steps', label: 'Steps towards a goal (-2 to +2)' },
  { value: 'words', label: 'In words' },
];

export function OutcomePage({ writing, item }: { readonly writing: Writing; readonly item: string }) {
  const { form, document, firstName } = writing;
  const name = (field: string) => `outcome.${item}.${field}`;
  const action = paths.planItem({ document: document.id, list: 'outcomes', item });
  return (
    <Frame writing={writing} title="Outcome" action={action} fields={fieldsOfOutcome(item)}>
      <TextArea
        name={name('statement')}
        label={`What will be different for ${firstName}?`}
        hint="What the child will do, not what adults will do. For example: Amina reads a page of her book to a friend."
        form={form}
        rows={3}
      />
      <Hints writing={writing} field={name('statement')} />
      <TextArea
        name={name('childWords')}
        label={`In ${firstName}’s own words, if you have them`}
        form={form}
        rows={2}
      />
      <SelectField
        name={name('area')}
        label={outcomeLabels.area}
        form={form}
        choices={areasOfNeed.map(({ id, label }) => ({ value: id, label }))}
      />
      <Card title="How we will know" tone="quiet">
        <TextField
          name={name('tool')}
          label={outcomeLabels.tool}
          hint="A named test, a count, a scale. For example: reading 40 common words, counted by the same adult."
          form={form}
        />
        <Hints writing={writing} field={name('tool')} />
        <SelectField name={name('measure')} label={outcomeLabels.measure} form={form} choices={measures} />
        <TextArea
          name={name('baseline')}
          label={`Where ${firstName} is now`}
          hint="For example: reads 12 of 40 words"
          form={form}
          rows={2}
        />
        <DateField name={name('baselineOn')} label={outcomeLabels.baselineOn} form={form} />
        <TextArea
          name={name('target')}
          label={outcomeLabels.target}
          hint="For example: reads 30 of 40 words"
          form={form}
          rows={2}
        />
        <Hints writing={writing} field={name('target')} />
        <DateField name={name('targetOn')} label={outcomeLabels.targetOn} form={form} />
      </Card>
    </Frame>
  );
}

interface ProvisionProps {
  readonly writing: Writing;
  readonly item: string;
  readonly outcomes: Options;
  readonly staff: Options;
  readonly groups: Options;
}

export function ProvisionPage(props: ProvisionProps) {
  const { writing, item, outcomes } = props;
  const { form, document } = writing;
  const name = (field: string) => `provision.${item}.${field}`;
  const action = paths.planItem({ document: document.id, list: 'provisions', item });
  return (
    <Frame writing={writing} title="Support" action={action} fields={fieldsOfProvision(item)}>
      <TextArea
        name={name('what')}
        label={provisionLabels.what}
        hint="For example: Talk Boost, practising questions with two friends"
        form={form}
        rows={2}
      />
      <Hints writing={writing} field={name('what')} />
      <ManyField
        name={name('kinds')}
        label={provisionLabels.kinds}
        form={form}
        small
        choices={supportKinds.map(({ kind, label, explains }) => ({
          value: String(kind),
          label,
          hint: explains,
        }))}
      />
      <Hints writing={writing} field={name('kinds')} />
      <TextArea name={name('additional')} label={provisionLabels.additional} form={form} rows={2} />
      <Hints writing={writing} field={name('additional')} />
      {outcomes.length > 0 && (
        <ManyField
          name={name('outcomeIds')}
          label={provisionLabels.outcomeIds}
          form={form}
          small
          choices={outcomes}
        />
      )}
      <WhoAndWhen {...props} name={name} />
    </Frame>
  );
}

const weekdayChoices = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'].map((label, at) => ({
  value: String(at + 1),
  label,
}));

function WhoAndWhen({
  writing,
  staff,
  groups,
  name,
}: ProvisionProps & { readonly name: (field: string) => string }) {
  const { form, firstName } = writing;
  return (
    <Card title="Who, when and where" tone="quiet">
      {groups.length > 0 && (
        <SelectField
          name={name('groupId')}
          label="In a group that is already running?"
          hint="Then the group’s days, time, adult and place hold wherever you leave them open below."
          form={form}
          empty="No, not in a group"
          choices={groups}
        />
      )}
      <SelectField
        name={name('whoId')}
        label={provisionLabels.whoName}
        form={form}
        empty="Nobody chosen yet"
        choices={staff}
      />
      <TextField
        name={name('whoName')}
        label="Or somebody who does not work here"
        hint="For example: the speech and language therapist"
        form={form}
      />
      <ManyField
        name={name('weekdays')}
        label={provisionLabels.weekdays}
        form={form}
        small
        choices={weekdayChoices}
      />
      <Hints writing={writing} field={name('sessionsPerWeek')} />
      <TextField
        name={name('startsAt')}
        label={provisionLabels.startsAt}
        hint="Like 09:30"
        form={form}
        width={5}
      />
      <TextField
        name={name('minutes')}
        label={provisionLabels.minutes}
        form={form}
        width={3}
        inputmode="numeric"
        suffix="minutes"
      />
      <Hints writing={writing} field={name('minutes')} />
      <TextField
        name={name('weeks')}
        label={provisionLabels.weeks}
        form={form}
        width={3}
        inputmode="numeric"
        suffix="weeks"
      />
      <Details summary="More: how often, group size, place">
        <TextField
          name={name('sessionsPerWeek')}
          label={provisionLabels.sessionsPerWeek}
          hint="Only when the days are not fixed"
          form={form}
          width={3}
          inputmode="numeric"
        />
        <TextField
          name={name('groupSize')}
          label={`With how many children, ${firstName} included?`}
          form={form}
          width={3}
          inputmode="numeric"
        />
        <TextField name={name('place')} label={provisionLabels.place} form={form} width={20} />
      </Details>
    </Card>
  );
}

export function WholePage({ writing, staff }: { readonly writing: Writing; readonly staff: Options }) {
  const { form, document, firstName } = writing;
  const action = paths.planWhole({ document: document.id });
  return (
    <Frame writing={writing} title="The plan as a whole" action={action} fields={fieldsOfWhole}>
      <TextArea name="expectedImpact" label={wholeLabels.expectedImpact} form={form} rows={3} />
      <Hints writing={writing} field="expectedImpact" />
      <TextArea
        name="strategies"
        label={`What every adult does for ${firstName}, one strategy on each line`}
        hint="Three to five are read. For example: Say her name first."
        form={form}
        rows={6}
      />
      <Hints writing={writing} field="strategies" />
      <TextArea
        name="home"
        label={wholeLabels.home}
        hint="What the parents want to do, agreed with them"
        form={form}
        rows={3}
      />
      <Hints writing={writing} field="home" />
      <SelectField
        name="responsibleTeacherId"
        label="Which teacher is responsible?"
        form={form}
        choices={staff}
      />
      <DateField
        name="reviewOn"
        label={wholeLabels.reviewOn}
        hint="About a term from now is usual"
        form={form}
      />
      <Hints writing={writing} field="reviewOn" />
    </Frame>
  );
}
