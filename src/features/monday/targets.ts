import { paths } from '../../paths.ts';
import type { Task } from './rules.ts';

/** Where the one button of a task leads: a page to open, or a thing that is begun by pressing it. */
export interface Target {
  readonly href: string;
  readonly begins?: boolean;
}

/** The page or action behind a task's button. */
export function targetOf({
  button,
  pupilId,
  subjectId,
}: Pick<Task, 'button' | 'pupilId' | 'subjectId'>): Target {
  const document = subjectId ?? '';
  switch (button) {
    case 'reply':
      return { href: paths.concern({ concern: document }) };
    case 'see answers':
      return { href: paths.teacherRound({ document }) };
    case 'decide':
      return { href: paths.assessment({ document }) };
    case 'begin plan':
      return { href: paths.planBegin({ pupil: pupilId }), begins: true };
    case 'continue plan':
    case 'see briefing':
      return { href: paths.plan({ document }) };
    case 'activate plan':
      return { href: paths.planAgree({ document }) };
    case 'deliver notice':
      return { href: paths.notice({ notice: document }) };
    case 'decide on missed sessions':
      return { href: paths.missedDecide({ provision: document }) };
    case 'prepare review':
      return { href: paths.reviews({ pupil: pupilId }) };
    case 'arrange meeting':
      return { href: paths.reviewMeeting({ pupil: pupilId }) };
    case 'ask for views':
      return { href: paths.documentViews({ document }) };
    case 'finish action':
      return { href: paths.action({ action: document }) };
    case 'answer request':
      return { href: paths.accessRequest({ request: document }) };
    case 'talk about rights':
      return { href: paths.pupilContacts({ pupil: pupilId }) };
  }
}
