import type { Role } from '../../basics/viewer.ts';
import type { Shown, ShownWhole } from '../totals/rules.ts';

/** A school where somebody works, and as what. */
export interface MySchool {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** A group of schools whose numbers somebody may see. */
export interface MyGroup {
  readonly id: string;
  readonly name: string;
}

/** One school's numbers as its own Totals page shows them. */
export interface SchoolTotals extends ShownWhole {
  readonly school: string;
}

/** The sum of a column, unless a school hides its number: with the sum it could be worked out. */
export function columnSum(column: readonly Shown[]): Shown {
  const numbers = column.filter((shown) => typeof shown === 'number');
  return numbers.length < column.length ? 'not shown' : numbers.reduce((total, one) => total + one, 0);
}
