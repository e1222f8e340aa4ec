import { audienceNames, entryKind } from '../../../basics/audience.ts';
import { formatDate, formatInstant } from '../../../basics/dates.ts';
import type { FormState } from '../../../basics/form-state.ts';
import { may } from '../../../basics/permissions.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { Button, ChoiceField, FormErrors, HiddenField, TextArea } from '../../../web/govuk/index.ts';
import { AudienceChip, Card, DataTable, Empty, LetterBlocks, Timeline } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { firstNameOf, fullNameOf, type Pupil } from '../../pupils/rules.ts';
import { audienceOfEntry, chaptersOf, type Decision, type Entry } from '../rules.ts';

interface WhoMaySeeProps {
  readonly viewer: Viewer;
  readonly flash?: string | undefined;
  readonly pupil: Pupil;
  readonly entries: readonly Entry[];
}

/** Every entry of a child with who it is for, kind by kind. */
export function WhoMaySeePage({ viewer, flash, pupil, entries }: WhoMaySeeProps) {
  const at = { pupil: pupil.id };
  const decides = may(viewer, 'decide who may see an entry');
  return (
    <Page
      title="Who may see what"
      viewer={viewer}
      current={paths.register()}
      flash={flash}
      back={{ href: paths.pupil(at), text: 'The child’s page' }}
    >
      <span class="govuk-caption-l">{fullNameOf(pupil)}</span>
      <h1 class="govuk-heading-l">Who may see what</h1>
      <div class="stack">
        <p class="govuk-body">
          Staff who work with {firstNameOf(pupil)} see each entry unless it says otherwise. The SENCO and the
          head teacher see all of them.
          {may(viewer, 'give what is shared') && (
            <>
              {' '}
              <a class="govuk-link" href={paths.shared(at)}>
                Give what is shared to a parent or to {firstNameOf(pupil)}
              </a>
            </>
          )}
        </p>
        {entries.length === 0 && (
          <Empty>
            <p class="govuk-body">Nothing has been written down yet.</p>
          </Empty>
        )}
        {chaptersOf(entries).map((chapter) => (
          <Card title={chapter.name}>
            <DataTable
              caption={chapter.name}
              captionHidden
              columns={[
                { label: 'Entry' },
                { label: 'Who may see it' },
                ...(decides ? [{ label: 'Change' }] : []),
              ]}
              rows={chapter.entries.map((entry) => [
                <>
                  {entry.title}
                  <span class="soft small">
                    {' '}
                    {formatDate(entry.on)}, {entry.by}
                  </span>
                </>,
                audienceNames[audienceOfEntry(entry)],
                ...(decides
                  ? [
                      <a
                        class="govuk-link"
                        href={paths.entryAudience({ ...at, kind: entry.kind, entry: entry.id })}
                      >
                        Change
                        <span class="govuk-visually-hidden">
                          {' '}
                          who may see: {entry.title}, {formatDate(entry.on)}
                        </span>
                      </a>,
                    ]
                  : []),
              ])}
            />
          </Card>
        ))}
      </div>
    </Page>
  );
}

interface DecideProps {
  readonly viewer: Viewer;
  readonly flash?: string | undefined;
  readonly pupil: Pupil;
  readonly entry: Entry;
  readonly decisions: readonly Decision[];
  readonly form: FormState;
  readonly once: string;
}

/** Who one entry is for: the choice, the reason, and what was decided before. */
export function DecidePage({ viewer, flash, pupil, entry, decisions, form, once }: DecideProps) {
  const { mayBe, because } = entryKind(entry.kind);
  return (
    <Page
      title="Who may see this"
      viewer={viewer}
      current={paths.register()}
      flash={flash}
      errors={form.errors}
      back={{ href: paths.whoMaySee({ pupil: pupil.id }), text: 'Who may see what' }}
    >
      <FormErrors form={form} />
      <span class="govuk-caption-l">{fullNameOf(pupil)}</span>
      <h1 class="govuk-heading-l">Who may see this?</h1>
      <div class="stack">
        <Card title={`${entry.title}, ${formatDate(entry.on)}`}>
          <p>
            <AudienceChip audience={audienceOfEntry(entry)} />
          </p>
          <LetterBlocks blocks={entry.words} />
          <p class="govuk-hint">Written down by {entry.by}</p>
        </Card>
        <form
          method="post"
          action={paths.entryAudience({ pupil: pupil.id, kind: entry.kind, entry: entry.id })}
          novalidate
        >
          <HiddenField name="once" value={once} />
          {because && <p class="govuk-body">{because}</p>}
          <ChoiceField
            name="audience"
            label="Who may see it from now on?"
            hint="What was given to somebody stays with them. A parent is never shown what another parent said."
            form={form}
            choices={mayBe.map((audience) => ({ value: audience, label: audienceNames[audience] }))}
          />
          <TextArea name="reason" label="Why?" rows={2} form={form} />
          <Button preventDoubleClick>Save</Button>
        </form>
        {decisions.length > 0 && (
          <Card title="Decided before">
            <Timeline
              events={decisions.map(({ audience, reason, by, at }) => ({
                at,
                when: `${formatInstant(at)}, ${by}`,
                what: audienceNames[audience],
                more: reason,
              }))}
            />
          </Card>
        )}
      </div>
    </Page>
  );
}
