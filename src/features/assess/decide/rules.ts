/** What an assessment may lead to. None of them records SEN support itself. */
export const choices = {
  'sen-support': {
    label: 'Special educational needs: SEN support',
    hint: 'They need something additional to or different from what is ordinarily given. The plan is next.',
    done: 'Decided: SEN support',
  },
  watch: {
    label: 'Not yet clear: keep an eye on it',
    hint: 'Good teaching goes on, with a day to look again.',
    done: 'Decided: keep an eye on it',
  },
  'not-sen': {
    label: 'Not special educational needs',
    hint: 'Ordinary good teaching, made to fit, is what helps.',
    done: 'Decided: not a special educational need',
  },
} as const;

export type Choice = keyof typeof choices;

export interface Decision {
  readonly id: string;
  readonly kind: string;
  readonly reasons: string;
  readonly decidedBy: string;
  readonly decidedOn: string;
  readonly parentsConsulted: string;
  readonly childConsulted: string;
  readonly recordedBy: string;
}

export const isChoice = (kind: string): kind is Choice => kind in choices;
