/** School days in which colleagues answer: practice. */
export const daysToAnswer = 5;

export interface ColleagueAnswer {
  readonly staffId: string;
  readonly name: string;
  readonly goingWell: string | null;
  readonly difficult: string | null;
  readonly helps: string | null;
  readonly answeredAt: string | null;
  readonly remindedAt: string | null;
}

export interface Round {
  readonly id: string;
  readonly askedAt: string;
  readonly askedBy: string;
  readonly dueOn: string;
  readonly answers: readonly ColleagueAnswer[];
}

export interface RoundState {
  readonly asked: number;
  readonly answered: number;
  readonly waitingFor: readonly ColleagueAnswer[];
  readonly isOverdue: boolean;
}

/** Who has answered and who has not; overdue once the day has passed with somebody still to answer. */
export function stateOf(round: Round, today: string): RoundState {
  const waitingFor = round.answers.filter(({ answeredAt }) => answeredAt === null);
  return {
    asked: round.answers.length,
    answered: round.answers.length - waitingFor.length,
    waitingFor,
    isOverdue: waitingFor.length > 0 && round.dueOn < today,
  };
}

/** One person's question: about which child, until when. */
export interface OpenAsk {
  readonly id: string;
  readonly pupilId: string;
  readonly forename: string;
  readonly surname: string;
  readonly knownAs: string | null;
  readonly askedBy: string;
  readonly dueOn: string;
  readonly goingWell: string | null;
  readonly difficult: string | null;
  readonly helps: string | null;
  readonly answeredAt: string | null;
  /** Answers may be changed until then. */
  readonly isFinished: boolean;
}
