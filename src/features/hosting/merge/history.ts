import { settled, travels, type Row, type Travelling } from '../../hand-over/rules.ts';

interface Ending {
  readonly leftOn: string;
  /** The name of the school. */
  readonly from: string;
  readonly now: string;
}

/**
 * A row of a child who had left the school before it was merged, as the other school keeps it: history, as a child's file brings it.
 * A parent who was in the child's life at that time is nobody to write to now, and what the school's own staff were told is over.
 */
export function asHistory(table: string, row: Row, ending: Ending): Row {
  const { leftOn } = ending;
  switch (table) {
    case 'contact':
    case 'class_pupil':
      return { ...row, until_on: endOf(row, leftOn) };
    case 'briefing':
      return { ...row, superseded_on: row['superseded_on'] ?? leftOn };
    case 'delivery':
      return row['state'] === 'waiting' || row['state'] === 'to-hand-over'
        ? { ...row, state: 'gave-up', next_attempt_at: null, last_error: 'The child had left' }
        : row;
    default:
      return isTravelling(table) ? settled(table, row, ending) : row;
  }
}

function endOf(row: Row, leftOn: string): string {
  const [from, until] = [String(row['from_on']), row['until_on']];
  if (typeof until === 'string' && until <= leftOn) return until;
  return from > leftOn ? from : leftOn;
}

const isTravelling = (table: string): table is Travelling => (travels as readonly string[]).includes(table);
