import type { FormState } from '../../../basics/form-state.ts';
import type { Letter } from '../../../basics/letter.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { Button, FormErrors, HiddenField, TextArea } from '../../../web/govuk/index.ts';
import { Card, LetterWords, WhoIsTold, type Told } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import type { StoredDocument } from '../../documents/rules.ts';
import type { NextStepCode, Review } from '../rules.ts';

interface FinishProps {
  readonly viewer: Viewer;
  readonly childName: string;
  readonly firstName: string;
  readonly document: StoredDocument;
  readonly review: Review;
  readonly record: Pick<Letter, 'about' | 'blocks'>;
  readonly ends: Pick<Letter, 'about' | 'blocks'> | undefined;
  readonly to: readonly Told[];
  readonly isChange: boolean;
  readonly once: string;
  readonly form: FormState;
}

/** The last look: the letter as the parents will read it, who gets it, and what finishing does. */
export function FinishPage(props: FinishProps) {
  const { viewer, childName, document, record, ends, isChange, once, form } = props;
  const title = isChange ? 'Tell about the changes' : 'Finish the review';
  return (
    <Page
      title={title}
      viewer={viewer}
      errors={form.errors}
      back={{ href: paths.review({ document: document.id }), text: 'The review' }}
    >
      <FormErrors form={form} />
      <span class="govuk-caption-l">{childName}</span>
      <h1 class="govuk-heading-l">{title}</h1>
      <div class="stack stack--loose">
        <WhatHappens {...props} />
        <Recipients {...props} />
        <Card title={ends ? 'The first letter: what we agreed' : 'The letter'} tone="quiet">
          <LetterWords body={record} />
        </Card>
        {ends && (
          <Card title="The second letter: SEN support ends" tone="quiet">
            <LetterWords body={ends} />
          </Card>
        )}
        <form method="post" action={paths.reviewFinish({ document: document.id })} novalidate>
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
            {isChange ? 'Keep the changes and tell the parents' : 'Finish the review and tell the parents'}
          </Button>
        </form>
      </div>
    </Page>
  );
}

const thenHappens: Record<NextStepCode, (firstName: string) => string> = {
  'next-cycle': (name) => `The next plan for ${name} begins as a draft made from this one.`,
  specialist: (name) => `Asking becomes an action, and the next plan for ${name} begins as a draft.`,
  'consider-ehc': (name) =>
    `The decision is recorded. A request is not a plan: ${name} keeps SEN support (K), and the next plan begins as a draft.`,
  'leave-sen-support': (name) =>
    `SEN support for ${name} ends today, once the notice exists; the plan ends, and we keep watching.`,
};

function WhatHappens({ review, isChange, firstName }: FinishProps) {
  return (
    <Card title="What happens when you finish it">
      <ul class="govuk-list govuk-list--bullet">
        <li>The record goes to the parents, and the staff who work with {firstName} see it.</li>
        {!isChange && review.parentsPart === 'took part' && (
          <li>The meeting counts as one of at least three with the parents this year.</li>
        )}
        {!isChange && review.nextStep && <li>{thenHappens[review.nextStep](firstName)}</li>}
        {!isChange && review.nextStep && review.nextStep !== 'leave-sen-support' && (
          <li>The plan in force stays in force until the next one is agreed.</li>
        )}
        <li>The record is kept as it is now; a later change makes a new version.</li>
      </ul>
    </Card>
  );
}

function Recipients({ to }: FinishProps) {
  if (!to.length)
    return (
      <Card title="Who is told" tone="late">
        <p class="govuk-body">
          Nobody yet: no parent with parental responsibility is on the child’s list. The record is kept, and
          shows as one that nobody has had.
        </p>
      </Card>
    );
  return <WhoIsTold to={to} />;
}
