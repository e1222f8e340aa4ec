import { formatDate } from '../../basics/dates.ts';
import { isYearGroup, labelOfYear } from '../../basics/year-group.ts';
import type { Viewer } from '../../basics/viewer.ts';
import { paths } from '../../paths.ts';
import { Button } from '../../web/govuk/index.ts';
import { Card, Chip, Empty, Person, TapList, TapRow } from '../../web/layout/index.ts';
import { Page } from '../../web/layout/page.tsx';
import { inOneLine } from '../plan/rules.ts';
import type { Plan } from '../plan/rules.ts';

export interface BriefedChild {
  readonly briefingId: string;
  readonly pupilId: string;
  readonly name: string;
  readonly yearGroup: string;
  readonly sentAt: string;
  readonly readAt: string | null;
  readonly plan: Plan;
}

/** What I should know tomorrow morning, child by child. */
export function BriefingsPage({
  viewer,
  children,
  flash,
}: {
  readonly viewer: Viewer;
  readonly children: readonly BriefedChild[];
  readonly flash?: string | undefined;
}) {
  const unread = children.filter(({ readAt }) => readAt === null).length;
  return (
    <Page title="Briefings" viewer={viewer} current={paths.briefings()} flash={flash}>
      <h1 class="govuk-heading-l">Briefings</h1>
      <p class="govuk-body">
        {children.length === 0
          ? ''
          : unread
            ? `${unread} ${unread === 1 ? 'child' : 'children'} to read about: a minute each.`
            : 'You have read about every child you work with.'}
      </p>
      {children.length === 0 && <Empty>None of the children you work with has a plan at the moment.</Empty>}
      <TapList>
        {children.map((child) => (
          <TapRow
            href={paths.briefing({ briefing: child.briefingId })}
            title={child.name}
            note={child.plan.strategies.slice(0, 3).join(' · ') || 'No strategies written'}
            end={child.readAt ? <Chip tone="good">Read</Chip> : <Chip tone="soon">New</Chip>}
          />
        ))}
      </TapList>
    </Page>
  );
}

/** One child's briefing: readable in ninety seconds, printable for a supply teacher. */
export function BriefingPage({ viewer, child }: { readonly viewer: Viewer; readonly child: BriefedChild }) {
  const { plan } = child;
  return (
    <Page title="Briefing" viewer={viewer} back={{ href: paths.briefings(), text: 'Briefings' }}>
      <Person
        name={child.name}
        facts={[
          isYearGroup(child.yearGroup) ? labelOfYear(child.yearGroup) : '',
          `Plan of ${formatDate(child.sentAt.slice(0, 10))}`,
        ]}
      />
      <div class="stack stack--loose">
        <Card title="What every adult does">
          {plan.strategies.length ? (
            <ul class="govuk-list govuk-list--bullet">
              {plan.strategies.map((strategy) => (
                <li>{strategy}</li>
              ))}
            </ul>
          ) : (
            <p class="govuk-body soft">No strategies are written in the plan.</p>
          )}
        </Card>
        <Card title="What we are working towards">
          <ul class="govuk-list govuk-list--bullet">
            {plan.outcomes.map(({ statement, childWords }) => (
              <li>
                {statement}
                {childWords && <span class="soft"> “{childWords}”</span>}
              </li>
            ))}
          </ul>
        </Card>
        <Card title="Support">
          <ul class="govuk-list govuk-list--bullet">
            {plan.provisions.map((provision) => (
              <li>
                <strong>{provision.what}</strong>
                {inOneLine(provision) && `: ${inOneLine(provision)}`}
              </li>
            ))}
          </ul>
        </Card>
        {child.readAt ? (
          <p class="govuk-body">You read this on {formatDate(child.readAt.slice(0, 10))}.</p>
        ) : (
          <form method="post" action={paths.briefing({ briefing: child.briefingId })}>
            <Button>I have read this</Button>
          </form>
        )}
        <p class="govuk-body">
          <a class="govuk-link" href={paths.pupil({ pupil: child.pupilId })}>
            {child.name}’s page
          </a>
        </p>
      </div>
    </Page>
  );
}
