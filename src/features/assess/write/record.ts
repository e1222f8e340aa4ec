import { textOf } from '../../../basics/form-values.ts';
import { newId } from '../../../database/id.ts';
import type { Ask } from '../../../web/route.ts';
import { readAdvice, readScore, readStrength, type Typed } from '../evidence/forms.ts';
import { addAdvice, addScore, addStrength } from '../evidence/store.ts';
import type { PartName } from '../rules.ts';

const idRule = /^[0-9a-hjkmnp-z]{26}$/;

/** A score, advice or strength typed in the form of a part: ready to keep, wrong, or not there. */
export function recordIn(ask: Ask, part: PartName, pupilId: string): Typed<() => Promise<unknown>> {
  const adding = (name: string) => {
    const sent = textOf(ask.form, name);
    const { viewer, today, now } = ask;
    return { id: idRule.test(sent) ? sent : newId(), pupilId, staffId: viewer.staffId, today, now };
  };
  if (part === 'progress')
    return keeping(readScore(ask.form, ask.today), (score) => addScore(ask.db, score, adding('scoreId')));
  if (part === 'advice')
    return keeping(readAdvice(ask.form, ask.today), (advice) =>
      addAdvice(ask.db, advice, adding('adviceId')),
    );
  if (part === 'strengths')
    return keeping(readStrength(ask.form), (strength) => addStrength(ask.db, strength, adding('strengthId')));
  return { state: 'nothing' };
}

const keeping = <T>(typed: Typed<T>, keep: (value: T) => Promise<unknown>): Typed<() => Promise<unknown>> =>
  typed.state === 'right' ? { state: 'right', value: () => keep(typed.value) } : typed;
