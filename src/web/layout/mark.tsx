/** Two strokes side by side, one tall and one small: somebody, and somebody alongside. */
export function Mark() {
  return (
    <svg class="wordmark__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect x="5" y="2" width="9" height="28" rx="4.5" fill="#1d4d45" />
      <rect x="18" y="12" width="9" height="18" rx="4.5" fill="#e09a22" />
    </svg>
  );
}
