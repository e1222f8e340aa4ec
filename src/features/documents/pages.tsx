import type { ComponentChildren } from 'preact';
import { Button, HiddenField, NotificationBanner } from '../../web/govuk/index.ts';
import { paths } from '../../paths.ts';
import { labelOf, type DocumentKind, type FieldNames } from './rules.ts';
import type { Saved, StoredDocument } from './store.ts';

interface DocumentFormProps {
  readonly document: Pick<StoredDocument, 'id' | 'revision' | 'status'>;
  /** Where the form is sent when somebody presses the button; as they type it is saved by itself. */
  readonly action: string;
  readonly fields: FieldNames;
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

/** What two people both changed: theirs in full, mine in the box below, mine to decide. */
export function Conflicts({ saved, kind }: { readonly saved: Saved; readonly kind: DocumentKind }) {
  if (!saved.conflicts.length) return null;
  return (
    <NotificationBanner title="Somebody wrote here too">
      <p class="govuk-notification-banner__heading">
        While you were writing, these answers were changed. Yours are in the boxes below: save again to keep
        yours, or copy theirs.
      </p>
      {saved.conflicts.map(({ field, theirs, by }) => (
        <div class="stack">
          <h3 class="govuk-heading-s">{labelOf(kind, saved.answers, field)}</h3>
          <p class="govuk-body">{by} wrote:</p>
          <blockquote class="words">{theirs || 'nothing (they emptied it)'}</blockquote>
        </div>
      ))}
    </NotificationBanner>
  );
}
