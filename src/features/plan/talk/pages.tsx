import type { FormState } from '../../../basics/form-state.ts';
import { paths } from '../../../paths.ts';
import { ChoiceField, DateField, TextArea, TextField } from '../../../web/govuk/index.ts';
import { Card } from '../../../web/layout/index.ts';
import { fieldsOfTalk } from '../write/forms.ts';
import { Frame, Hints, type Writing } from '../write/frame.tsx';

export function TalkPage({ writing }: { readonly writing: Writing }) {
  const { form, document, firstName } = writing;
  return (
    <Frame
      writing={writing}
      title="Talking it over"
      action={paths.planTalk({ document: document.id })}
      fields={fieldsOfTalk}
    >
      <Card title="The parents" tone="voice">
        <DateField
          name="parentsConsulted.on"
          label="When did you talk the plan over with them?"
          form={form}
        />
        <Hints writing={writing} field="parentsConsulted.on" />
        <TextField
          name="parentsConsulted.how"
          label="How? At a meeting, on the telephone, with an interpreter …"
          form={form}
        />
        <ViewsFields form={form} name="parentsViews" whose="the parents" again="them" />
      </Card>
      <Card title={firstName} tone="voice">
        <DateField name="childConsulted.on" label={`When did you talk with ${firstName}?`} form={form} />
        <Hints writing={writing} field="childConsulted.on" />
        <TextField
          name="childConsulted.how"
          label="How? In words, with pictures, by pointing, by watching over time …"
          form={form}
        />
        <ViewsFields form={form} name="childsViews" whose={firstName} again={firstName} />
      </Card>
    </Frame>
  );
}

interface ViewsProps {
  readonly form: FormState;
  readonly name: string;
  readonly whose: string;
  readonly again: string;
}

function ViewsFields({ form, name, whose, again }: ViewsProps) {
  const words = (
    <TextArea name={`${name}.text`} label={`What ${whose} said, in their own words`} form={form} rows={4} />
  );
  const later = (
    <>
      <TextArea name={`${name}.reason`} label="Why not?" form={form} rows={2} />
      <DateField name={`${name}.tryOn`} label={`When do you ask ${again} next?`} form={form} />
    </>
  );
  return (
    <ChoiceField
      name={`${name}.state`}
      label={`Do we have the views of ${whose}?`}
      form={form}
      choices={[
        { value: 'given', label: 'Yes', more: words },
        { value: 'none yet', label: 'No view yet', more: later },
      ]}
    />
  );
}
