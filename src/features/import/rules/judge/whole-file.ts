import { labelOfYear } from '../../../../basics/year-group.ts';
import type { dateOrderOf } from '../../../../basics/written-dates.ts';
import type { JudgedRow } from './verdict.ts';
import type { PupilOnRoll } from './pupil-facts.ts';
import type { ReadPupil } from './read-pupil.ts';
import type { FileDoubt } from './verdict.ts';

interface WholeFile {
  held: readonly { row: JudgedRow; read: ReadPupil }[];
  roll: readonly PupilOnRoll[];
  left: number;
  written: ReturnType<typeof dateOrderOf>;
  fileHasUpns: boolean;
  repeated: number;
}

/** A file that would take more than a fifth of the roll away is more likely a part of the school than a mass departure. */
export const mostWhoLeave = 0.2;

/** What is odd about the file as a whole, for a person to see before anything is written. */
export function doubtsAboutFile({
  held,
  roll,
  left,
  written,
  fileHasUpns,
  repeated,
}: WholeFile): FileDoubt[] {
  const doubts: FileDoubt[] = [];
  if (roll.length > 0 && left > roll.length * mostWhoLeave) {
    const years = [...new Set(held.flatMap(({ read }) => (read.facts ? [read.facts.yearGroup] : [])))];
    const part = years.length <= 3 ? ` It holds only ${years.map(labelOfYear).join(', ')}.` : '';
    doubts.push({
      code: 'many-left',
      text: `${left} of the ${roll.length} pupils on the register are not in this file.${part} Is it the whole school?`,
    });
  }
  if (written === 'month first') {
    doubts.push({
      code: 'month-first',
      text: 'The dates seem to put the month first, as in the United States. Check each one.',
    });
  }
  if (written === 'mixed') {
    doubts.push({
      code: 'mixed-dates',
      text: 'Some dates put the day first and some the month. Check each one.',
    });
  }
  if (held.length > 3 && repeated > held.length / 2) {
    doubts.push({
      code: 'repeats',
      text: 'Most pupils are in the file more than once, perhaps once for each contact. Export one row for each pupil.',
    });
  }
  if (!fileHasUpns) {
    doubts.push({
      code: 'no-upns',
      text: 'The file has no UPNs. Pupils are matched by name and date of birth.',
    });
  }
  return doubts;
}
