import type { ComponentChildren } from 'preact';
import { classes, numbered } from './attributes.ts';
import type { Attributes, Maybe } from './attributes.ts';

export interface PaginationLink {
  href: string;
  text?: ComponentChildren;
  labelText?: string | undefined;
  attributes?: Attributes | undefined;
}

export type PaginationItem =
  | { ellipsis: true }
  | {
      ellipsis?: false | undefined;
      number: number | string;
      href: string;
      current?: boolean | undefined;
      visuallyHiddenText?: string | undefined;
      attributes?: Attributes | undefined;
    };

export interface PaginationProps {
  items?: readonly Maybe<PaginationItem>[] | undefined;
  previous?: PaginationLink | undefined;
  next?: PaginationLink | undefined;
  label?: string | undefined;
  class?: string | undefined;
  attributes?: Attributes | undefined;
}

/** The way through a list that does not fit one page. */
export function Pagination(props: PaginationProps) {
  const isBlock = !props.items && Boolean(props.previous ?? props.next);
  return (
    <nav
      class={classes('govuk-pagination', isBlock && 'govuk-pagination--block', props.class)}
      aria-label={props.label || 'Pagination'}
      {...props.attributes}
    >
      {props.previous?.href && <Arrow link={props.previous} towards="prev" isBlock={isBlock} />}
      {props.items && (
        <ul class="govuk-pagination__list">
          {numbered(props.items).map(({ item }) => (
            <PageItem item={item} />
          ))}
        </ul>
      )}
      {props.next?.href && <Arrow link={props.next} towards="next" isBlock={isBlock} />}
    </nav>
  );
}

function Arrow(props: { link: PaginationLink; towards: 'prev' | 'next'; isBlock: boolean }) {
  const { link, towards, isBlock } = props;
  const words = towards === 'prev' ? 'Previous' : 'Next';
  const icon = <ArrowIcon towards={towards} />;
  const iconIsFirst = isBlock || towards === 'prev';
  return (
    <div class={`govuk-pagination__${towards}`}>
      <a class="govuk-link govuk-pagination__link" href={link.href} rel={towards} {...link.attributes}>
        {iconIsFirst && icon}
        <span
          class={classes(
            'govuk-pagination__link-title',
            isBlock && !link.labelText && 'govuk-pagination__link-title--decorated',
          )}
        >
          {link.text || (
            <>
              {words}
              <span class="govuk-visually-hidden"> page</span>
            </>
          )}
        </span>
        {link.labelText && isBlock && (
          <>
            <span class="govuk-visually-hidden">:</span>
            <span class="govuk-pagination__link-label">{link.labelText}</span>
          </>
        )}
        {!iconIsFirst && icon}
      </a>
    </div>
  );
}

function ArrowIcon({ towards }: { towards: 'prev' | 'next' }) {
  return (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${towards}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path
        d={
          towards === 'prev'
            ? 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z'
            : 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z'
        }
      />
    </svg>
  );
}

function PageItem({ item }: { item: PaginationItem }) {
  if (item.ellipsis) return <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>;
  return (
    <li class={classes('govuk-pagination__item', item.current && 'govuk-pagination__item--current')}>
      <a
        class="govuk-link govuk-pagination__link"
        href={item.href}
        aria-label={item.visuallyHiddenText ?? `Page ${item.number}`}
        aria-current={item.current ? 'page' : undefined}
        {...item.attributes}
      >
        {item.number}
      </a>
    </li>
  );
}
