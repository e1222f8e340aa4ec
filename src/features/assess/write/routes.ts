import { h } from 'preact';
import { withChanges } from '../../../basics/answers.ts';
import { textOf } from '../../../basics/form-values.ts';
import { may } from '../../../basics/permissions.ts';
import { newId } from '../../../database/id.ts';
import { paths } from '../../../paths.ts';
import { page, redirect, route, type AnyRoute, type Ask } from '../../../web/route.ts';
import { cycleFor } from '../../cycle/index.ts';
import {
  agreeVersion,
  beginDocument,
  documentsOf,
  takeDocumentForm,
  versionsOf,
  whoElseIsIn,
} from '../../documents/index.ts';
import { answersIn, conflictsOf, fieldsNamed, formOf } from '../../documents/rules.ts';
import { findPupil } from '../../pupils/index.ts';
import { evidenceOf } from '../evidence/store.ts';
import { assessmentKind, fieldsOf, partNamed, type PartName } from '../rules.ts';
import { findAssessment, gatheredFor, noteInTimeline, type Assessment } from '../store.ts';
import { AssessmentsPage, OverviewPage } from './pages.tsx';
import { PartPage, type PartProps } from './part-page.tsx';
import { recordIn } from './record.ts';

const pupilOf = ({ db, viewer, params, today }: Ask) => findPupil(db, viewer, params['pupil']!, today);
const assessmentOf = ({ db, viewer, params, today }: Ask) =>
  findAssessment(db, viewer, params['document']!, today);

type Part = Assessment & { readonly part: PartName };

// Needs have a page of their own, for they are records and not answers.
async function partOf(ask: Ask): Promise<Part | undefined> {
  const part = partNamed(ask.params['part']!)?.part;
  const found = part && part !== 'needs' ? await assessmentOf(ask) : undefined;
  return found && part && { ...found, part };
}

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.assessmentBegin,
    may: 'assess a child',
    find: pupilOf,
    audit: { says: 'read', subject: 'list of assessments', pupil: ({ id }) => id },
    answer: async ({ db, viewer }, pupil) => {
      const assessments = await documentsOf(db, pupil.id, 'assessment');
      return page(h(AssessmentsPage, { viewer, pupil, assessments, once: newId() }));
    },
  }),
  route({
    method: 'POST',
    at: paths.assessmentBegin,
    may: 'assess a child',
    find: pupilOf,
    audit: { says: 'began', subject: 'assessment', pupil: ({ id }) => id },
    answer: async ({ db, viewer, today, now }, pupil) => {
      const known = (await documentsOf(db, pupil.id, 'assessment')).find(({ status }) => status === 'draft');
      if (known) return redirect(paths.assessment({ document: known.id }));
      const talk = (await documentsOf(db, pupil.id, 'early-discussion'))[0];
      const document = await beginDocument(db, {
        pupilId: pupil.id,
        cycleId: (await cycleFor(db, pupil.id, today)).id,
        kind: 'assessment',
        // What was said in the early discussion need not be typed again.
        answers: { strengths: talk?.answers['strengths'] ?? '' },
        staffId: viewer.staffId,
        now,
      });
      const who = { pupilId: pupil.id, documentId: document, today, now, staffId: viewer.staffId };
      await noteInTimeline(db, { ...who, title: 'An assessment began' });
      return redirect(paths.assessment({ document }));
    },
  }),
  route({
    method: 'GET',
    at: paths.assessment,
    may: "read a child's record",
    find: assessmentOf,
    audit: { says: 'read', subject: 'assessment', pupil: ({ pupil }) => pupil.id },
    answer: async ({ db, viewer, today, flash }, found) => {
      const { states, decisions } = await gatheredFor(db, viewer, found, today);
      const versions = await versionsOf(db, found.document.id);
      return page(
        h(OverviewPage, {
          viewer,
          ...found,
          states,
          decisions,
          versions,
          mayWrite: may(viewer, 'assess a child'),
          mayDecide: may(viewer, 'decide on SEN support'),
          once: { finish: newId(), plan: newId() },
          flash,
        }),
      );
    },
  }),
  route({
    method: 'GET',
    at: paths.assessmentPart,
    may: 'assess a child',
    find: partOf,
    audit: { says: 'read', subject: 'part of an assessment', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, found) => {
      const form = formOf(found.document.answers, fieldsOf(found.part, found.document.answers));
      const others = await whoElseIsIn(ask.db, found.document.id, ask.viewer.staffId, ask.now);
      return page(await partPage(ask, found, { form, others, flash: ask.flash }));
    },
  }),
  route({
    method: 'POST',
    at: paths.assessmentPart,
    may: 'assess a child',
    find: partOf,
    audit: { says: 'wrote', subject: 'part of an assessment', pupil: ({ pupil }) => pupil.id },
    answer: (ask, found) => takePart(ask, found),
  }),
  route({
    method: 'POST',
    at: paths.assessmentFinish,
    may: 'assess a child',
    find: assessmentOf,
    audit: { says: 'finished', subject: 'assessment', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, found) => {
      const { document } = found;
      if (document.status === 'draft') await agree(ask, found, 'Finished', 'The assessment was finished');
      return redirect(
        paths.assessment({ document: document.id }),
        'The assessment is finished. It can be amended with a reason.',
      );
    },
  }),
];

