import { Card } from '../../layout/index.ts';
import { Button } from '../button.tsx';
import {
  ChoiceField,
  DateField,
  FileField,
  FormErrors,
  ManyField,
  PasswordField,
  SelectField,
  TextArea,
  TextField,
} from '../fields/index.ts';

const filled = {
  answers: {
    'a-who': 'Mrs Ward',
    'a-how': 'weekly',
    'a-areas': ['communication', 'sensory'],
    'a-on': '2026-11-09',
  },
  errors: {},
};

const refused = {
  answers: { 'b-on-day': '31', 'b-on-month': '2', 'b-on-year': '2026', 'b-what': '' },
  errors: {
    'b-what': 'Say what the child will do that they cannot do yet',
    'b-on': 'Enter the date of the meeting as a day, month and year, like 27 3 2026',
    'b-how': 'Choose how often',
    'b-areas': 'Choose at least one area of need',
    'b-class': 'Choose a class',
  },
};

/** Every question, answered and to put right. */
export function FormStates() {
  return (
    <>
      <Card title="Questions">
        <form>
          <TextField
            name="a-who"
            label="Who gives the support?"
            hint="A name or a role"
            form={filled}
            width={20}
          />
          <TextField
            name="a-long"
            label="Minutes each time"
            form={filled}
            width={3}
            suffix="minutes"
            inputmode="numeric"
          />
          <TextField
            name="a-cost"
            label="Cost a year"
            form={filled}
            width={5}
            prefix="£"
            inputmode="decimal"
          />
          <TextArea
            name="a-note"
            label="What did you see?"
            hint="One or two sentences are enough"
            form={filled}
            maxlength={400}
          />
          <DateField name="a-on" label="When is the meeting?" hint="For example, 27 3 2026" form={filled} />
          <ChoiceField name="a-how" label="How often?" form={filled} choices={often} />
          <ManyField name="a-areas" label="Areas of need" form={filled} choices={areas} />
          <SelectField name="a-class" label="Class" form={filled} choices={classes} />
          <PasswordField name="a-password" label="Password" form={filled} />
          <FileField
            name="a-file"
            label="The pupil list"
            hint="A CSV file from your information system"
            form={filled}
            accept=".csv"
          />
          <div class="cluster">
            <Button>Save</Button>
            <Button class="govuk-button--secondary">Preview the letter</Button>
            <Button class="govuk-button--warning">Undo the import</Button>
            <Button disabled>Send</Button>
            <button class="link-button" type="button">
              Start again
            </button>
          </div>
        </form>
      </Card>
      <Card title="Questions to put right">
        <FormErrors form={refused} />
        <form>
          <TextArea name="b-what" label="What is the outcome?" form={refused} />
          <DateField name="b-on" label="When is the meeting?" hint="For example, 27 3 2026" form={refused} />
          <ChoiceField name="b-how" label="How often?" form={refused} choices={often} inline />
          <ManyField name="b-areas" label="Areas of need" form={refused} choices={areas} small />
          <SelectField name="b-class" label="Class" form={refused} choices={classes} />
        </form>
      </Card>
    </>
  );
}

const often = [
  { value: 'daily', label: 'Every day' },
  { value: 'weekly', label: 'Every week', hint: 'On the same day, if you can' },
];

const areas = [
  { value: 'communication', label: 'Communication and interaction' },
  { value: 'learning', label: 'Cognition and learning' },
  { value: 'feelings', label: 'Social, emotional and mental health' },
  { value: 'sensory', label: 'Sensory and/or physical needs' },
];

const classes = [
  { value: 'willow', label: 'Willow' },
  { value: 'hazel', label: 'Hazel' },
];
