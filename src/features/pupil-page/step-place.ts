import { may, type Permission } from '../../basics/permissions.ts';
import type { Viewer } from '../../basics/viewer.ts';
import { paths } from '../../paths.ts';
import type { PupilStep, StepButton } from '../pupils/index.ts';

const needs: Readonly<Record<StepButton, Permission>> = {
  'deliver notice': 'send notices',
  reply: 'answer a concern',
  'hold discussion': 'record an early discussion',
  'begin assessment': 'assess a child',
  'continue assessment': 'assess a child',
  decide: 'decide on SEN support',
  'begin plan': 'write a plan',
  'continue plan': 'write a plan',
  'activate plan': 'agree a plan',
  'decide on missed sessions': 'decide on missed sessions',
  'continue review': 'hold a review',
  'prepare review': 'arrange a review',
  'see briefing': "read a child's record",
  'log sessions': 'log a session',
  'raise concern': 'raise a concern',
};

/** A place to go to, or (`begins`) a press that itself begins something. */
export interface StepPlace {
  readonly href: string;
  readonly begins: boolean;
}

/** Where the button of the next step leads; undefined when it is somebody else's to press. */
export function placeOf(step: PupilStep, pupil: string, viewer: Viewer): StepPlace | undefined {
  if (!may(viewer, needs[step.button])) return undefined;
  return { href: hrefOf(step, pupil), begins: step.button === 'begin plan' };
}

function hrefOf(step: PupilStep, pupil: string): string {
  const subject = step.subjectId ?? '';
  const document = subject;
  switch (step.button) {
    case 'deliver notice':
      return paths.notice({ notice: subject });
    case 'reply':
      return paths.concern({ concern: subject });
    case 'hold discussion':
      return paths.earlyDiscussion({ pupil });
    case 'begin assessment':
      return paths.assessmentBegin({ pupil });
    case 'continue assessment':
    case 'decide':
      return paths.assessment({ document });
    case 'begin plan':
      return paths.planBegin({ pupil });
    case 'continue plan':
    case 'activate plan':
    case 'see briefing':
      return paths.plan({ document });
    case 'continue review':
      return paths.review({ document });
    case 'prepare review':
      return paths.reviews({ pupil });
    case 'decide on missed sessions':
    case 'log sessions':
      return paths.delivery({ pupil });
    case 'raise concern':
      return paths.concernNew({ pupil });
  }
}
