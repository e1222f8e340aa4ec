import { formatDate } from '../../../basics/dates.ts';
import type { FormState } from '../../../basics/form-state.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { Button, FormErrors, HiddenField, TextArea } from '../../../web/govuk/index.ts';
import { Card, Chip, Empty, TapList, TapRow } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';

interface Item {
  readonly id: string;
  readonly childName: string;
  readonly what: string;
  readonly who: string;
  readonly dueOn: string;
  readonly doneOn: string | null;
  readonly doneNote: string | null;
}

interface ActionsProps {
  readonly viewer: Viewer;
  readonly flash: string | undefined;
  readonly items: readonly Item[];
  readonly today: string;
  /** One child's; left out, what I am to do for any. */
  readonly child?: { readonly id: string; readonly name: string } | undefined;
  /** Whether this person may say that something is done. */
  readonly mayMark: boolean;
}

/** What was agreed to be done, by whom and by when: what is open first. */
export function ActionsPage({ viewer, flash, items, today, child, mayMark }: ActionsProps) {
  const title = child ? 'What was agreed to be done' : 'What I am to do';
  return (
    <Page
      title={title}
      viewer={viewer}
      flash={flash}
      back={child && { href: paths.reviews({ pupil: child.id }), text: 'Reviews' }}
    >
      {child && <span class="govuk-caption-l">{child.name}</span>}
      <h1 class="govuk-heading-l">{title}</h1>
      {items.length === 0 && (
        <Empty>Nothing yet. Actions are agreed at a review, each with somebody who does it and a day.</Empty>
      )}
      {items.length > 0 && (
        <Card>
          <TapList>
            {items.map((item) => (
              <TapRow
                title={item.what}
                note={[child ? item.who : item.childName, item.doneNote].filter(Boolean).join('. ')}
                href={item.doneOn === null && mayMark ? paths.action({ action: item.id }) : undefined}
                end={<DueChip item={item} today={today} />}
              />
            ))}
          </TapList>
        </Card>
      )}
    </Page>
  );
}

function DueChip({ item: { dueOn, doneOn }, today }: { readonly item: Item; readonly today: string }) {
  if (doneOn) return <Chip tone="good">Done {formatDate(doneOn)}</Chip>;
  if (dueOn < today) return <Chip tone="late">Was due {formatDate(dueOn)}</Chip>;
  return <Chip tone="soon">By {formatDate(dueOn)}</Chip>;
}

export function DonePage(props: {
  readonly viewer: Viewer;
  readonly item: Item;
  readonly pupilId: string;
  readonly once: string;
  readonly form: FormState;
}) {
  const { viewer, item, pupilId, once, form } = props;
  return (
    <Page
      title="Done"
      viewer={viewer}
      errors={form.errors}
      back={{ href: paths.pupilActions({ pupil: pupilId }), text: 'What was agreed to be done' }}
    >
      <FormErrors form={form} />
      <span class="govuk-caption-l">{item.childName}</span>
      <h1 class="govuk-heading-l">{item.what}</h1>
      <p class="govuk-body">
        {item.who}, by {formatDate(item.dueOn)}
      </p>
      <form method="post" action={paths.action({ action: item.id })} novalidate>
        <HiddenField name="once" value={once} />
        <TextArea name="note" label="What came of it? You may leave this empty" form={form} rows={2} />
        <Button preventDoubleClick>It is done</Button>
      </form>
    </Page>
  );
}
