import { missingViews, type Missing } from '../plan/rules.ts';
import type { Review } from './shape.ts';

/** What the record of a review still needs before it can go to the parents. Help goes on meanwhile; only the record waits. */
export function missingForRecord(review: Review): Missing[] {
  return [
    ...missingOfMeeting(review),
    ...missingOfViews(review),
    ...missingOfOutcomes(review),
    ...missingOfSupport(review),
    ...missingOfActions(review),
    ...missingOfNextStep(review),
  ];
}

function missingOfMeeting(review: Review): Missing[] {
  const parents = 'Code 6.65';
  const missing: Missing[] = [];
  if (!review.meetingOn)
    missing.push({ field: 'meetingOn', what: 'Enter the date of the meeting', source: parents });
  if (!review.parentsPart)
    missing.push({ field: 'parentsPart', what: 'Say whether the parents took part', source: parents });
  if (review.parentsPart === 'took part' && !review.parentsPresent)
    missing.push({ field: 'parentsPresent', what: 'Say which parent took part', source: parents });
  if (review.parentsPart === 'not there' && !review.parentsAbsent)
    missing.push({
      field: 'parentsAbsent',
      what: 'Say why the parents did not take part, and what was tried',
      source: parents,
    });
  if (!review.childPart)
    missing.push({
      field: 'childPart',
      what: 'Say how the child took part, or why not',
      source: 'Code 6.70',
    });
  return missing;
}

function missingOfViews(review: Review): Missing[] {
  const missing = [
    ...missingViews(review.parentsViews, 'parentsViews', 'the parents'),
    ...missingViews(review.childsViews, 'childsViews', 'the child'),
  ];
  if (!review.working.school && !review.notWorking.school)
    missing.push({
      field: 'working.school',
      what: 'Say what works and what does not, as the school sees it',
      source: 'Practice',
    });
  return missing;
}

function missingOfOutcomes({ outcomes }: Review): Missing[] {
  return outcomes.flatMap(({ id, result, exitValue }, at): Missing[] => {
    const which = outcomes.length > 1 ? `outcome ${at + 1}` : 'the outcome';
    const source = 'Practice';
    if (!result) return [{ field: `result.${id}.result`, what: `Say what came of ${which}`, source }];
    if (result !== 'not-measured' && !exitValue)
      return [
        {
          field: `result.${id}.exitValue`,
          what: `Enter where the child is now for ${which}, or say that it was not measured`,
          source,
        },
      ];
    return [];
  });
}

function missingOfSupport({ provisions }: Review): Missing[] {
  return provisions.flatMap(({ id, what, decision, why }, at): Missing[] => {
    const which = what ? `“${what}”` : `support ${at + 1}`;
    const source = 'Practice';
    if (!decision)
      return [{ field: `decision.${id}.decision`, what: `Decide what happens to ${which}`, source }];
    if (decision !== 'continue' && !why)
      return [{ field: `decision.${id}.why`, what: `Say why ${which} changes or stops`, source }];
    return [];
  });
}

function missingOfActions({ actions }: Review): Missing[] {
  return actions.flatMap(({ id, what, who, staffId, dueOn }, at): Missing[] => {
    if (!what && !who && !staffId && !dueOn) return [];
    const add = (field: string, say: string): Missing => ({
      field: `action.${id}.${field}`,
      what: say,
      source: 'Code 6.65',
    });
    return [
      ...(what ? [] : [add('what', `Say what is to be done in action ${at + 1}`)]),
      ...(who || staffId ? [] : [add('staffId', `Say who does action ${at + 1}`)]),
      ...(dueOn ? [] : [add('dueOn', `Enter by when action ${at + 1} is done`)]),
    ];
  });
}

function missingOfNextStep({ nextStep, nextStepWhy }: Review): Missing[] {
  const source = 'Code 6.44';
  return [
    ...(nextStep ? [] : [{ field: 'nextStep', what: 'Choose the next step', source }]),
    ...(nextStepWhy ? [] : [{ field: 'nextStepWhy', what: 'Say why this is the next step', source }]),
  ];
}
