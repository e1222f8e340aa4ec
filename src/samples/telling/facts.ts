import type { KeptAudience } from '../../basics/audience.ts';
import { newId } from '../../database/id.ts';
import type { NeedCode } from '../../basics/needs.ts';
import type { When } from '../calendar.ts';
import type { Row } from '../rows.ts';
import { at, happened, on, who, type By, type Moment } from '../story.ts';

/** A need, and how we know. */
export const need =
  (when: When, type: NeedCode, rank: number, evidence: string, by: By = 'senco'): Moment =>
  (life) => {
    life.school.rows.add('need', {
      id: newId(),
      pupil_id: life.pupilId,
      need_type: type,
      rank,
      evidence,
      from_on: on(life, when),
      until_on: null,
      recorded_by: who(life, by).id,
      recorded_at: at(life, when),
    });
  };

export const diagnosis =
  (when: When, name: string, givenBy: string, by: By = 'senco'): Moment =>
  (life) => {
    life.school.rows.add('diagnosis', {
      id: newId(),
      pupil_id: life.pupilId,
      name,
      given_by: givenBy,
      given_on: on(life, when),
      recorded_by: who(life, by).id,
      recorded_at: at(life, when),
    });
  };

export const strength =
  (when: When, words: string, saidBy: string, by: By = 'teacher'): Moment =>
  (life) => {
    life.school.rows.add('strength', {
      id: newId(),
      pupil_id: life.pupilId,
      words,
      said_by: saidBy,
      from_on: on(life, when),
      until_on: null,
      recorded_by: who(life, by).id,
      recorded_at: at(life, when),
    });
  };

/** The same test at several times: pairs of when and value. */
export const scores =
  (
    test: string,
    scale: string,
    expected: number | null,
    ...taken: readonly (readonly [When, number])[]
  ): Moment =>
  (life) => {
    for (const [when, value] of taken) {
      life.school.rows.add('score', {
        id: newId(),
        pupil_id: life.pupilId,
        test,
        taken_on: on(life, when),
        value,
        scale,
        expected,
        recorded_by: who(life, 'teacher').id,
        recorded_at: at(life, when),
      });
    }
  };

export const circumstance =
  (since: When, kind: Row<'circumstance'>['kind'], note: string): Moment =>
  (life) => {
    life.school.rows.add('circumstance', {
      id: newId(),
      pupil_id: life.pupilId,
      kind,
      note,
      from_on: on(life, since),
      until_on: null,
    });
  };

/** What a specialist from outside told the school. */
export const advised =
  (when: When, from: string, profession: string, words: string, by: By = 'senco'): Moment =>
  (life) => {
    const id = newId();
    life.school.rows.add('advice', {
      id,
      pupil_id: life.pupilId,
      from_name: from,
      profession,
      given_on: on(life, when),
      words,
      recorded_by: who(life, by).id,
      recorded_at: at(life, when),
    });
    happened(life, when, {
      kind: 'advice',
      title: `Advice from the ${profession.toLowerCase()}`,
      detail: words,
      ref: ['advice', id],
      by: who(life, by),
    });
  };

export const observed =
  (
    when: When,
    time: string,
    place: string,
    words: string,
    by: By = 'teacher',
    audience: KeptAudience = 'usual',
  ): Moment =>
  (life) => {
    const id = newId();
    life.school.rows.add('observation', {
      id,
      pupil_id: life.pupilId,
      on_day: on(life, when),
      at_time: time,
      place,
      words,
      audience,
      recorded_by: who(life, by).id,
      recorded_at: at(life, when),
    });
    happened(life, when, {
      kind: 'observation',
      title: `Seen: ${place.toLowerCase()}, ${time}`,
      detail: words,
      ref: ['observation', id],
      entry: { id, audience },
      by: who(life, by),
    });
  };
