/** Money is whole pence, so that sums are exact. '£51.60', '£1,200', '-£3.05'. */
export function formatPence(pence: number): string {
  const whole = Math.round(Math.abs(pence));
  const pounds = Math.floor(whole / 100).toLocaleString('en-GB');
  const rest = whole % 100;
  return `${pence < 0 ? '-' : ''}£${pounds}${rest ? `.${String(rest).padStart(2, '0')}` : ''}`;
}

/** Whole pence behind '51.60', '£1,200' or '3.5'; undefined for anything else, and for more than two decimals. */
export function readPounds(text: string): number | undefined {
  const found = /^£?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!found) return undefined;
  const pence = Number(found[1]!.replaceAll(',', '')) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
  return Number.isSafeInteger(pence) ? pence : undefined;
}
