import type { ComponentChildren } from 'preact';

export interface MeterProps {
  label: ComponentChildren;
  delivered: number;
  planned: number;
  /** Left out: "7 of 9". */
  words?: ComponentChildren;
}

/** Planned against delivered: in numbers, and as a bar that only repeats them. Below two thirds it stands out. */
export function Meter({ label, delivered, planned, words }: MeterProps) {
  const share = planned > 0 ? Math.min(delivered / planned, 1) : 0;
  return (
    <div class={planned > 0 && share < 2 / 3 ? 'meter meter--low' : 'meter'}>
      <div class="meter__words">
        <span>{label}</span>
        <strong class="numbers">{words ?? `${delivered} of ${planned}`}</strong>
      </div>
      <svg
        class="meter__bar"
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <rect class="meter__planned" width="100" height="6" />
        <rect class="meter__delivered" width={Math.round(share * 1000) / 10} height="6" />
      </svg>
    </div>
  );
}
