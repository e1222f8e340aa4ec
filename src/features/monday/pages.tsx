import { formatLong, formatShort } from '../../basics/dates.ts';
import type { Viewer } from '../../basics/viewer.ts';
import { paths } from '../../paths.ts';
import { Button } from '../../web/govuk/index.ts';
import { Chip, Empty, Stat } from '../../web/layout/index.ts';
import { Page } from '../../web/layout/page.tsx';
import { sourceInWords } from '../duties/rules.ts';
import { buttonLabels, type Task } from './rules.ts';
import { targetOf } from './targets.ts';

export interface ShownTask extends Task {
  readonly childName: string;
  readonly year: string;
}

interface MondayProps {
  readonly viewer: Viewer;
  readonly today: string;
  readonly tasks: readonly ShownTask[];
  readonly flash?: string | undefined;
  /** The end of this week, for telling soon from later. */
  readonly friday: string;
  /** Tasks of one rule only, when chosen. */
  readonly only: string | undefined;
  /** How many tasks there are of each kind, all in all. */
  readonly kinds: readonly { readonly rule: string; readonly label: string; readonly count: number }[];
}

/** What needs doing, most urgent first: each with the rule behind it and the one button that does it. */
export function MondayPage({ viewer, today, tasks, flash, friday, only, kinds }: MondayProps) {
  const late = tasks.filter(({ daysOverdue }) => daysOverdue > 0);
  const soon = tasks.filter(
    ({ daysOverdue, dueOn }) => daysOverdue === 0 && dueOn !== undefined && dueOn <= friday,
  );
  const later = tasks.filter((task) => !late.includes(task) && !soon.includes(task));
  return (
    <Page title="Monday" viewer={viewer} flash={flash} current={paths.monday()} wide>
      <p class="govuk-caption-l">{formatLong(today)}</p>
      <h1 class="govuk-heading-l">What needs doing</h1>
      <div class="grid-3">
        <Stat label="Late" number={late.length} {...(late.length ? { tone: 'late' as const } : {})} />
        <Stat label="This week" number={soon.length} />
        <Stat label="Later" number={later.length} />
      </div>
      <Kinds kinds={kinds} only={only} />
      {tasks.length === 0 && (
        <Empty>Nothing is waiting. Every child has what the plan promises, as far as is recorded here.</Empty>
      )}
      <Tasks title="Late" tasks={late} />
      <Tasks title="This week" tasks={soon} />
      <Tasks title="Later" tasks={later} />
    </Page>
  );
}

function Kinds({ kinds, only }: Pick<MondayProps, 'kinds' | 'only'>) {
  if (kinds.length < 2) return null;
  return (
    <nav class="kinds" aria-label="Kinds of task">
      <ul class="cluster plain-list">
        <li>
          <a class="govuk-link" href={paths.monday()} aria-current={only ? undefined : 'true'}>
            Everything
          </a>
        </li>
        {kinds.map(({ rule, label, count }) => (
          <li>
            <a
              class="govuk-link"
              href={paths.monday({}, { rule })}
              aria-current={only === rule ? 'true' : undefined}
            >
              {label} ({count})
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Tasks({ title, tasks }: { readonly title: string; readonly tasks: readonly ShownTask[] }) {
  if (!tasks.length) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{title}</h2>
      <ol class="tasks">
        {tasks.map((task) => (
          <TaskRow task={task} />
        ))}
      </ol>
    </section>
  );
}

function TaskRow({ task }: { readonly task: ShownTask }) {
  const { rule, daysOverdue, dueOn } = task;
  return (
    <li class={daysOverdue > 0 ? 'task task--late' : 'task'}>
      <div class="task__what">
        <p class="task__title">
          <a class="govuk-link" href={paths.pupil({ pupil: task.pupilId })}>
            {task.childName}
          </a>
          <span class="soft"> {task.year}</span>
        </p>
        <p class="task__words">{task.what}</p>
        <p class="task__rule">
          <span class="govuk-visually-hidden">Why: </span>
          {rule.says} <a href={paths.monday({}, { rule: rule.id })}>{sourceInWords(rule)}</a>
        </p>
      </div>
      <div class="task__when">
        {daysOverdue > 0 ? (
          <Chip tone="late">
            {daysOverdue} {daysOverdue === 1 ? 'day' : 'days'} late
          </Chip>
        ) : (
          dueOn && <Chip tone="soon">By {formatShort(dueOn)}</Chip>
        )}
      </div>
      <TaskButton task={task} />
    </li>
  );
}

function TaskButton({ task }: { readonly task: ShownTask }) {
  const target = targetOf(task);
  const words = (
    <>
      {buttonLabels[task.button]}
      <span class="govuk-visually-hidden">: {task.childName}</span>
    </>
  );
  if (!target.begins) {
    return (
      <div class="task__button">
        <Button href={target.href} class="govuk-button--secondary">
          {words}
        </Button>
      </div>
    );
  }
  return (
    <form class="task__button" method="post" action={target.href}>
      <Button class="govuk-button--secondary">{words}</Button>
    </form>
  );
}
