import type { FormState } from '../../../basics/form-state.ts';
import { Button, ChoiceField, FormErrors, PasswordField, TextField } from '../../../web/govuk/index.ts';
import { Card } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { paths } from '../../../paths.ts';
import { phases } from '../rules.ts';
import { CalendarFields } from '../terms/pages.tsx';

/** The first page there is, while there is no school. */
export function SetUpPage({ form, year }: { readonly form: FormState; readonly year: string }) {
  const errors = form.errors;
  return (
    <Page title="Set up your school" errors={errors}>
      <FormErrors form={form} />
      <h1 class="govuk-heading-l">Set up your school</h1>
      <p class="govuk-body">
        Ten minutes, once. Everything here can be changed later, and nothing leaves this machine.
      </p>
      <form method="post" action={paths.setUp()} novalidate class="stack">
        <Card title="The school">
          <TextField name="schoolName" label="Name of the school" form={form} autocomplete="organization" />
          <TextField name="localAuthority" label="Local authority" hint="Such as Tower Hamlets" form={form} />
          <ChoiceField name="phase" label="Kind of school" form={form} choices={phases} />
        </Card>
        <Card title="The SENCO">
          <p class="govuk-body">The first person to sign in, and the one who sees the whole register.</p>
          <TextField name="sencoName" label="Name" form={form} autocomplete="name" />
          <TextField
            name="sencoEmail"
            label="Work e-mail address"
            form={form}
            type="email"
            autocomplete="username"
            spellcheck={false}
          />
          <PasswordField
            name="newPassword"
            label="Password"
            hint="At least 12 characters. Three or four words that do not belong together are easy to remember."
            form={form}
            autocomplete="new-password"
          />
        </Card>
        <Card title="An administrator">
          <p class="govuk-body">
            Looks after people and settings, and sees no child’s record. Leave it empty to name somebody
            later.
          </p>
          <TextField name="administratorName" label="Name (optional)" form={form} />
          <TextField
            name="administratorEmail"
            label="Work e-mail address (optional)"
            hint="We send a link there to choose a password."
            form={form}
            type="email"
            spellcheck={false}
          />
        </Card>
        <Card title={`The school year ${year}`}>
          <p class="govuk-body">Likely dates. Put right what is different at your school.</p>
          <CalendarFields form={form} areClosuresFolded />
        </Card>
        <div>
          <Button>Set up the school</Button>
        </div>
      </form>
    </Page>
  );
}
