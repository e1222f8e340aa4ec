import type { ComponentChildren } from 'preact';
import { paths } from '../../paths.ts';
import { Button } from '../govuk/button.tsx';
import { HiddenField } from '../govuk/fields/choice-field.tsx';
import { NotificationBanner } from '../govuk/notification-banner.tsx';

interface DocumentFormProps {
  readonly document: { readonly id: string; readonly revision: number; readonly status: string };
  /** Where the form is sent when somebody presses the button; as they type it is saved by itself. */
  readonly action: string;
  readonly fields: readonly string[];
  /** Who else has it open, by name. */
  readonly others: readonly string[];
  readonly button?: string;
  /** More buttons or links beside the first. */
  readonly beside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A form of a document: saves as one types and says so, tells who else is in it, and works without JavaScript. */
export function DocumentForm({
  document,
  action,
  fields,
  others,
  button = 'Save and carry on',
  beside,
  children,
}: DocumentFormProps) {
  const saves =
    document.status === 'draft' ? { 'data-save': paths.documentSave({ document: document.id }) } : {};
  return (
    <form method="post" action={action} novalidate {...saves}>
      <HiddenField name="revision" value={String(document.revision)} />
      <HiddenField name="fields" value={fields.join(' ')} />
      <p class="others-here" data-others role="status">
        {others.length > 0 && othersHere(others)}
      </p>
      {children}
      <div class="save-bar">
        <Button>{button}</Button>
        {beside}
        <p class="save-state" data-save-state role="status"></p>
      </div>
    </form>
  );
}

export const othersHere = (names: readonly string[]): string =>
  `${new Intl.ListFormat('en-GB').format([...names])} ${names.length > 1 ? 'are' : 'is'} writing here too. Nothing of either of you is lost.`;

/** An answer that two people changed differently: the question, what stands there now, and by whom. */
export interface ConflictShown {
  readonly label: string;
  readonly theirs: string;
  readonly by: string;
}

/** What two people both changed: theirs in full, mine in the box below, mine to decide. */
export function Conflicts({ conflicts }: { readonly conflicts: readonly ConflictShown[] }) {
  if (!conflicts.length) return null;
  return (
    <NotificationBanner title="Somebody wrote here too">
      <p class="govuk-notification-banner__heading">
        While you were writing, these answers were changed. Yours are in the boxes below: save again to keep
        yours, or copy theirs.
      </p>
      {conflicts.map(({ label, theirs, by }) => (
        <div class="stack">
          <h3 class="govuk-heading-s">{label}</h3>
          <p class="govuk-body">{by} wrote:</p>
          <blockquote class="words">{theirs || 'nothing (they emptied it)'}</blockquote>
        </div>
      ))}
    </NotificationBanner>
  );
}
