import type { ComponentChildren } from 'preact';

export type Tone = 'calm' | 'good' | 'soon' | 'late' | 'info' | 'voice' | 'brand';

/** A state in a word or two. The colour only repeats what the word says. */
export function Chip({ tone = 'calm', children }: { tone?: Tone | undefined; children: ComponentChildren }) {
  return <span class={tone === 'calm' ? 'chip' : `chip chip--${tone}`}>{children}</span>;
}