/** Saves what was written, keeps a score, advice or strength typed with it, and amends what was finished already. */
async function takePart(ask: Ask, found: Part) {
  const { document, pupil, part } = found;
  const fields = fieldsNamed(ask.form, assessmentKind);
  const typed = answersIn(ask.form, fields);
  const reason = textOf(ask.form, 'reason');
  const isFinished = document.status !== 'draft';
  const isChanged = Object.entries(typed).some(([field, text]) => (document.answers[field] ?? '') !== text);
  const record = recordIn(ask, part, pupil.id);
  const errors: Record<string, string> = record.state === 'wrong' ? { ...record.errors } : {};
  if (isFinished && isChanged && !reason) errors['reason'] = 'Write why the assessment is changed';
  const again = { ...ask.form, ...formOf(typed, fields).answers };
  if (isFinished && Object.keys(errors).length)
    return page(
      await partPage(
        ask,
        { ...found, document: { ...document, answers: withChanges(document.answers, typed) } },
        {
          form: { answers: again, errors },
        },
      ),
      422,
    );
  const sent = await takeDocumentForm(ask, document, assessmentKind);
  const now = { ...found, document: sent.document };
  const shown = { answers: { ...ask.form, ...sent.form.answers }, errors };
  if (sent.undecided) {
    const conflicts = conflictsOf(assessmentKind, sent.saved);
    return page(await partPage(ask, now, { form: shown, conflicts }), 409);
  }
  if (Object.keys(errors).length) return page(await partPage(ask, now, { form: shown }), 422);
  if (record.state === 'right') await record.value();
  if (isFinished && isChanged) await agree(ask, now, reason, 'The assessment was amended');
  const here = record.state === 'right' || textOf(ask.form, 'then') === 'again';
  return here
    ? redirect(paths.assessmentPart({ document: document.id, part }), 'It is kept.')
    : redirect(paths.assessment({ document: document.id }), 'Saved.');
}

async function agree(ask: Ask, { document, pupil }: Assessment, reason: string, title: string) {
  const { db, viewer, today, now } = ask;
  const version = await agreeVersion(db, document, { reason, staffId: viewer.staffId, now });
  await noteInTimeline(db, {
    pupilId: pupil.id,
    documentId: document.id,
    title,
    detail: reason,
    version,
    today,
    now,
    staffId: viewer.staffId,
  });
}

async function partPage(
  { db, viewer, today }: Ask,
  { document, pupil, part }: Part,
  shown: Pick<PartProps, 'form' | 'conflicts' | 'flash'> & { others?: readonly string[] },
) {
  const evidence = await evidenceOf(db, pupil.id, today);
  return h(PartPage, { others: [], ...shown, viewer, pupil, document, part, evidence, id: newId() });
}
