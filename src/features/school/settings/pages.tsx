import type { FormState } from '../../../basics/form-state.ts';
import { may } from '../../../basics/permissions.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { Button, ChoiceField, FormErrors, TextArea, TextField } from '../../../web/govuk/index.ts';
import { Card } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { paths } from '../../../paths.ts';
import { phases, settings, type SettingName } from '../rules.ts';

export interface SettingsProps {
  readonly viewer: Viewer;
  readonly flash?: string | undefined;
  readonly form: FormState;
  /** There is nobody yet who looks after people. */
  readonly lacksAdministrator: boolean;
  readonly hasOutbox: boolean;
}

export function SettingsPage({ viewer, flash, form, lacksAdministrator, hasOutbox }: SettingsProps) {
  const field = (name: SettingName) => <SettingField name={name} form={form} />;
  return (
    <Page title="School" viewer={viewer} current={paths.settings()} flash={flash} errors={form.errors}>
      <FormErrors form={form} />
      <h1 class="govuk-heading-l">School</h1>
      <ul class="govuk-list">
        <Place href={paths.terms()}>Terms and closures</Place>
        <Place href={paths.whoMayDoWhat()}>Who may do what</Place>
        {may(viewer, 'look after data protection') && (
          <Place href={paths.dataProtection()}>Data protection</Place>
        )}
        {hasOutbox && <Place href={paths.outbox()}>Messages kept on this machine</Place>}
        {lacksAdministrator && <Place href={paths.administratorNew()}>Name an administrator</Place>}
      </ul>
      <form method="post" action={paths.settings()} novalidate class="stack">
        <Card title="The school">
          <TextField name="schoolName" label="Name" form={form} />
          <ChoiceField name="phase" label="Kind of school" form={form} choices={phases} small />
          <TextField name="localAuthority" label="Local authority" form={form} />
          <TextField
            name="laCode"
            label="Number of the local authority"
            hint="Three digits"
            form={form}
            width={3}
          />
          <TextField name="dfeNumber" label="DfE number" hint="Such as 211/2000" form={form} width={10} />
          <TextArea name="address" label="Address" form={form} rows={3} />
          <TextField name="phone" label="Telephone number" form={form} type="tel" width={20} />
          <TextField name="email" label="E-mail address for parents" form={form} type="email" />
        </Card>
        <Card title="How we work">
          {field('reply-days')}
          {field('meeting-minimum')}
          {field('missed-session-threshold')}
          {field('review-interval-weeks')}
          {field('notice-sign-off')}
        </Card>
        <Card title="SENDIASS: free and impartial advice for families">
          <p class="govuk-body">
            Every letter home names it. Copy from its own website, and say when you did.
          </p>
          {field('sendiass-name')}
          {field('sendiass-address')}
          {field('sendiass-phone')}
          {field('sendiass-email')}
          {field('sendiass-website')}
          {field('sendiass-checked-on')}
        </Card>
        <Card title="The Local Offer">
          {field('local-offer-link')}
          {field('local-offer-checked-on')}
        </Card>
        <Card title="Data protection">{field('subject-access-begins-after')}</Card>
        <Card title="Signing in">{field('require-authenticator')}</Card>
        <div>
          <Button>Save</Button>
        </div>
      </form>
    </Page>
  );
}

function Place({ href, children }: { href: string; children: string }) {
  return (
    <li>
      <a class="govuk-link" href={href}>
        {children}
      </a>
    </li>
  );
}

/** The question behind one setting, with where its starting value comes from. */
function SettingField({ name, form }: { name: SettingName; form: FormState }) {
  const rule = settings[name];
  const shared = { name, label: rule.label, form };
  switch (rule.kind) {
    case 'whole':
      return (
        <TextField
          {...shared}
          hint={`${rule.source}. From ${rule.least} to ${rule.most}; ${rule.start} at first.`}
          width={3}
          inputmode="numeric"
        />
      );
    case 'yes or no':
      return (
        <ChoiceField
          {...shared}
          hint={rule.source}
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
          inline
        />
      );
    case 'day':
      return <TextField {...shared} hint="Such as 24 November 2026" width={20} />;
    case 'long text':
      return <TextArea {...shared} rows={3} />;
    default:
      return <TextField {...shared} type={rule.kind === 'email' ? 'email' : 'text'} spellcheck={false} />;
  }
}
