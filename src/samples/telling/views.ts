import { newId } from '../../database/id.ts';
import type { When } from '../calendar.ts';
import { at, contact, happened, on, who, type Life, type Moment } from '../story.ts';

/** What somebody said, or that they have said nothing yet: why, and when we ask next. */
export type ViewTold =
  | { readonly words: string; readonly how: string; readonly whose?: string }
  | { readonly reason: string; readonly tryOn: When; readonly whose?: string };

/** Their own words. `whose` names the parent; 'Mum' unless said otherwise. */
export const given = (words: string, how: string, whose?: string): ViewTold => ({
  words,
  how,
  ...(whose ? { whose } : {}),
});

export const notYet = (reason: string, tryOn: When, whose?: string): ViewTold => ({
  reason,
  tryOn,
  ...(whose ? { whose } : {}),
});

/** A view outside any document: something a child or a parent said on a day. */
export const said =
  (when: When, whose: 'child' | string, view: ViewTold, by = 'teacher'): Moment =>
  (life) => {
    const person = who(life, by);
    recordView(life, when, whose, view, null, by);
    const about = whose === 'child' ? life.name : contact(life, whose).name;
    const title = 'words' in view ? `${about} said what they think` : `No views of ${about} yet`;
    happened(life, when, {
      kind: 'views',
      title,
      detail: 'words' in view ? view.words : view.reason,
      by: person,
    });
  };

export function recordView(
  life: Life,
  when: When,
  whose: 'child' | string,
  view: ViewTold,
  documentId: string | null,
  by: string,
): void {
  const isGiven = 'words' in view;
  life.school.rows.add('view_given', {
    id: newId(),
    pupil_id: life.pupilId,
    document_id: documentId,
    whose: whose === 'child' ? 'child' : 'parent',
    contact_id: whose === 'child' ? null : contact(life, whose).id,
    staff_id: null,
    state: isGiven ? 'given' : 'none-yet',
    words: isGiven ? view.words : null,
    how: isGiven ? view.how : null,
    reason: isGiven ? null : view.reason,
    next_try_on: isGiven ? null : on(life, view.tryOn),
    on_day: on(life, when),
    recorded_by: who(life, by).id,
    recorded_at: at(life, when),
  });
}

/** The first parent who may be written to. */
export function firstParent(life: Life): string {
  const found = [...life.child.contacts].find(
    ([, each]) => each.parental_responsibility === 'yes' && !each.withhold_reason,
  );
  return (found ?? [...life.child.contacts][0]!)[0];
}
