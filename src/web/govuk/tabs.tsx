import type { ComponentChildren } from 'preact';
import { classes, numbered } from './attributes.ts';
import type { Attributes, Maybe } from './attributes.ts';

export interface TabItem {
  label: ComponentChildren;
  /** Left out: `idPrefix` and the place. */
  id?: string | undefined;
  attributes?: Attributes | undefined;
  panel: ComponentChildren;
  panelAttributes?: Attributes | undefined;
}

export interface TabsProps {
  items: readonly Maybe<TabItem>[];
  idPrefix?: string | undefined;
  /** Heads the list of links that tabs are without JavaScript. */
  title?: ComponentChildren;
  id?: string | undefined;
  class?: string | undefined;
  attributes?: Attributes | undefined;
}

/** Parts of one thing, one seen at a time; without JavaScript all of them, under links. */
export function Tabs(props: TabsProps) {
  const items = numbered(props.items).map(({ item, place }) => ({
    item,
    place,
    id: item.id || `${props.idPrefix ?? ''}-${place}`,
  }));
  return (
    <div
      id={props.id}
      class={classes('govuk-tabs', props.class)}
      {...props.attributes}
      data-module="govuk-tabs"
    >
      <h2 class="govuk-tabs__title">{props.title ?? 'Contents'}</h2>
      {items.length > 0 && (
        <ul class="govuk-tabs__list">
          {items.map(({ item, place, id }) => (
            <li class={classes('govuk-tabs__list-item', place === 1 && 'govuk-tabs__list-item--selected')}>
              <a class="govuk-tabs__tab" href={`#${id}`} {...item.attributes}>
                {item.label}
              </a>
            </li>
          ))}
        </ul>
      )}
      {items.map(({ item, place, id }) => (
        <div
          class={classes('govuk-tabs__panel', place > 1 && 'govuk-tabs__panel--hidden')}
          id={id}
          {...item.panelAttributes}
        >
          {typeof item.panel === 'string' ? <p class="govuk-body">{item.panel}</p> : item.panel}
        </div>
      ))}
    </div>
  );
}
