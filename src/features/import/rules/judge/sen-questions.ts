import { senProvisionLabels } from '../../../../basics/needs.ts';
import type { SenProvision } from '../../../../basics/needs.ts';
import type { PupilOnRoll, SenInFile } from './pupil-facts.ts';

/** Something the file says about a child's SEN that the register does not: a person decides, the import never does. */
export interface SenQuestion {
  line: number;
  who: string;
  pupilId: string | null;
  inFile: SenInFile;
  onRegister: SenProvision;
  text: string;
  choices: { value: SenAnswer; label: string }[];
}

export type SenAnswer = 'since-before' | 'ehc-plan' | 'watch' | 'leave';

/**
 * Takes what a row says about SEN and gives the question to ask, if the register says otherwise. Nobody becomes SEN support
 * through a file, since the parents must be told first (CFA 2014 s.68). A school that starts with us may say that the parents
 * were told before: that is a confirmation of its own, for each child or for all.
 */
export function senQuestion(
  line: number,
  who: string,
  inFile: SenInFile,
  pupil: PupilOnRoll | undefined,
  starting: boolean,
): SenQuestion | undefined {
  const onRegister = pupil?.sen ?? 'N';
  if (inFile.provision === onRegister) return undefined;
  const said = senProvisionLabels[inFile.provision];
  return {
    line,
    who,
    pupilId: pupil?.id ?? null,
    inFile,
    onRegister,
    text: pupil
      ? `The file says ${said}. The register says ${senProvisionLabels[onRegister]}.`
      : `The file says ${said}. The child is new to the register.`,
    choices: choicesFor(inFile.provision, starting),
  };
}

function choicesFor(provision: SenProvision, starting: boolean): SenQuestion['choices'] {
  if (provision === 'N') {
    return [
      {
        value: 'leave',
        label: 'Leave the register as it is. Support ends with a review, on the child’s own page',
      },
    ];
  }
  const leave = { value: 'leave', label: 'Record nothing about SEN' } as const;
  if (provision === 'E') {
    return [{ value: 'ehc-plan', label: 'The local authority has made an EHC plan: record it' }, leave];
  }
  return [
    ...(starting
      ? [
          {
            value: 'since-before',
            label: 'SEN support since before Alongside. The parents were told',
          } as const,
        ]
      : []),
    {
      value: 'watch',
      label: 'Watch for now. The SENCO decides, and tells the parents before support is recorded',
    },
    leave,
  ];
}
