import type { ComponentChildren } from 'preact';

/** Stays in sight at the end of a long form: the button that saves, and when it was last saved. */
export function SaveBar({ note, children }: { note?: ComponentChildren; children: ComponentChildren }) {
  return (
    <div class="save-bar">
      {children}
      {note && (
        <p class="save-bar__note" role="status">
          {note}
        </p>
      )}
    </div>
  );
}
