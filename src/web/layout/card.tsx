import type { ComponentChildren } from 'preact';

export interface CardProps {
  title?: ComponentChildren;
  headingLevel?: 2 | 3 | 4 | undefined;
  tone?: 'quiet' | 'late' | 'soon' | 'voice' | undefined;
  id?: string | undefined;
  children?: ComponentChildren;
}

/** One thing to read or do, on white. With a title it is a section of the page. */
export function Card({ title, headingLevel = 2, tone, id, children }: CardProps) {
  const Heading = `h${headingLevel}` as 'h2';
  return (
    <section class={tone ? `card card--${tone}` : 'card'} id={id}>
      {title && <Heading class="govuk-heading-m">{title}</Heading>}
      {children}
    </section>
  );
}

/** What a page says when it has nothing to show, and what to do next. */
export function Empty({ children }: { children: ComponentChildren }) {
  return <div class="empty">{children}</div>;
}
