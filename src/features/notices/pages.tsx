import { formatDate, formatInstant } from '../../basics/dates.ts';
import type { FormState } from '../../basics/form-state.ts';
import { may } from '../../basics/permissions.ts';
import type { Viewer } from '../../basics/viewer.ts';
import { Button, ChoiceField, DateField, Details, FormErrors, TextField } from '../../web/govuk/index.ts';
import { LetterWords } from '../../web/layout/index.ts';
import { Page } from '../../web/layout/page.tsx';
import { paths } from '../../paths.ts';
import {
  hasArrived,
  needsSomebody,
  noticeNames,
  stateNames,
  type DeliveryState,
  type LetterBody,
  type NoticeKind,
} from './rules.ts';

export interface Copy {
  readonly id: string;
  readonly toName: string;
  readonly channel: 'email' | 'paper';
  readonly address: string | null;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAttemptAt: string | null;
  readonly lastError: string | null;
  readonly lines: readonly {
    readonly at: string;
    readonly state: DeliveryState;
    readonly detail: string | null;
    readonly by: string | null;
  }[];
}

interface NoticeProps {
  readonly viewer: Viewer;
  readonly childName: string;
  readonly notice: {
    readonly id: string;
    readonly pupilId: string;
    readonly kind: NoticeKind;
    readonly createdAt: string;
    readonly by: string;
    readonly body: LetterBody;
    readonly footer: string;
  };
  readonly copies: readonly Copy[];
  readonly flash?: string | undefined;
  /** The copy whose news was not right, with what was typed. */
  readonly wrong?: { readonly copy: string; readonly form: FormState };
}

/** One letter: its words, who has it, and what to do for whoever has not. */
export function NoticePage({ viewer, childName, notice, copies, flash, wrong }: NoticeProps) {
  return (
    <Page
      title={noticeNames[notice.kind]}
      viewer={viewer}
      flash={flash}
      errors={wrong?.form.errors}
      back={{ href: paths.pupil({ pupil: notice.pupilId }), text: `${childName}'s page` }}
    >
      {wrong && <FormErrors form={wrong.form} dates={['on']} />}
      <span class="govuk-caption-l">{childName}</span>
      <h1 class="govuk-heading-l">{noticeNames[notice.kind]}</h1>
      <p class="govuk-body">
        Written by {notice.by} on {formatDate(notice.createdAt.slice(0, 10))}.
      </p>
      <div class="stack stack--loose">
        <section>
          <h2 class="govuk-heading-m">Who has it</h2>
          {copies.length === 0 && (
            <p class="govuk-body card card--late">
              Nobody has been sent this letter: no parent is recorded. Add one under{' '}
              <a class="govuk-link" href={paths.pupilContacts({ pupil: notice.pupilId })}>
                contacts
              </a>
              .
            </p>
          )}
          <div class="stack">
            {copies.map((copy) => (
              <CopyCard
                viewer={viewer}
                noticeId={notice.id}
                copy={copy}
                form={wrong?.copy === copy.id ? wrong.form : undefined}
              />
            ))}
          </div>
        </section>
        <section class="card">
          <h2 class="govuk-heading-m">What it says</h2>
          <LetterWords body={notice.body} />
          {notice.footer && <p class="govuk-body-s soft">{notice.footer}</p>}
        </section>
      </div>
    </Page>
  );
}

function CopyCard({
  viewer,
  noticeId,
  copy,
  form,
}: {
  viewer: Viewer;
  noticeId: string;
  copy: Copy;
  form?: FormState | undefined;
}) {
  const ids = { notice: noticeId, delivery: copy.id };
  return (
    <article class={needsSomebody(copy.state) ? 'card card--late' : 'card'}>
      <div class="cluster cluster--apart">
        <h3 class="govuk-heading-s">{copy.toName}</h3>
        <DeliveryChip state={copy.state} />
      </div>
      {copy.state === 'waiting' && copy.lastError && (
        <p class="govuk-body">
          The mail server could not take it ({copy.lastError}). It is tried again by itself
          {copy.nextAttemptAt ? ` from ${formatInstant(copy.nextAttemptAt)}` : ''}; nothing is lost.
        </p>
      )}
      {copy.state === 'bounced' && (
        <p class="govuk-body">
          The address refused it: {copy.lastError}. Hand it over on paper, or send it to another address.
        </p>
      )}
      {copy.state === 'to-hand-over' && (
        <p class="govuk-body">
          There is no e-mail address. Print the letter, hand it over, and say here when.
        </p>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={paths.noticeLetter(ids)}>
          The letter to {copy.toName} (PDF)
        </a>
      </p>
      <Details summary="What happened to it">
        <ul class="govuk-list">
          {copy.lines.map(({ at, state, detail, by }) => (
            <li>
              {formatInstant(at)}: {stateNames[state]}
              {by ? `, ${by}` : ''}
              {detail ? ` (${detail})` : ''}
            </li>
          ))}
        </ul>
      </Details>
      {may(viewer, 'send notices') && copy.state !== 'handed-over' && (
        <Details summary="Say what became of it" open={form !== undefined || needsSomebody(copy.state)}>
          <NewsForm
            action={paths.noticeNews(ids)}
            form={form ?? { answers: {}, errors: {} }}
            sentAlready={hasArrived(copy.state)}
          />
        </Details>
      )}
    </article>
  );
}

function NewsForm({ action, form, sentAlready }: { action: string; form: FormState; sentAlready: boolean }) {
  return (
    <form method="post" action={action} novalidate>
      <ChoiceField
        name="news"
        label="What became of the letter?"
        form={form}
        choices={[
          {
            value: 'handed-over',
            label: 'It was handed over on paper',
            more: <DateField name="on" label="On which day?" form={form} />,
          },
          ...(sentAlready ? [{ value: 'bounced', label: 'The e-mail came back' }] : []),
          {
            value: 'again',
            label: 'Send it to another e-mail address',
            more: <TextField name="email" label="E-mail address" type="email" form={form} />,
          },
        ]}
      />
      <Button class="govuk-button--secondary">Save</Button>
    </form>
  );
}

const chipOf = (state: DeliveryState): string =>
  needsSomebody(state) ? 'chip chip--late' : hasArrived(state) ? 'chip chip--good' : 'chip chip--soon';

export const DeliveryChip = ({ state }: { readonly state: DeliveryState }) => (
  <span class={chipOf(state)}>{stateNames[state]}</span>
);
