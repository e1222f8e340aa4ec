import { audienceOf } from '../../../basics/audience.ts';
import { formatLong, formatTime } from '../../../basics/dates.ts';
import type { FormState } from '../../../basics/form-state.ts';
import { may } from '../../../basics/permissions.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import {
  Button,
  ChoiceField,
  FormErrors,
  HiddenField,
  SelectField,
  TextArea,
  TextField,
} from '../../../web/govuk/index.ts';
import { AudienceChip, Card, Empty, Timeline } from '../../../web/layout/index.ts';
import { AudienceField } from '../../../web/layout/audience-field.tsx';
import { Page } from '../../../web/layout/page.tsx';
import type { Pupil } from '../../pupils/index.ts';
import { firstNameOf, fullNameOf } from '../../pupils/rules.ts';
import { otherPlace, places, type Observation } from './rules.ts';

interface ObserveProps {
  readonly viewer: Viewer;
  readonly pupils: readonly {
    readonly id: string;
    readonly forename: string;
    readonly surname: string;
    readonly knownAs: string | null;
  }[];
  readonly form: FormState;
  readonly once: string;
}

/** Who, where, what was seen: half a minute on a phone. */
export function ObservePage({ viewer, pupils, form, once }: ObserveProps) {
  return (
    <Page
      title="Write down what you saw"
      viewer={viewer}
      errors={form.errors}
      back={may(viewer, 'log a session') ? { href: paths.today(), text: 'Today' } : undefined}
    >
      <FormErrors form={form} />
      <h1 class="govuk-heading-l">Write down what you saw</h1>
      {pupils.length === 0 ? (
        <Empty>
          <p class="govuk-body">No child is in your care here yet. Ask your SENCO.</p>
        </Empty>
      ) : (
        <form method="post" action={paths.observationNew()} novalidate>
          <HiddenField name="once" value={once} />
          <SelectField
            name="pupil"
            label="Child"
            form={form}
            choices={pupils.map((child) => ({ value: child.id, label: fullNameOf(child) }))}
          />
          <ChoiceField
            name="place"
            label="Where"
            form={form}
            small
            choices={[
              ...places.map((place) => ({ value: place, label: place })),
              {
                value: otherPlace,
                label: 'Somewhere else',
                more: <TextField name="otherPlace" label="Where was it?" form={form} />,
              },
            ]}
          />
          <TextArea
            name="words"
            label="What did you see and hear?"
            hint="What happened just before, what the child did, what came after"
            form={form}
            rows={5}
          />
          <TextField name="at" label="Time" form={form} type="time" width={10} />
          <ChoiceField
            name="on"
            label="Day"
            form={form}
            inline
            small
            choices={[
              { value: 'today', label: 'Today' },
              { value: 'yesterday', label: 'Yesterday' },
            ]}
          />
          <AudienceField kind="observation" form={form} />
          <Button>Keep it</Button>
        </form>
      )}
    </Page>
  );
}

interface ObservationsProps {
  readonly viewer: Viewer;
  readonly flash: string | undefined;
  readonly pupil: Pupil;
  readonly observations: readonly Observation[];
}

/** What was seen of one child, newest first. */
export function ObservationsPage({ viewer, flash, pupil, observations }: ObservationsProps) {
  return (
    <Page
      title="What was observed"
      viewer={viewer}
      flash={flash}
      back={{ href: paths.pupil({ pupil: pupil.id }), text: 'The child’s page' }}
    >
      <div class="stack">
        <div>
          <span class="soft">{fullNameOf(pupil)}</span>
          <h1 class="govuk-heading-l today__heading">What was observed</h1>
        </div>
        {may(viewer, 'record an observation') && (
          <div>
            <Button href={paths.observationNew({}, { pupil: pupil.id })}>Write an observation</Button>
          </div>
        )}
        {observations.length === 0 ? (
          <Empty>
            <p class="govuk-body">Nobody has written down yet what they saw of {firstNameOf(pupil)}.</p>
          </Empty>
        ) : (
          <Card>
            <Timeline
              events={observations.map(({ on, at, place, words, by, audience }) => ({
                at: `${on}T${at}`,
                when: `${formatLong(on)}, ${formatTime(at)}`,
                what: place,
                more: (
                  <>
                    {words}
                    <span class="soft small"> {by}</span>{' '}
                    <AudienceChip audience={audienceOf('observation', audience)} />
                  </>
                ),
              }))}
            />
          </Card>
        )}
      </div>
    </Page>
  );
}
