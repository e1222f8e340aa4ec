import type { KeptAudience } from '../../basics/audience.ts';
import { addSchoolDays } from '../../basics/school-days.ts';
import { newId } from '../../database/id.ts';
import type { When } from '../calendar.ts';
import { earlyDiscussionAnswers, writeDocument, type EarlyDiscussionTold } from '../story-documents.ts';
import { at, concernsLedTo, contact, happened, on, who, type By, type Life, type Moment } from '../story.ts';
import { heldMeeting } from './meeting.ts';
import { notify, plainLetter } from './notice.ts';

interface ConcernTold {
  readonly audience?: KeptAudience;
  readonly noticed?: string;
  readonly areas?: string;
  readonly reply?: { readonly when: When; readonly by: By; readonly words: string };
  readonly closed?: { readonly when: When; readonly because: string };
}

/** Somebody on the staff noticed something. */
export const concern =
  (when: When, by: By, words: string, told: ConcernTold = {}): Moment =>
  (life) => {
    const id = addConcern(life, when, by, words, told, null);
    happened(life, when, {
      kind: 'concern',
      title: `${who(life, by).name} raised a concern`,
      detail: words,
      ref: ['concern', id],
      entry: { id, audience: told.audience ?? 'usual' },
      by: who(life, by),
    });
  };

/** A parent's concern, taken down in their words, with a reply due in five school days. */
export const parentConcern =
  (when: When, parent: string, words: string, told: ConcernTold & { takenBy?: By } = {}): Moment =>
  (life) => {
    const by = told.takenBy ?? 'teacher';
    const id = addConcern(life, when, by, words, told, parent);
    happened(life, when, {
      kind: 'concern',
      title: `${contact(life, parent).name} is worried`,
      detail: words,
      ref: ['concern', id],
      entry: { id, audience: told.audience ?? 'usual' },
      by: who(life, by),
    });
    if (!told.reply) return;
    notify(life, told.reply.when, {
      kind: 'concern-reply',
      by: told.reply.by,
      letter: plainLetter(
        'Your concern, and our answer',
        `Thank you for telling us what worries you about ${life.name}.`,
        told.reply.words,
      ),
    });
  };

function addConcern(
  life: Life,
  when: When,
  by: By,
  words: string,
  told: ConcernTold,
  parent: string | null,
): string {
  const id = newId();
  const { reply, closed } = told;
  const row = life.school.rows.add('concern', {
    id,
    pupil_id: life.pupilId,
    raised_as: parent ? 'parent' : 'staff',
    contact_id: parent ? contact(life, parent).id : null,
    words,
    noticed: told.noticed ?? null,
    areas: told.areas ?? '',
    raised_on: on(life, when),
    reply_due_on: parent ? addSchoolDays(life.school.calendar, on(life, when), 5) : null,
    replied_on: reply ? on(life, reply.when) : null,
    reply: reply?.words ?? null,
    replied_by: reply ? who(life, reply.by).id : null,
    closed_on: closed ? on(life, closed.when) : null,
    closed_because: closed?.because ?? null,
    audience: told.audience ?? 'usual',
    recorded_by: who(life, by).id,
    recorded_at: at(life, when),
  });
  if (!closed) life.openConcerns.push(row);
  return id;
}

/** The short note of an early discussion, which the parents get (Code 6.39). */
export const earlyDiscussion =
  (when: When, by: By, told: EarlyDiscussionTold): Moment =>
  (life) => {
    const document = writeDocument(life, when, {
      kind: 'early-discussion',
      by,
      answers: earlyDiscussionAnswers(life, when, told),
      reason: 'Talked over with the parents',
    });
    concernsLedTo(life, when, 'We talk with the parents (early discussion).');
    heldMeeting(life, when, { about: 'early-discussion', documentId: document.id });
    notify(life, when, {
      kind: 'early-discussion',
      by,
      letter: plainLetter(
        `What we talked about for ${life.name}`,
        told.strengths,
        told.difficulties,
        told.nextSteps,
      ),
      document,
    });
    happened(life, when, {
      kind: 'early-discussion',
      title: 'Early discussion with the parents',
      detail: told.nextSteps,
      ref: ['document', document.id, 1],
      by: who(life, by),
    });
  };

/** The school keeps an eye on the child; the census sees N. */
export const watched =
  (when: When, because: string, by: By = 'senco'): Moment =>
  (life) => {
    concernsLedTo(life, when, 'We keep an eye on it.');
    if (life.status) life.status.until_on = on(life, when);
    life.status = life.school.rows.add('sen_period', {
      id: newId(),
      pupil_id: life.pupilId,
      status: 'watched',
      from_on: on(life, when),
      until_on: null,
      notice_id: null,
      basis: because,
      ended_because: null,
      recorded_by: who(life, by).id,
      recorded_at: at(life, when),
    });
    happened(life, when, {
      kind: 'register',
      title: `We keep an eye on ${life.name}`,
      detail: because,
      by: who(life, by),
    });
  };
