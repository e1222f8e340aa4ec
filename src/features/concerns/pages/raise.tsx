import { answerTo, type FormState } from '../../../basics/form-state.ts';
import { areasOfNeed } from '../../../basics/needs.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import {
  Button,
  ChoiceField,
  DateField,
  FormErrors,
  HiddenField,
  ManyField,
  TextArea,
} from '../../../web/govuk/index.ts';
import { Card, Empty, TapList, TapRow } from '../../../web/layout/index.ts';
import { AudienceField } from '../../../web/layout/audience-field.tsx';
import { Page } from '../../../web/layout/page.tsx';
import { firstNameOf, fullNameOf, type Parent, type Pupil } from '../../pupils/rules.ts';

interface Child {
  readonly id: string;
  readonly forename: string;
  readonly surname: string;
  readonly knownAs: string | null;
  readonly className: string | null;
}

/** The children one works with, to tap; typing shortens the list in the browser, so no name is ever in an address. */
export function ChooseChildPage({
  viewer,
  children,
  flash,
}: {
  readonly viewer: Viewer;
  readonly children: readonly Child[];
  readonly flash?: string | undefined;
}) {
  const classes = [...new Set(children.map(({ className }) => className ?? 'Not in a class'))].sort();
  return (
    <Page
      title="Raise a concern"
      viewer={viewer}
      current={paths.concernChild()}
      flash={flash}
      scripts={['filter-list.js']}
    >
      <h1 class="govuk-heading-l">Which child is it about?</h1>
      {children.length === 0 ? (
        <Empty>
          <p class="govuk-body">You have no children on your list yet.</p>
          <p class="govuk-body">Ask the office to put you with your class or group.</p>
        </Empty>
      ) : (
        <div class="stack">
          <div class="govuk-form-group" data-filter-box hidden>
            <label class="govuk-label govuk-label--s" for="find-child">
              Type a name to shorten the list
            </label>
            <input
              class="govuk-input"
              id="find-child"
              type="search"
              autocomplete="off"
              data-filter="child-list"
            />
            <p class="govuk-hint" role="status" data-filter-says></p>
          </div>
          <div id="child-list" class="stack">
            {classes.map((className) => (
              <section data-filter-group>
                <h2 class="govuk-heading-s">{className}</h2>
                <TapList>
                  {children
                    .filter((child) => (child.className ?? 'Not in a class') === className)
                    .map((child) => (
                      <TapRow title={fullNameOf(child)} href={paths.concernNew({ pupil: child.id })} />
                    ))}
                </TapList>
              </section>
            ))}
          </div>
        </div>
      )}
    </Page>
  );
}

interface RaiseProps {
  readonly viewer: Viewer;
  readonly pupil: Pupil;
  readonly form: FormState;
  readonly once: string;
}

/** What a colleague noticed: one box, and done. */
export function RaisePage({ viewer, pupil, form, once }: RaiseProps) {
  return (
    <Page
      title="Raise a concern"
      viewer={viewer}
      current={paths.concernChild()}
      errors={form.errors}
      back={{ href: paths.concernChild(), text: 'Another child' }}
    >
      <FormErrors form={form} />
      <form method="post" action={paths.concernNew({ pupil: pupil.id })} novalidate>
        <HiddenField name="once" value={once} />
        <span class="govuk-caption-l">{fullNameOf(pupil)}</span>
        <TextArea
          name="words"
          label="What have you noticed?"
          isPageHeading
          size="l"
          hint="A few words are enough: what you saw, when, and how often."
          rows={5}
          form={form}
        />
        <ManyField
          name="areas"
          label="Where does it show? (only if you like)"
          choices={areasOfNeed.map(({ id, label }) => ({ value: id, label }))}
          small
          form={form}
        />
        <AudienceField kind="concern" form={form} />
        <Button>Send it to the SENCO</Button>
        <Safeguarding />
      </form>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.concernFromParent({ pupil: pupil.id })}>
          A parent told me something
        </a>
      </p>
    </Page>
  );
}

/** What a parent said, in the parent's own words. */
export function FromParentPage({
  viewer,
  pupil,
  parents,
  form,
  once,
  days,
}: RaiseProps & { readonly parents: readonly Parent[]; readonly days: number }) {
  const name = firstNameOf(pupil);
  return (
    <Page
      title="A parent's concern"
      viewer={viewer}
      current={paths.concernChild()}
      errors={form.errors}
      back={{ href: paths.concernNew({ pupil: pupil.id }), text: 'Something I noticed myself' }}
    >
      <FormErrors form={form} dates={['raisedOn']} />
      <form method="post" action={paths.concernFromParent({ pupil: pupil.id })} novalidate>
        <HiddenField name="once" value={once} />
        <span class="govuk-caption-l">{fullNameOf(pupil)}</span>
        <h1 class="govuk-heading-l">What did {name}'s parent tell you?</h1>
        <ChoiceField
          name="who"
          label="Who told you?"
          form={{ ...form, answers: { ...form.answers, who: answerTo(form, 'who') } }}
          choices={[
            ...parents.map(({ id, name: parent, relation }) => ({
              value: id,
              label: parent,
              hint: relation,
            })),
            {
              value: 'other',
              label: 'Somebody else in the family',
              hint: 'Say who at the start of their words',
            },
          ]}
        />
        <TextArea
          name="words"
          label="What they said, in their own words"
          hint="Write it down as they said it. Do not tidy it."
          rows={6}
          form={form}
        />
        <TextArea
          name="noticed"
          label={`What school sees of ${name} (only if you like)`}
          hint="Whether it fits what they say or not."
          rows={3}
          form={form}
        />
        <DateField name="raisedOn" label="When did they tell you?" form={form} />
        <p class="govuk-body">
          They get an answer within {days} school {days === 1 ? 'day' : 'days'}. The clock starts on that day.
        </p>
        <AudienceField kind="concern" form={form} />
        <Button>Keep it and start the clock</Button>
        <Safeguarding />
      </form>
    </Page>
  );
}

function Safeguarding() {
  return (
    <Card tone="quiet">
      <p class="govuk-body-s">
        Are you worried that a child is not safe? This is not the place: go to the designated safeguarding
        lead at once.
      </p>
    </Card>
  );
}
