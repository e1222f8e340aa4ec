import type { ComponentChildren } from 'preact';
import { classes, numbered } from './attributes.ts';
import type { Attributes, Maybe } from './attributes.ts';

export interface SummaryAction {
  href: string;
  text: ComponentChildren;
  /** Says what the link is about, for those who hear it alone: "Change" + "the review date". */
  visuallyHiddenText?: string | undefined;
  class?: string | undefined;
  attributes?: Attributes | undefined;
}

export interface SummaryRow {
  key: ComponentChildren;
  keyClass?: string | undefined;
  value: ComponentChildren;
  valueClass?: string | undefined;
  actions?: readonly SummaryAction[] | undefined;
  actionsClass?: string | undefined;
  class?: string | undefined;
}

export interface SummaryCard {
  title?: ComponentChildren;
  headingLevel?: number | undefined;
  titleClass?: string | undefined;
  actions?: readonly SummaryAction[] | undefined;
  actionsClass?: string | undefined;
  class?: string | undefined;
  attributes?: Attributes | undefined;
}

export interface SummaryListProps {
  rows: readonly Maybe<SummaryRow>[];
  card?: SummaryCard | undefined;
  class?: string | undefined;
  attributes?: Attributes | undefined;
}

/** Facts about one thing, each with the link that changes it. */
export function SummaryList(props: SummaryListProps) {
  const rows = numbered(props.rows).map(({ item }) => item);
  const anyActions = rows.some((row) => row.actions?.length);
  const list = (
    <dl class={classes('govuk-summary-list', props.class)} {...props.attributes}>
      {rows.map((row) => (
        <Row row={row} anyActions={anyActions} cardTitle={props.card?.title} />
      ))}
    </dl>
  );
  return props.card ? <Card card={props.card}>{list}</Card> : list;
}

function Row(props: { row: SummaryRow; anyActions: boolean; cardTitle: ComponentChildren }) {
  const { row } = props;
  return (
    <div
      class={classes(
        'govuk-summary-list__row',
        props.anyActions && !row.actions && 'govuk-summary-list__row--no-actions',
        row.class,
      )}
    >
      <dt class={classes('govuk-summary-list__key', row.keyClass)}>{row.key}</dt>
      <dd class={classes('govuk-summary-list__value', row.valueClass)}>{row.value}</dd>
      {row.actions?.length ? (
        <dd class={classes('govuk-summary-list__actions', row.actionsClass)}>
          {row.actions.length === 1 ? (
            <ActionLink action={row.actions[0]!} cardTitle={props.cardTitle} />
          ) : (
            <ul class="govuk-summary-list__actions-list">
              {row.actions.map((action) => (
                <li class="govuk-summary-list__actions-list-item">
                  <ActionLink action={action} cardTitle={props.cardTitle} />
                </li>
              ))}
            </ul>
          )}
        </dd>
      ) : null}
    </div>
  );
}

function Card({ card, children }: { card: SummaryCard; children: ComponentChildren }) {
  const Heading = `h${card.headingLevel || 2}` as 'h2';
  const actionsClass = classes('govuk-summary-card__actions', card.actionsClass);
  return (
    <div class={classes('govuk-summary-card', card.class)} {...card.attributes}>
      <div class="govuk-summary-card__title-wrapper">
        {card.title && (
          <Heading class={classes('govuk-summary-card__title', card.titleClass)}>{card.title}</Heading>
        )}
        {card.actions?.length === 1 && (
          <div class={actionsClass}>
            <ActionLink action={card.actions[0]!} cardTitle={card.title} />
          </div>
        )}
        {card.actions && card.actions.length > 1 && (
          <ul class={actionsClass}>
            {card.actions.map((action) => (
              <li class="govuk-summary-card__action">
                <ActionLink action={action} cardTitle={card.title} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div class="govuk-summary-card__content">{children}</div>
    </div>
  );
}

function ActionLink({ action, cardTitle }: { action: SummaryAction; cardTitle: ComponentChildren }) {
  return (
    <a class={classes('govuk-link', action.class)} href={action.href} {...action.attributes}>
      {action.text}
      {(action.visuallyHiddenText || cardTitle) && (
        <span class="govuk-visually-hidden">
          {action.visuallyHiddenText && ` ${action.visuallyHiddenText}`}
          {cardTitle && <> ({cardTitle})</>}
        </span>
      )}
    </a>
  );
}
