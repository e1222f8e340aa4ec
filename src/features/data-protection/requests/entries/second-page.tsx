import type { FormState } from '../../../../basics/form-state.ts';
import { paths } from '../../../../paths.ts';
import { Button, ChoiceField, FormErrors, HiddenField, TextArea } from '../../../../web/govuk/index.ts';
import { Card, Chip, Empty } from '../../../../web/layout/index.ts';
import { Page } from '../../../../web/layout/page.tsx';
import { Lines, tones, type OfRequest, type ShownEntry } from './pages.tsx';
import { decisionWords, grounds, isGround } from './rules.ts';

/** What the second person reads: everything that is left out, by whom and why, and agrees or sends back. */
export function SecondPage(
  props: OfRequest & {
    entries: readonly (ShownEntry & { readonly by: string; readonly mine: boolean })[];
    form: FormState;
    once: string;
  },
) {
  const { viewer, requestId, childName, entries, form, once } = props;
  const others = entries.filter(({ mine }) => !mine);
  return (
    <Page
      title="What is left out"
      viewer={viewer}
      errors={form.errors}
      back={{ href: paths.accessRequest({ request: requestId }), text: 'The request' }}
    >
      <FormErrors form={form} />
      <span class="govuk-caption-l">{childName}</span>
      <h1 class="govuk-heading-l" id="answer">
        Agree to what is left out
      </h1>
      {entries.length === 0 && (
        <Empty>
          <p class="govuk-body">Nothing waits for a second person.</p>
        </Empty>
      )}
      {entries.length > others.length && (
        <p class="govuk-body">
          {entries.length - others.length} of these you decided yourself, so somebody else has to agree to
          them: the SENCO or the head teacher.
        </p>
      )}
      {others.length > 0 && (
        <form
          method="post"
          action={paths.accessSecond({ request: requestId })}
          novalidate
          class="stack"
          id="agree"
        >
          <HiddenField name="once" value={once} />
          {others.map((entry) => (
            <Card title={entry.title}>
              <p class="cluster">
                <Chip tone={tones[entry.decision]}>{decisionWords[entry.decision]}</Chip>
                <span class="soft small">
                  {isGround(entry.reason) && `${grounds[entry.reason].name}. `}Decided by {entry.by}
                </span>
              </p>
              <Lines entry={entry} whole />
              {entry.words.length > 0 && (
                <p class="govuk-body">
                  Left out: {entry.words.map((words, at) => [at > 0 && ', ', <mark>{words}</mark>])}
                </p>
              )}
              <ChoiceField
                name={`answer-${entry.id}`}
                label={
                  <>
                    Your answer<span class="govuk-visually-hidden">: {entry.title}</span>
                  </>
                }
                form={form}
                small
                choices={[
                  { value: 'agree', label: 'I agree' },
                  {
                    value: 'back',
                    label: 'Send it back',
                    more: (
                      <TextArea
                        name={`why-${entry.id}`}
                        label="What should be decided otherwise?"
                        form={form}
                        rows={2}
                      />
                    ),
                  },
                ]}
              />
            </Card>
          ))}
          <div>
            <Button preventDoubleClick>Save</Button>
          </div>
        </form>
      )}
    </Page>
  );
}
