import type { ComponentChildren } from 'preact';
import { formatInstant, formatLong } from '../../../../basics/dates.ts';
import type { FormState } from '../../../../basics/form-state.ts';
import type { Viewer } from '../../../../basics/viewer.ts';
import { paths } from '../../../../paths.ts';
import {
  Button,
  ChoiceField,
  Details,
  FormErrors,
  HiddenField,
  ManyField,
  TextArea,
  TextField,
} from '../../../../web/govuk/index.ts';
import { Card, Chip, TapChoices } from '../../../../web/layout/index.ts';
import { Page } from '../../../../web/layout/page.tsx';
import { fullNameOf } from '../../../pupils/rules.ts';
import { missedReasons, type SessionOutcome } from '../../rules.ts';
import { tapValue } from '../forms.ts';
import { factsOf, titleOf, tones } from '../rows.tsx';
import { recordInWords, type SessionRecord, type Sitting } from '../rules.ts';

export interface SittingProps {
  readonly viewer: Viewer;
  readonly sitting: Sitting;
  readonly today: string;
  /** What was tapped: only that is asked. Left out: everything. */
  readonly tap: string | undefined;
  readonly whose: string;
  readonly form: FormState;
  /** What was said before about one child's session, newest first. */
  readonly before: readonly (SessionRecord & { readonly by: string; readonly at: string })[];
  readonly token: () => string;
}

/** One more question about a session: why it was missed, how it was changed, who was away. */
export function SittingPage(props: SittingProps) {
  const { viewer, sitting, today, tap, form, whose } = props;
  const day = sitting.day === today ? undefined : sitting.day;
  return (
    <Page
      title="A session"
      viewer={viewer}
      current={paths.today()}
      errors={form.errors}
      back={{ href: `${paths.today({}, { day, whose })}#${sitting.key}`, text: 'Sessions of the day' }}
    >
      <FormErrors form={form} />
      <div class="stack">
        <div>
          <h1 class="govuk-heading-l today__heading">{titleOf(sitting)}</h1>
          <p class="soft today__day">
            {formatLong(sitting.day)} · {factsOf(sitting)}
          </p>
          {sitting.isGroup && <p class="govuk-body">{sitting.sessions.map(fullNameOf).join(', ')}</p>}
        </div>
        {tap === 'some' ? (
          <SomeAway {...props} />
        ) : tap === 'missed' ? (
          <Missed {...props} />
        ) : tap === 'changed' ? (
          <Changed {...props} />
        ) : (
          <WhatHappened {...props} />
        )}
        {tap !== undefined && (
          <p class="govuk-body">
            <a href={paths.sitting({ day: sitting.day, sitting: sitting.key }, { whose })}>
              Something else happened
            </a>
          </p>
        )}
        <Before {...props} />
      </div>
    </Page>
  );
}

function LogForm({ sitting, whose, children }: SittingProps & { children: ComponentChildren }) {
  return (
    <form method="post" action={paths.sitting({ day: sitting.day, sitting: sitting.key })} novalidate>
      <HiddenField name="whose" value={whose} />
      {children}
    </form>
  );
}

function Note({ form }: { form: FormState }) {
  return (
    <Details summary="Add a note" open={Boolean(form.errors['note'])}>
      <TextArea name="note" label="A note, if you want" hint="Then tap what happened" form={form} rows={2} />
    </Details>
  );
}

function WhatHappened(props: SittingProps) {
  const { sitting, whose } = props;
  const asking = (tap: string) => paths.sitting({ day: sitting.day, sitting: sitting.key }, { tap, whose });
  return (
    <Card title="What happened?">
      <LogForm {...props}>
        <Note form={props.form} />
        <TapChoices
          name="once"
          about={titleOf(sitting)}
          choices={[
            { value: tapValue({ did: 'held' }, props.token()), text: 'Held', chosen: isNow(props, 'held') },
            ...(sitting.sessions.length > 1 ? [{ value: '', text: 'Some away', href: asking('some') }] : []),
            { value: '', text: 'Missed', chosen: isNow(props, 'missed'), href: asking('missed') },
            { value: '', text: 'Changed', chosen: isNow(props, 'changed'), href: asking('changed') },
          ]}
        />
      </LogForm>
    </Card>
  );
}

function Missed(props: SittingProps) {
  return (
    <Card title="Missed: why?">
      <LogForm {...props}>
        <p class="soft">Whatever it was, it helps to know. Nobody is blamed.</p>
        <Note form={props.form} />
        <TapChoices
          name="once"
          about={titleOf(props.sitting)}
          wide
          choices={missedReasons.map(({ id, label }) => ({
            value: tapValue({ did: 'missed', reason: id }, props.token()),
            text: label,
            chosen: isNow(props, 'missed') && props.sitting.sessions[0]?.record?.reason === id,
          }))}
        />
      </LogForm>
    </Card>
  );
}

function Changed(props: SittingProps) {
  const { form, sitting } = props;
  const answers = {
    minutes: String(sitting.sessions[0]?.record?.minutes || sitting.minutes),
    ...form.answers,
  };
  return (
    <Card title="Held, but changed">
      <LogForm {...props}>
        <HiddenField name="once" value={tapValue({ did: 'changed' }, props.token())} />
        <TextField
          name="minutes"
          label="How many minutes was it?"
          form={{ ...form, answers }}
          width={3}
          inputmode="numeric"
          suffix="minutes"
        />
        <TextArea
          name="note"
          label="What was different?"
          hint="Shorter, another place, another adult"
          form={form}
          rows={2}
        />
        <Button>Log as changed</Button>
      </LogForm>
    </Card>
  );
}

function SomeAway(props: SittingProps) {
  const { form, sitting } = props;
  const answers = { reason: 'child absent', ...form.answers };
  return (
    <Card title="Held, but not for all">
      <LogForm {...props}>
        <HiddenField name="once" value={tapValue({ did: 'some' }, props.token())} />
        <ManyField
          name="away"
          label="Who was not there?"
          form={form}
          choices={sitting.sessions.map((session) => ({
            value: session.provisionId,
            label: fullNameOf(session),
          }))}
        />
        <Details summary="Not because they were away">
          <ChoiceField
            name="reason"
            label="Why not?"
            form={{ ...form, answers }}
            small
            choices={missedReasons.map(({ id, label }) => ({ value: id, label }))}
          />
        </Details>
        <Button>Held for the others</Button>
      </LogForm>
    </Card>
  );
}

function Before({ before }: SittingProps) {
  if (!before.length) return null;
  return (
    <Card title="What was logged" tone="quiet">
      <ul class="plain-list stack stack--tight">
        {before.map((record) => (
          <li>
            <Chip tone={tones[record.state]}>{recordInWords(record)}</Chip> {record.note}
            <span class="soft small">
              {' '}
              {record.by}, {formatInstant(record.at)}
            </span>
          </li>
        ))}
      </ul>
      <p class="soft small">
        Logged wrongly? Log it again: the newest counts, and what was said before stays in sight.
      </p>
    </Card>
  );
}

function isNow({ sitting }: SittingProps, state: SessionOutcome): boolean {
  return sitting.sessions.every(({ record }) => record?.state === state);
}
