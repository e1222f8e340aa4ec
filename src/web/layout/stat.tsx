import type { ComponentChildren } from 'preact';

export interface StatProps {
  label: ComponentChildren;
  number: number | string;
  note?: ComponentChildren;
  tone?: 'late' | undefined;
}

/** One number that matters, and what it counts. Put several in a `.grid-3`. */
export function Stat({ label, number, note, tone }: StatProps) {
  return (
    <dl class={tone ? `stat card stat--${tone}` : 'stat card'}>
      <dt class="stat__label">
        {label}
        {note && <span class="stat__note">{note}</span>}
      </dt>
      <dd class="stat__number">{number}</dd>
    </dl>
  );
}
