import type { ComponentChildren } from 'preact';

export interface PersonProps {
  name: string;
  /** Class, year, state: each a fact in a few words or a `<Chip>`. */
  facts?: readonly ComponentChildren[] | undefined;
  actions?: ComponentChildren;
}

/** Who this page is about. The name is the heading of the page. */
export function Person({ name, facts = [], actions }: PersonProps) {
  return (
    <div class="person">
      <span class="person__initials" aria-hidden="true">
        {initialsOf(name)}
      </span>
      <div class="person__body">
        <h1 class="govuk-heading-l person__name">{name}</h1>
        {facts.length > 0 && (
          <p class="person__facts">
            {facts.map((fact) => (
              <span>{fact}</span>
            ))}
          </p>
        )}
      </div>
      {actions && <div class="person__actions cluster">{actions}</div>}
    </div>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => (word ? [...word][0] : ''))
    .join('');
}
