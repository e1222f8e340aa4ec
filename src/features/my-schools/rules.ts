import type { Role } from '../../basics/viewer.ts';
import type { Shown } from '../totals/rules.ts';

/** A school where somebody works, and as what. */
export interface MySchool {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** One school's numbers as its own Totals page shows them. */
export interface SchoolTotals {
  readonly school: string;
  readonly roll: Shown;
  readonly senSupport: Shown;
  readonly ehcPlans: Shown;
}

/** The sum of a column, unless a school hides its number: with the sum it could be worked out. */
export function columnSum(column: readonly Shown[]): Shown {
  const numbers = column.filter((shown) => typeof shown === 'number');
  return numbers.length < column.length ? 'not shown' : numbers.reduce((total, one) => total + one, 0);
}
