import type { ComponentChildren } from 'preact';

export interface TapRowProps {
  title: ComponentChildren;
  /** So that the page can come back to this row. */
  id?: string | undefined;
  note?: ComponentChildren;
  /** Chips or numbers at the end of the row. */
  end?: ComponentChildren;
  /** Given: the whole row is a link. */
  href?: string | undefined;
  /** Below the row's words: buttons to tap, such as `<TapChoices>`. Not together with `href`. */
  children?: ComponentChildren;
}

/** Rows that a thumb can hit. */
export function TapList({ children }: { children: ComponentChildren }) {
  return <ul class="tap-list">{children}</ul>;
}

/** One row of a `<TapList>`. */
export function TapRow({ title, id, note, end, href, children }: TapRowProps) {
  const inside = (
    <>
      <span class="tap-row__main">
        <span class="tap-row__title">{title}</span>
        {note && <span class="tap-row__note">{note}</span>}
      </span>
      {end && <span class="tap-row__end">{end}</span>}
      {children}
    </>
  );
  return (
    <li id={id}>
      {href ? (
        <a class="tap-row" href={href}>
          {inside}
        </a>
      ) : (
        <div class="tap-row">{inside}</div>
      )}
    </li>
  );
}

export interface TapChoice {
  value: string;
  text: string;
  chosen?: boolean | undefined;
  /** Given: the choice leads to one more question instead of sending the form. */
  href?: string | undefined;
}

/** One tap sends the form around it: held, missed, changed. `about` says what for, to those who hear it alone. */
export function TapChoices(props: {
  name: string;
  about: string;
  choices: readonly TapChoice[];
  /** Choices of several words, such as reasons. */
  wide?: boolean | undefined;
}) {
  return (
    <span
      class={`tap-choices${props.wide ? ' tap-choices--wide' : props.choices.length > 3 ? ' tap-choices--four' : ''}`}
    >
      {props.choices.map(({ value, text, chosen, href }) => {
        const look = chosen ? 'tap-choice tap-choice--chosen' : 'tap-choice';
        const about = <span class="govuk-visually-hidden">: {props.about}</span>;
        return href ? (
          <a class={look} href={href} aria-current={chosen ? 'true' : undefined}>
            {text}
            {about}
          </a>
        ) : (
          <button class={look} type="submit" name={props.name} value={value} aria-pressed={chosen ?? false}>
            {text}
            {about}
          </button>
        );
      })}
    </span>
  );
}
