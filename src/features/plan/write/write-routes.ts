import { h } from 'preact';
import { itemsOf, withItem, type Answers } from '../../../basics/answers.ts';
import { newId } from '../../../database/id.ts';
import { paths } from '../../../paths.ts';
import { page, redirect, route, type AnyRoute, type Answer, type Ask } from '../../../web/route.ts';
import { beginDocument, documentsOf, saveAnswers, takeDocumentForm } from '../../documents/index.ts';
import { conflictsOf } from '../../documents/rules.ts';
import { cycleFor } from '../../cycle/index.ts';
import { findPupil } from '../../pupils/index.ts';
import { planKind } from '../document-kind.ts';
import { findOpenPlan, writingOf, type FoundPlan } from '../find.ts';
import { groupsToChoose, staffToChoose, startingAnswers } from '../store.ts';
import { fieldsOfOutcome, fieldsOfProvision, fieldsOfTalk, fieldsOfWhole, isList, lists } from './forms.ts';
import type { Writing } from './frame.tsx';
import { TalkPage } from '../talk/pages.tsx';
import { OutcomePage, ProvisionPage, WholePage } from './pages.tsx';

type Show = (ask: Ask, found: FoundPlan, writing: Writing) => Promise<Answer> | Answer;

/** A page of the plan's form: shown, and sent. */
function formPage(
  at: { readonly pattern: string },
  fields: (ask: Ask) => readonly string[],
  show: Show,
): AnyRoute[] {
  const inPlan = async (ask: Ask) => {
    const found = await findOpenPlan(ask);
    return found && isThere(ask, found) ? found : undefined;
  };
  return [
    route({
      method: 'GET',
      at,
      may: 'write a plan',
      find: inPlan,
      audit: { says: 'read', subject: 'plan, to write on it', pupil: ({ pupil }) => pupil.id },
      answer: async (ask, found) => show(ask, found, await writingOf(ask, found, fields(ask))),
    }),
    route({
      method: 'POST',
      at,
      may: 'write a plan',
      find: inPlan,
      audit: { says: 'wrote on', subject: 'plan', pupil: ({ pupil }) => pupil.id },
      answer: async (ask, found) => {
        const sent = await takeDocumentForm(ask, found.document, planKind);
        if (!sent.undecided) return redirect(paths.plan({ document: found.document.id }), 'Saved.');
        const now = { ...found, document: sent.document };
        const writing = {
          ...(await writingOf(ask, now, [])),
          form: sent.form,
          conflicts: conflictsOf(planKind, sent.saved),
        };
        const shown = await show(ask, now, writing);
        return shown.kind === 'page' ? { ...shown, status: 409 } : shown;
      },
    }),
  ];
}

/** An item's address holds only while the item is there; a plan's other pages always are. */
function isThere({ params }: Ask, { document }: FoundPlan): boolean {
  const { list, item } = params;
  if (list === undefined) return true;
  return isList(list) && itemsOf(document.answers, lists[list]).some(({ id }) => id === item);
}

const staffOptions = async ({ db, today }: Ask) =>
  (await staffToChoose(db, today)).map(({ id, name }) => ({ value: id, label: name }));

const teacherOptions = async ({ db, today }: Ask) =>
  (await staffToChoose(db, today))
    .filter(({ role }) => role !== 'assistant')
    .map(({ id, name }) => ({ value: id, label: name }));

const outcomeOptions = (answers: Answers) =>
  itemsOf(answers, 'outcome').map(({ id, fields }, at) => ({
    value: id,
    label: fields['statement'] || `Outcome ${at + 1}`,
  }));

export const writeRoutes: readonly AnyRoute[] = [
  route({
    method: 'POST',
    at: paths.planBegin,
    may: 'write a plan',
    find: ({ db, viewer, params, today }) => findPupil(db, viewer, params['pupil']!, today),
    audit: { says: 'began', subject: 'plan', pupil: (pupil) => pupil.id },
    answer: async ({ db, viewer, today, now }, pupil) => {
      const drafted = (await documentsOf(db, pupil.id, 'plan')).find(({ status }) => status === 'draft');
      if (drafted) return redirect(paths.plan({ document: drafted.id }));
      const cycle = await cycleFor(db, pupil.id, today);
      const answers = await startingAnswers(db, pupil.id, today);
      const id = await beginDocument(db, {
        pupilId: pupil.id,
        cycleId: cycle.id,
        kind: 'plan',
        answers,
        staffId: viewer.staffId,
        now,
      });
      return redirect(paths.plan({ document: id }));
    },
  }),
  ...formPage(
    paths.planWhole,
    () => fieldsOfWhole,
    async (ask, _found, writing) => page(h(WholePage, { writing, staff: await teacherOptions(ask) })),
  ),
  ...formPage(
    paths.planTalk,
    () => fieldsOfTalk,
    (_ask, _found, writing) => page(h(TalkPage, { writing })),
  ),
  ...formPage(
    paths.planItem,
    ({ params }) =>
      params['list'] === 'outcomes' ? fieldsOfOutcome(params['item']!) : fieldsOfProvision(params['item']!),
    async (ask, { document }, writing) => {
      const item = ask.params['item']!;
      if (ask.params['list'] === 'outcomes') return page(h(OutcomePage, { writing, item }));
      const groups = (await groupsToChoose(ask.db, ask.today)).map(({ id, name }) => ({
        value: id,
        label: name,
      }));
      const outcomes = outcomeOptions(document.answers);
      return page(h(ProvisionPage, { writing, item, outcomes, staff: await staffOptions(ask), groups }));
    },
  ),
  route({
    method: 'POST',
    at: paths.planItems,
    may: 'write a plan',
    find: async (ask) => (isList(ask.params['list'] ?? '') ? findOpenPlan(ask) : undefined),
    audit: { says: 'wrote on', subject: 'plan', pupil: ({ pupil }) => pupil.id },
    answer: async ({ db, viewer, params, now }, { document }) => {
      const list = params['list'] as keyof typeof lists;
      const item = newId();
      const mine = withItem(document.answers, lists[list], item);
      await saveAnswers(db, document, { base: document.revision, mine, staffId: viewer.staffId, now });
      return redirect(paths.planItem({ document: document.id, list, item }));
    },
  }),
  route({
    method: 'POST',
    at: paths.planItemRemove,
    may: 'write a plan',
    find: async (ask) => {
      const found = await findOpenPlan(ask);
      return found && isThere(ask, found) ? found : undefined;
    },
    audit: { says: 'wrote on', subject: 'plan', pupil: ({ pupil }) => pupil.id },
    answer: async ({ db, viewer, params, now }, { document }) => {
      const prefix = `${lists[params['list'] as keyof typeof lists]}.${params['item']}.`;
      const gone = Object.keys(document.answers).filter((field) => field.startsWith(prefix));
      const mine = Object.fromEntries(gone.map((field) => [field, '']));
      await saveAnswers(db, document, { base: document.revision, mine, staffId: viewer.staffId, now });
      return redirect(
        paths.plan({ document: document.id }),
        'Removed. What was written is kept in the history of the plan.',
      );
    },
  }),
];
