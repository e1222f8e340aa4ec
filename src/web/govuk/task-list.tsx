import type { ComponentChildren } from 'preact';
import { classes, ids, numbered } from './attributes.ts';
import type { Attributes, Maybe } from './attributes.ts';

export interface TaskListItem {
  title: ComponentChildren;
  titleClass?: string | undefined;
  hint?: ComponentChildren;
  /** A word, or a `<Tag>`. */
  status: ComponentChildren;
  statusClass?: string | undefined;
  /** Left out: cannot be started yet. */
  href?: string | undefined;
  class?: string | undefined;
}

export interface TaskListProps {
  items: readonly Maybe<TaskListItem>[];
  idPrefix?: string | undefined;
  class?: string | undefined;
  attributes?: Attributes | undefined;
}

/** What has to be done, in any order, and how far each thing is. */
export function TaskList(props: TaskListProps) {
  return (
    <ul class={classes('govuk-task-list', props.class)} {...props.attributes}>
      {numbered(props.items).map(({ item, place }) => (
        <Task item={item} id={`${props.idPrefix || 'task-list'}-${place}`} />
      ))}
    </ul>
  );
}

function Task({ item, id }: { item: TaskListItem; id: string }) {
  return (
    <li class={classes('govuk-task-list__item', item.href && 'govuk-task-list__item--with-link', item.class)}>
      <div class="govuk-task-list__name-and-hint">
        {item.href ? (
          <a
            class={classes('govuk-link govuk-task-list__link', item.titleClass)}
            href={item.href}
            aria-describedby={ids(item.hint ? `${id}-hint` : '', `${id}-status`)}
          >
            {item.title}
          </a>
        ) : (
          <div class={item.titleClass}>{item.title}</div>
        )}
        {item.hint && (
          <div id={`${id}-hint`} class="govuk-task-list__hint">
            {item.hint}
          </div>
        )}
      </div>
      <div class={classes('govuk-task-list__status', item.statusClass)} id={`${id}-status`}>
        {item.status}
      </div>
    </li>
  );
}
