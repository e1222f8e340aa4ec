import type { FormState } from '../../../basics/form-state.ts';
import type { Letter } from '../../../basics/letter.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { Button, FormErrors, HiddenField, TextArea } from '../../../web/govuk/index.ts';
import { Card, LetterWords, WhoIsTold, type Told } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import type { StoredDocument } from '../../documents/rules.ts';

interface AgreeProps {
  readonly viewer: Viewer;
  readonly childName: string;
  readonly document: StoredDocument;
  readonly letter: Pick<Letter, 'about' | 'blocks'>;
  readonly to: readonly Told[];
  readonly briefed: number;
  /** SEN support begins with this plan. */
  readonly beginsSupport: boolean;
  readonly isChange: boolean;
  readonly once: string;
  readonly form: FormState;
}

/** The last look: the letter as the parents will read it, who gets it, and what agreeing does. */
export function AgreePage(props: AgreeProps) {
  const { viewer, childName, document, letter, to, briefed, beginsSupport, isChange, once, form } = props;
  const title = isChange ? 'Agree the changes' : 'Agree the plan';
  return (
    <Page
      title={title}
      viewer={viewer}
      errors={form.errors}
      back={{ href: paths.plan({ document: document.id }), text: 'The plan' }}
    >
      <FormErrors form={form} />
      <span class="govuk-caption-l">{childName}</span>
      <h1 class="govuk-heading-l">{title}</h1>
      <div class="stack stack--loose">
        <Card title="What happens when you agree it">
          <ul class="govuk-list govuk-list--bullet">
            <li>
              {to.length === 1 ? 'A letter goes' : 'A letter each goes'} to{' '}
              {to.map(({ name }) => name).join(' and ')}.
            </li>
            <li>
              {briefed} {briefed === 1 ? 'adult who works' : 'adults who work'} with the child{' '}
              {briefed === 1 ? 'is' : 'are'} briefed, and you see who has read it.
            </li>
            {beginsSupport && (
              <li>
                Once the letter exists, SEN support (K) begins on the register from today. (CFA 2014 s.68)
              </li>
            )}
            <li>The plan is kept as it is now; later changes make a new version.</li>
          </ul>
        </Card>
        <WhoIsTold to={to} />
        <Card title="The letter" tone="quiet">
          <LetterWords body={letter} />
        </Card>
        <form method="post" action={paths.planAgree({ document: document.id })} novalidate>
          <HiddenField name="once" value={once} />
          <HiddenField name="revision" value={String(document.revision)} />
          {isChange && (
            <TextArea
              name="reason"
              label="What has changed, and why?"
              hint="The parents read this in the letter, so write it to them."
              form={form}
              rows={3}
            />
          )}
          <Button preventDoubleClick>
            {isChange ? 'Agree the changes and tell the parents' : 'Agree the plan and tell the parents'}
          </Button>
        </form>
      </div>
    </Page>
  );
}
