import { formatDate, formatInstant, formatLong } from '../../../basics/dates.ts';
import type { FormState } from '../../../basics/form-state.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { Button, ChoiceField, FormErrors, HiddenField, TextArea } from '../../../web/govuk/index.ts';
import { Card, Chip, Empty, TapList, TapRow } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { fullNameOf } from '../../pupils/rules.ts';
import { missedReasons } from '../rules.ts';
import {
  labelOfDecision,
  missedDecisions,
  type MissedDecision,
  type MissedPile,
  type MissedSession,
} from './rules.ts';

interface PilesProps {
  readonly viewer: Viewer;
  readonly flash: string | undefined;
  readonly piles: readonly MissedPile[];
}

/** Missed sessions that wait for somebody to decide something, and those that may come to it. */
export function PilesPage({ viewer, flash, piles }: PilesProps) {
  const waiting = piles.filter(({ needsDeciding }) => needsDeciding);
  const growing = piles.filter(({ needsDeciding }) => !needsDeciding);
  return (
    <Page title="Missed sessions" viewer={viewer} current={paths.today()} flash={flash}>
      <div class="stack">
        <h1 class="govuk-heading-l">Missed sessions</h1>
        <p class="govuk-body">They stay here until somebody decides what to do about them.</p>
        {waiting.length === 0 && <Empty>Nothing waits for a decision.</Empty>}
        <Piles title="Decide what to do" piles={waiting} />
        <Piles title="Some missed, not many" piles={growing} />
      </div>
    </Page>
  );
}

function Piles({ title, piles }: { title: string; piles: readonly MissedPile[] }) {
  if (!piles.length) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{title}</h2>
      <TapList>
        {piles.map((pile) => (
          <TapRow
            title={fullNameOf(pile)}
            note={`${pile.what}. Since ${formatDate(pile.since!)}`}
            href={paths.missedDecide({ provision: pile.provisionId })}
            end={<Chip tone={pile.needsDeciding ? 'late' : 'soon'}>{pile.missed} missed</Chip>}
          />
        ))}
      </TapList>
    </section>
  );
}

export interface EarlierDecision {
  readonly decision: MissedDecision;
  readonly why: string;
  readonly upTo: string;
  readonly by: string;
  readonly at: string;
}

export interface DecideProps {
  readonly viewer: Viewer;
  readonly pile: MissedPile;
  readonly earlier: readonly EarlierDecision[];
  readonly form: FormState;
  readonly once: string;
  /** Somebody else has decided, or more was missed, since the form was opened. */
  readonly changedMeanwhile?: boolean;
}

/** One pile: what was missed and why, and what is to happen. */
export function DecidePage({ viewer, pile, earlier, form, once, changedMeanwhile }: DecideProps) {
  return (
    <Page
      title="Decide about missed sessions"
      viewer={viewer}
      errors={form.errors}
      back={{ href: paths.missed(), text: 'Missed sessions' }}
    >
      <FormErrors form={form} />
      <div class="stack">
        <div>
          <span class="soft">{fullNameOf(pile)}</span>
          <h1 class="govuk-heading-l today__heading">
            {pile.missed} missed {pile.missed === 1 ? 'session' : 'sessions'}
          </h1>
          <p class="govuk-body">{pile.what}</p>
        </div>
        {changedMeanwhile && (
          <Card tone="soon" title="This has changed since you opened it">
            <p class="govuk-body">
              Look at what was missed and decided below, then decide. What you typed is kept.
            </p>
          </Card>
        )}
        <MissedList sessions={pile.sessions} />
        <Card title="What is to happen?">
          <form method="post" action={paths.missedDecide({ provision: pile.provisionId })} novalidate>
            <HiddenField name="once" value={once} />
            <HiddenField name="upTo" value={pile.sessions.at(-1)!.on} />
            <ChoiceField
              name="decision"
              label="Decide one thing"
              form={form}
              choices={missedDecisions.map(({ id, label, explains }) => ({
                value: id,
                label,
                hint: explains,
              }))}
            />
            <TextArea name="why" label="Why, and what exactly" form={form} rows={3} />
            <Button>Record the decision</Button>
          </form>
        </Card>
        {earlier.length > 0 && (
          <Card title="Decided before" tone="quiet">
            <Decisions decisions={earlier} />
          </Card>
        )}
        <p class="govuk-body">
          <a href={paths.delivery({ pupil: pile.pupilId })}>All support planned and given</a>
        </p>
      </div>
    </Page>
  );
}

function MissedList({ sessions }: { sessions: readonly MissedSession[] }) {
  return (
    <Card title="What was missed">
      <ul class="plain-list stack stack--tight">
        {sessions.map(({ on, reason, note }) => (
          <li>
            {formatLong(on)}:{' '}
            {(missedReasons.find(({ id }) => id === reason)?.label ?? 'No reason given').toLowerCase()}
            {note && <span class="soft"> ({note})</span>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Decisions about missed sessions, newest first. */
export function Decisions({ decisions }: { decisions: readonly EarlierDecision[] }) {
  return (
    <ul class="plain-list stack stack--tight">
      {decisions.map(({ decision, why, upTo, by, at }) => (
        <li>
          <strong>{labelOfDecision(decision)}</strong> (missed up to {formatDate(upTo)}): {why}{' '}
          <span class="soft small">
            {by}, {formatInstant(at)}
          </span>
        </li>
      ))}
    </ul>
  );
}
