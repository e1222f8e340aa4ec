import type { Invitation } from '../../basics/invitation.ts';
import { newId } from '../../database/id.ts';
import { adviceFooter, noticeNames, type Letterhead, type LetterBody } from '../../features/notices/rules.ts';
import { settings } from '../../features/school/rules.ts';
import type { When } from '../calendar.ts';
import { sendiass } from '../invented-school.ts';
import type { Row } from '../rows.ts';
import { at, happened, on, who, type By, type Life } from '../story.ts';

export interface NoticeTold {
  readonly kind: Row<'notice'>['kind'];
  readonly by: By;
  readonly letter: LetterBody;
  readonly document?: Row<'document'>;
  readonly invitation?: Omit<Invitation, 'organiser'>;
  /** Parents whose letter did not arrive. */
  readonly bounced?: readonly string[];
  /** Parents whose letter still waits. */
  readonly waiting?: readonly string[];
}

/** A letter of plain paragraphs. */
export const plainLetter = (about: string, ...paragraphs: readonly string[]): LetterBody => ({
  about,
  blocks: paragraphs.filter(Boolean).map((text) => ({ kind: 'paragraph', text })),
});

interface KeptLetter {
  readonly body: LetterBody;
  readonly head: Letterhead;
}

/** A letter to every parent who may have one, with what became of it. Gives the notice. */
export function notify(life: Life, when: When, told: NoticeTold): Row<'notice'> & { id: string } {
  const by = who(life, told.by);
  const notice = {
    id: newId(),
    pupil_id: life.pupilId,
    kind: told.kind,
    document_id: told.document?.id ?? null,
    version: told.document ? 1 : null,
    letter: JSON.stringify(letter(life, when, told)),
    invitation: told.invitation ? JSON.stringify(told.invitation) : null,
    created_by: by.id,
    created_at: at(life, when, '15:52'),
  };
  life.school.rows.add('notice', notice);
  for (const [called, parent] of life.child.contacts) {
    if (parent.parental_responsibility === 'yes' && !parent.withhold_reason) {
      deliver(life, when, notice.id, called, parent, told);
    }
  }
  happened(life, when, {
    kind: 'notice',
    title: `Letter to parents: ${noticeNames[told.kind]}`,
    ref: ['notice', notice.id],
    by,
  });
  return notice;
}

function deliver(
  life: Life,
  when: When,
  noticeId: string,
  called: string,
  parent: Row<'contact'> & { id: string },
  told: NoticeTold,
): void {
  const paper = !parent.email;
  const bounced = told.bounced?.includes(called) ?? false;
  const waiting = told.waiting?.includes(called) ?? false;
  const steps = stepsOf({ paper, bounced, waiting });
  const last = steps.at(-1)!;
  const id = newId();
  life.school.rows.add('delivery', {
    id,
    notice_id: noticeId,
    pupil_id: life.pupilId,
    contact_id: parent.id,
    to_name: parent.name,
    channel: paper ? 'paper' : 'email',
    address: (paper ? parent.address : parent.email) ?? null,
    state: last.state,
    attempts: paper || waiting ? 0 : 1,
    next_attempt_at: null,
    last_error: bounced ? 'Mailbox not found' : null,
    changed_at: at(life, when, last.time),
  });
  for (const step of steps) {
    life.school.rows.add('delivery_event', {
      id: newId(),
      delivery_id: id,
      at: at(life, when, step.time),
      state: step.state,
      detail: step.detail ?? null,
      staff_id: step.state === 'handed-over' ? who(life, 'teacher').id : null,
    });
  }
}

interface Step {
  readonly state: Row<'delivery'>['state'];
  readonly time: string;
  readonly detail?: string;
}

function stepsOf({ paper, bounced, waiting }: Record<'paper' | 'bounced' | 'waiting', boolean>): Step[] {
  if (paper) {
    const made: Step = { state: 'to-hand-over', time: '15:52' };
    return waiting ? [made] : [made, { state: 'handed-over', time: '15:58', detail: 'Given at the gate' }];
  }
  const made: Step = { state: 'waiting', time: '15:52' };
  if (waiting) return [made];
  if (bounced) return [made, { state: 'bounced', time: '15:54', detail: 'Mailbox not found' }];
  return [made, { state: 'sent', time: '15:53' }];
}

/** A letter as the app keeps it: its words, and the letterhead of the day. */
function letter(life: Life, when: When, told: NoticeTold): KeptLetter {
  const { told: school } = life.school;
  const by = who(life, told.by);
  return {
    body: told.letter,
    head: {
      school: { name: school.name, address: school.address, phone: school.phone, email: school.email },
      signOff: settings['notice-sign-off'].start,
      signedBy: { name: by.name, role: by.job },
      date: on(life, when),
      footer: adviceFooter(sendiass),
    },
  };
}
