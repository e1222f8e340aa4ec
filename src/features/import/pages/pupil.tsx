import type { FormState } from '../../../basics/form-state.ts';
import { may } from '../../../basics/permissions.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { labelOfYear, yearGroups } from '../../../basics/year-group.ts';
import { paths } from '../../../paths.ts';
import {
  Button,
  ChoiceField,
  DateField,
  FormErrors,
  HiddenField,
  ManyField,
  SelectField,
  TextField,
} from '../../../web/govuk/index.ts';
import { Card } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import type { Reason } from '../rules/judge/verdict.ts';

interface NewPupilProps {
  readonly viewer: Viewer;
  readonly form: FormState;
  readonly classes: readonly string[];
  readonly doubts?: readonly Reason[];
  /** Children who may be the same, for whoever may open their page. */
  readonly alike?: readonly { id: string; who: string }[];
  readonly once: string;
  readonly flash?: string | undefined;
}

/** One child, added by hand: as carefully as a list. */
export function NewPupilPage({ viewer, form, classes, doubts = [], alike = [], once, flash }: NewPupilProps) {
  return (
    <Page
      title="Add a pupil"
      viewer={viewer}
      current={paths.imports()}
      flash={flash}
      errors={form.errors}
      back={{ href: paths.imports(), text: 'Lists in' }}
    >
      <FormErrors form={form} dates={['born', 'entered']} />
      <h1 class="govuk-heading-l">Add a pupil</h1>
      {alike.length > 0 && (
        <Card title="Already on the register?" tone="soon">
          <ul class="plain-list">
            {alike.map(({ id, who }) => (
              <li>
                {may(viewer, "read a child's record") ? (
                  <a class="govuk-link" href={paths.pupil({ pupil: id })}>
                    {who}
                  </a>
                ) : (
                  who
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <form method="post" action={paths.pupilNew()} novalidate>
        <HiddenField name="once" value={once} />
        {doubts.length > 0 && (
          <ManyField
            name="sure"
            label="Something is unusual"
            hint={doubts.map(({ text }) => text).join(' ')}
            form={form}
            choices={[{ value: 'yes', label: 'I have looked. Add the child all the same' }]}
          />
        )}
        <TextField name="forename" label="Legal forename" form={form} autocomplete="off" spellcheck={false} />
        <TextField name="surname" label="Legal surname" form={form} autocomplete="off" spellcheck={false} />
        <TextField
          name="knownAs"
          label="Called by another name? (if so)"
          form={form}
          autocomplete="off"
          spellcheck={false}
        />
        <DateField name="born" label="Date of birth" hint="For example 27 3 2018" form={form} />
        <SelectField
          name="yearGroup"
          label="Year group"
          form={form}
          choices={yearGroups.map((year) => ({ value: year, label: labelOfYear(year) }))}
        />
        <SelectField
          name="className"
          label="Class (if known)"
          form={form}
          empty="No class yet"
          choices={classes.map((name) => ({ value: name, label: name }))}
        />
        <ChoiceField
          name="sex"
          label="Sex, as the census asks (if known)"
          form={form}
          inline
          choices={[
            { value: 'F', label: 'Female' },
            { value: 'M', label: 'Male' },
          ]}
        />
        <TextField
          name="upn"
          label="UPN (if there is one)"
          hint="13 letters and numbers"
          form={form}
          width={20}
          spellcheck={false}
        />
        <TextField name="firstLanguage" label="First language (if known)" form={form} width={20} />
        <DateField name="entered" label="Joined the school on" hint="Leave it empty for today" form={form} />
        <h2 class="govuk-heading-m">A parent or carer (if you know one)</h2>
        <TextField name="contactName" label="Name" form={form} autocomplete="off" />
        <TextField name="relation" label="Relationship to the child" form={form} width={20} />
        <TextField name="email" label="E-mail" type="email" form={form} autocomplete="off" />
        <TextField name="phone" label="Phone" type="tel" form={form} width={20} autocomplete="off" />
        <ChoiceField
          name="pr"
          label="Do they have parental responsibility?"
          form={form}
          inline
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
            { value: '', label: 'Not known' },
          ]}
        />
        <Button preventDoubleClick>Add the pupil</Button>
      </form>
    </Page>
  );
}
