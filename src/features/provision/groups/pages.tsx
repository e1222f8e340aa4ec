import { formatDate, formatTime, weekdays } from '../../../basics/dates.ts';
import type { FormState } from '../../../basics/form-state.ts';
import { may } from '../../../basics/permissions.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import {
  Button,
  FormErrors,
  HiddenField,
  ManyField,
  SelectField,
  TextField,
} from '../../../web/govuk/index.ts';
import { Card, Chip, Empty, TapList, TapRow } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { fullNameOf } from '../../pupils/rules.ts';
import { RangeLinks, Totals } from '../delivery/pages.tsx';
import { ReasonsPicture, WeeksPicture } from '../delivery/picture.tsx';
import type { NamedRange, WeekDelivered } from '../delivery/rules.ts';
import type { Delivery } from '../rules.ts';
import { schoolWeek } from './forms.ts';
import { daysInWords, type Group } from './rules.ts';

interface GroupsProps {
  readonly viewer: Viewer;
  readonly flash: string | undefined;
  readonly groups: readonly (Group & { readonly size: number })[];
}

/** The groups that run, and how to begin another. */
export function GroupsPage({ viewer, flash, groups }: GroupsProps) {
  return (
    <Page title="Groups" viewer={viewer} flash={flash}>
      <div class="stack">
        <div class="cluster cluster--apart">
          <h1 class="govuk-heading-l today__heading">Groups</h1>
          {may(viewer, 'keep groups') && <Button href={paths.groupNew()}>Begin a group</Button>}
        </div>
        {groups.length === 0 ? (
          <Empty>
            <p class="govuk-body">
              No group runs yet. A group has a leader, days and a time; plans put children into it.
            </p>
          </Empty>
        ) : (
          <TapList>
            {groups.map((group) => (
              <TapRow
                title={group.name}
                note={timesInWords(group)}
                href={paths.group({ group: group.id })}
                end={<Chip>{group.size === 1 ? '1 child' : `${group.size} children`}</Chip>}
              />
            ))}
          </TapList>
        )}
      </div>
    </Page>
  );
}

function timesInWords({ weekdays: days, startsAt, minutes, place, leader }: Group): string {
  return [
    daysInWords(days),
    startsAt && formatTime(startsAt),
    minutes && `${minutes} minutes`,
    place,
    leader ? `with ${leader}` : 'nobody leads it yet',
  ]
    .filter(Boolean)
    .join(' · ');
}

interface GroupProps {
  readonly viewer: Viewer;
  readonly flash: string | undefined;
  readonly group: Group;
  readonly members: readonly {
    readonly pupilId: string;
    readonly forename: string;
    readonly surname: string;
    readonly knownAs: string | null;
    readonly what: string;
  }[];
  readonly ranges: readonly NamedRange[];
  readonly range: NamedRange;
  readonly whole: Delivery;
  readonly weeks: readonly WeekDelivered[];
  /** Why it cannot end yet. */
  readonly problem?: string;
}

/** One group: who is in it, and what was given. */
export function GroupPage(props: GroupProps) {
  const { viewer, group, members, ranges, range, whole, weeks, problem } = props;
  const keeps = may(viewer, 'keep groups') && group.until === undefined;
  return (
    <Page title="A group" viewer={viewer} flash={props.flash} back={{ href: paths.groups(), text: 'Groups' }}>
      <div class="stack">
        <div class="cluster cluster--apart">
          <div>
            <h1 class="govuk-heading-l today__heading">{group.name}</h1>
            <p class="soft today__day">
              {timesInWords(group)}
              {group.until && ` · ended on ${formatDate(group.until)}`}
            </p>
          </div>
          {keeps && (
            <Button href={paths.groupEdit({ group: group.id })} class="govuk-button--secondary">
              Change the group
            </Button>
          )}
        </div>
        {problem && (
          <Card tone="late" title="The group cannot end yet">
            <p class="govuk-body">{problem}</p>
          </Card>
        )}
        <Card title="Children">
          {members.length === 0 ? (
            <p class="soft">
              No child is in it now. A child joins through the plan: choose this group for the support.
            </p>
          ) : (
            <ul class="plain-list stack stack--tight">
              {members.map((member) => (
                <li>
                  <a href={paths.delivery({ pupil: member.pupilId })}>{fullNameOf(member)}</a>
                  <span class="soft small reason__what">{member.what}</span>
                </li>
              ))}
            </ul>
          )}
        </Card>
        <RangeLinks
          ranges={ranges}
          range={range}
          hrefOf={({ name }) => paths.group({ group: group.id }, { range: name })}
        />
        <Totals whole={whole} />
        <p class="soft small">Each child’s session counts once.</p>
        <div class="grid-2">
          <Card title="Week by week">
            <WeeksPicture weeks={weeks} whole={whole} />
          </Card>
          <Card title="Why sessions were missed">
            <ReasonsPicture delivery={whole} />
          </Card>
        </div>
        {keeps && (
          <form method="post" action={paths.groupEnd({ group: group.id })}>
            <Button class="govuk-button--secondary">End the group</Button>
          </form>
        )}
      </div>
    </Page>
  );
}

interface GroupFormProps {
  readonly viewer: Viewer;
  readonly group: Group | undefined;
  readonly leaders: readonly { readonly id: string; readonly name: string }[];
  readonly form: FormState;
  readonly once: string;
}

/** Begins a group, or changes one. */
export function GroupFormPage({ viewer, group, leaders, form, once }: GroupFormProps) {
  return (
    <Page
      title={group ? 'Change a group' : 'Begin a group'}
      viewer={viewer}
      errors={form.errors}
      back={
        group
          ? { href: paths.group({ group: group.id }), text: group.name }
          : { href: paths.groups(), text: 'Groups' }
      }
    >
      <FormErrors form={form} />
      <h1 class="govuk-heading-l">{group ? 'Change the group' : 'Begin a group'}</h1>
      {group && (
        <p class="govuk-body">
          New times hold from today, for every child who has the group’s times. What was planned before stays
          as it was.
        </p>
      )}
      <form method="post" action={group ? paths.groupEdit({ group: group.id }) : paths.groupNew()} novalidate>
        <HiddenField name="once" value={once} />
        <TextField
          name="name"
          label="Name"
          hint="Such as Talk time; children may hear it"
          form={form}
          width={20}
        />
        <SelectField
          name="ledBy"
          label="Who leads it"
          form={form}
          choices={leaders.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <ManyField
          name="weekdays"
          label="Days"
          form={form}
          small
          choices={schoolWeek.map((day) => ({ value: day, label: weekdays[Number(day) - 1] }))}
        />
        <TextField
          name="startsAt"
          label="Begins at"
          hint="Such as 09:15"
          form={form}
          type="time"
          width={10}
        />
        <TextField
          name="minutes"
          label="Minutes"
          form={form}
          inputmode="numeric"
          width={3}
          suffix="minutes"
        />
        <TextField name="place" label="Place" form={form} width={20} />
        <Button>{group ? 'Save' : 'Begin the group'}</Button>
      </form>
    </Page>
  );
}
