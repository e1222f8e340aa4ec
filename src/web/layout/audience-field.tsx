import { audienceNames, entryKind, type EntryKindName } from '../../basics/audience.ts';
import { answerTo, type FormState } from '../../basics/form-state.ts';
import { ChoiceField, Details } from '../govuk/index.ts';

interface AudienceFieldProps {
  readonly kind: EntryKindName;
  readonly form: FormState;
  /** Left out: 'audience'. Two forms on one page have a name each. */
  readonly name?: string;
}

/** Who an entry is for: folded away, for the usual is nearly always right and a teacher has two minutes. */
export function AudienceField({ kind, form, name = 'audience' }: AudienceFieldProps) {
  const { usual, mayBe } = entryKind(kind);
  const chosen = answerTo(form, name) || usual;
  return (
    <Details
      summary={`Who may see this: ${audienceNames[usual]}`}
      open={chosen !== usual || name in form.errors}
    >
      <ChoiceField
        name={name}
        label="Who may see this?"
        hint="You always see what you write yourself. A parent is never shown what another parent said."
        small
        form={{ ...form, answers: { ...form.answers, [name]: chosen } }}
        choices={mayBe.map((audience) => ({ value: audience, label: audienceNames[audience] }))}
      />
    </Details>
  );
}
