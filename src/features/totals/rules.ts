/** Numbers from 1 to 4 could point at a child. */
export const fewest = 5;

export interface Count {
  readonly label: string;
  readonly number: number;
}

export type Shown = number | 'fewer than 5' | 'not shown';

export interface ShownCount {
  readonly label: string;
  readonly shown: Shown;
}

/**
 * Hides the numbers under five of a group whose sum is known, and as many others (the smallest first) as it takes that no
 * hidden one can be worked out by taking the shown ones from the sum. If even that is not enough, nothing is shown.
 */
export function suppressed(counts: readonly Count[]): ShownCount[] {
  const small = counts.filter(({ number }) => isSmall(number));
  if (!small.length) return counts.map(({ label, number }) => ({ label, shown: number }));
  const others = counts.filter(({ number }) => number >= fewest).sort((a, b) => a.number - b.number);
  let taken = 0;
  while (taken < others.length && isTold(small, others.slice(0, taken))) taken += 1;
  const hidden = new Set(others.slice(0, taken));
  const allHidden = isTold(small, [...hidden]);
  return counts.map((count) => ({
    label: count.label,
    shown:
      allHidden || hidden.has(count) ? 'not shown' : isSmall(count.number) ? 'fewer than 5' : count.number,
  }));
}

/** Hides numbers under five where the sum is not known, as children counted in two areas. */
export function suppressedAlone(counts: readonly Count[]): ShownCount[] {
  return counts.map(({ label, number }) => ({ label, shown: isSmall(number) ? 'fewer than 5' : number }));
}

/** The sum may be said only if it is not small itself, and nothing hidden can be worked out with it. */
export function sumShown(counts: readonly Count[]): Shown {
  const sum = counts.reduce((total, { number }) => total + number, 0);
  if (isSmall(sum)) return 'fewer than 5';
  return suppressed(counts).every(({ shown }) => shown === 'not shown') && counts.some(({ number }) => number)
    ? 'not shown'
    : sum;
}

const isSmall = (number: number): boolean => number > 0 && number < fewest;

/**
 * Would the sum of the hidden ones tell one of them? The small are known to lie between 1 and 4 and the others at 5 or more:
 * they are told when only all ones or only all fours fit, or when one stands alone.
 */
function isTold(small: readonly Count[], others: readonly Count[]): boolean {
  const sum = [...small, ...others].reduce((total, { number }) => total + number, 0);
  const most = sum - fewest * others.length;
  if (others.length) return most <= small.length;
  return small.length === 1 || sum === small.length || sum === (fewest - 1) * small.length;
}

interface Whole {
  readonly roll: number;
  readonly byStatus: ReadonlyMap<string, number>;
}

/** The whole roll in three. The roll less those with SEN is a number too: it is hidden together with them. */
export function wholeCounts({ roll, byStatus }: Whole): Count[] {
  const [K, E] = [byStatus.get('K') ?? 0, byStatus.get('E') ?? 0];
  return [
    { label: 'SEN support', number: K },
    { label: 'EHC plan', number: E },
    { label: 'No SEN', number: Math.max(0, roll - K - E) },
  ];
}

/** Reviews whose date came this year, and beginnings of SEN support, each in two. */
interface Kept {
  readonly reviews: { readonly onTime: number; readonly late: number };
  readonly support: { readonly toldFirst: number; readonly notToldFirst: number };
}

/** One school in a line of numbers, none of which leads to a child. */
export interface ShownWhole {
  readonly roll: Shown;
  readonly senSupport: Shown;
  readonly ehcPlans: Shown;
  readonly reviewsLate: Shown;
  readonly notToldFirst: Shown;
}

export function shownWhole({ reviews, support, ...numbers }: Whole & Kept): ShownWhole {
  const counts = wholeCounts(numbers);
  const [senSupport, ehcPlans] = suppressed(counts);
  const [, late] = suppressed([
    { label: 'Held by the date', number: reviews.onTime },
    { label: 'Late, or not held yet', number: reviews.late },
  ]);
  const [, notTold] = suppressed([
    { label: 'Told first', number: support.toldFirst },
    { label: 'No letter on record before it began', number: support.notToldFirst },
  ]);
  return {
    roll: sumShown(counts),
    senSupport: senSupport!.shown,
    ehcPlans: ehcPlans!.shown,
    reviewsLate: late!.shown,
    notToldFirst: notTold!.shown,
  };
}
