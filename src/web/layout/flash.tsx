import type { ComponentChildren } from 'preact';

/** What has just been done, said once at the top of the next page. */
export function Flash({ children }: { children: ComponentChildren }) {
  return (
    <div class="flash" role="status">
      <svg class="flash__tick" viewBox="0 0 22 22" aria-hidden="true" focusable="false">
        <circle cx="11" cy="11" r="10" fill="#3d7a4a" />
        <path d="M6.5 11.5l3 3 6-6.5" fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round" />
      </svg>
      <span>{children}</span>
    </div>
  );
}
