import type { ComponentChildren } from 'preact';

/** Somebody's own words, and whose they are. */
export function Quote({ who, children }: { who: ComponentChildren; children: ComponentChildren }) {
  return (
    <blockquote class="quote">
      {children}
      <span class="quote__who">{who}</span>
    </blockquote>
  );
}
