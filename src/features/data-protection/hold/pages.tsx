import { formatInstant } from '../../../basics/dates.ts';
import type { FormState } from '../../../basics/form-state.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { Button, FormErrors, HiddenField, TextArea } from '../../../web/govuk/index.ts';
import { Card, Chip, Timeline } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { fullNameOf, type Pupil } from '../../pupils/rules.ts';
import type { Hold } from './rules.ts';

/** Whether a child's record is held, since when and why; with the one thing to do about it. */
export function HoldPage(props: {
  viewer: Viewer;
  flash?: string | undefined;
  pupil: Pupil;
  holds: readonly Hold[];
  form: FormState;
  once: string;
}) {
  const { viewer, flash, pupil, holds, form, once } = props;
  const standing = holds.find(({ liftedAt }) => liftedAt === null);
  const at = { pupil: pupil.id };
  return (
    <Page
      title="Legal hold"
      viewer={viewer}
      current={paths.register()}
      flash={flash}
      errors={form.errors}
      back={{ href: paths.pupilHoldings(at), text: `What is held of ${fullNameOf(pupil)}` }}
    >
      <FormErrors form={form} />
      <span class="govuk-caption-l">{fullNameOf(pupil)}</span>
      <h1 class="govuk-heading-l">Legal hold</h1>
      <p class="govuk-body">
        A record on hold is not disposed of, however old it is: while there is a complaint, a claim, an appeal
        or an inquiry. It changes nothing else.
      </p>
      <p>{standing ? <Chip tone="late">On hold</Chip> : <Chip>Not on hold</Chip>}</p>
      <form method="post" action={paths.pupilHold(at)} novalidate>
        <HiddenField name="once" value={once} />
        <TextArea
          name="reason"
          label={
            standing
              ? 'Why is the hold lifted, and who decided it?'
              : 'Why must the record be kept, and who decided it?'
          }
          form={form}
          rows={3}
        />
        <Button preventDoubleClick>{standing ? 'Lift the hold' : 'Place on hold'}</Button>
      </form>
      {holds.length > 0 && (
        <Card title="What there was">
          <Timeline
            events={holds.flatMap((hold) => [
              ...(hold.liftedAt
                ? [
                    {
                      at: hold.liftedAt,
                      when: `${formatInstant(hold.liftedAt)}, ${hold.liftedBy}`,
                      what: 'Lifted',
                      more: hold.liftedBecause,
                    },
                  ]
                : []),
              {
                at: hold.placedAt,
                when: `${formatInstant(hold.placedAt)}, ${hold.placedBy}`,
                what: 'Placed on hold',
                more: hold.reason,
              },
            ])}
          />
        </Card>
      )}
    </Page>
  );
}
