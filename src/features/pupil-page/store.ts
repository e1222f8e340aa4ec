import type { Answers } from '../../basics/answers.ts';
import type { Viewer } from '../../basics/viewer.ts';
import type { SchoolDb } from '../../database/connection.ts';
import { missingForActivation, planFrom } from '../plan/rules.ts';
import { pilesOf } from '../provision/index.ts';
import { parentsOf, type PupilFacts } from '../pupils/index.ts';
import { reviewDueOf } from '../review/index.ts';
import { currentStatus, needsOf } from '../sen-register/index.ts';
import type { Header, KeptDocument, LivePlan, StoryEvent } from './rules.ts';

// The caller has found the child through the viewer.

export async function storyOf(
  db: SchoolDb,
  pupilId: string,
  { kind, most }: { kind: string | undefined; most: number | undefined },
): Promise<StoryEvent[]> {
  return db
    .selectFrom('event')
    .leftJoin('staff', 'staff.id', 'event.staff_id')
    .select([
      'event.id as id',
      'on_day as onDay',
      'kind',
      'title',
      'detail',
      'ref_kind as refKind',
      'ref_id as refId',
      'ref_version as refVersion',
      'staff.name as by',
      'event.audience as audience',
    ])
    .where('event.pupil_id', '=', pupilId)
    .$if(kind !== undefined, (asked) => asked.where('kind', '=', kind!))
    .orderBy('on_day', 'desc')
    .orderBy('at', 'desc')
    .orderBy('event.id', 'desc')
    .$if(most !== undefined, (asked) => asked.limit(most!))
    .execute();
}

/** How often each kind of thing has happened. */
export async function storyCounts(db: SchoolDb, pupilId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('event')
    .select(['kind', (eb) => eb.fn.countAll<number>().as('times')])
    .where('pupil_id', '=', pupilId)
    .groupBy('kind')
    .execute();
  return new Map(rows.map(({ kind, times }) => [kind, Number(times)]));
}

export async function headerOf(db: SchoolDb, pupilId: string, today: string): Promise<Header> {
  const form = await classOf(db, pupilId, today);
  const status = (await currentStatus(db, [pupilId], today)).get(pupilId);
  const needs = (await needsOf(db, [pupilId], today)).get(pupilId) ?? [];
  const livePlan = await livePlanOf(db, pupilId);
  const circumstances = await db
    .selectFrom('circumstance')
    .select('kind')
    .where('pupil_id', '=', pupilId)
    .where('from_on', '<=', today)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', today)]))
    .execute();
  const strengths = await db
    .selectFrom('strength')
    .select('words')
    .where('pupil_id', '=', pupilId)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', today)]))
    .orderBy('from_on', 'desc')
    .limit(5)
    .execute();
  const interpreters = await db
    .selectFrom('contact')
    .select('language')
    .where('pupil_id', '=', pupilId)
    .where('interpreter', '=', 'needed')
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
    .execute();
  return {
    className: form,
    status,
    needs,
    strengths: strengths.map(({ words }) => words),
    circumstances: circumstances.map(({ kind }) => kind),
    interpreterFor: [...new Set(interpreters.map(({ language }) => language ?? 'language not recorded'))],
    livePlan,
    reviewOn: livePlan?.isReviewed ? undefined : livePlan?.dates.at(-1)?.reviewOn,
  };
}

async function classOf(db: SchoolDb, pupilId: string, today: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('class_pupil')
    .innerJoin('school_class', 'school_class.id', 'class_pupil.class_id')
    .select('school_class.name')
    .where('class_pupil.pupil_id', '=', pupilId)
    .where('school_class.kind', '=', 'registration')
    .where('class_pupil.from_on', '<=', today)
    .where((eb) => eb.or([eb('class_pupil.until_on', 'is', null), eb('class_pupil.until_on', '>=', today)]))
    .executeTakeFirst();
  return row?.name;
}

async function livePlanOf(db: SchoolDb, pupilId: string): Promise<LivePlan | undefined> {
  const plan = await db
    .selectFrom('document')
    .leftJoin('staff', 'staff.id', 'document.responsible_id')
    .select(['document.id as id', 'staff.name as responsible'])
    .where('pupil_id', '=', pupilId)
    .where('kind', '=', 'plan')
    .where('status', '=', 'finished')
    .orderBy('finished_at', 'desc')
    .executeTakeFirst();
  if (!plan) return undefined;
  const dates = await db
    .selectFrom('review_date')
    .select(['due_on as reviewOn', 'set_at as setOn'])
    .where('plan_id', '=', plan.id)
    .orderBy('set_at')
    .orderBy('id')
    .execute();
  const isReviewed = !(await reviewDueOf(db, [pupilId])).has(pupilId);
  return { ...plan, dates, isReviewed };
}

export async function documentsHeld(db: SchoolDb, pupilId: string): Promise<KeptDocument[]> {
  const rows = await db
    .selectFrom('document')
    .select((eb) => [
      'id',
      'kind',
      'status',
      'created_at',
      'finished_at',
      eb
        .selectFrom('document_version')
        .select((v) => v.fn.max('document_version.number').as('number'))
        .whereRef('document_version.document_id', '=', 'document.id')
        .as('version'),
    ])
    .where('pupil_id', '=', pupilId)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(({ created_at, finished_at, version, ...row }) => ({
    ...row,
    on: (finished_at ?? created_at).slice(0, 10),
    version: version === null ? null : Number(version),
  }));
}

/** What the question of the next step needs to know, from what every feature has written. */
export async function factsOf(
  db: SchoolDb,
  viewer: Viewer,
  pupilId: string,
  { header, documents, today }: { header: Header; documents: readonly KeptDocument[]; today: string },
): Promise<PupilFacts> {
  const open = documents.filter(({ status }) => status === 'draft');
  const draft = (kind: KeptDocument['kind']) => open.find((document) => document.kind === kind);
  const plan = header.livePlan;
  const concern = await db
    .selectFrom('concern')
    .select(['id', 'raised_on as raisedOn', 'replied_on as repliedOn', 'reply_due_on as replyDue'])
    .where('pupil_id', '=', pupilId)
    .where('closed_on', 'is', null)
    .orderBy('raised_on', 'desc')
    .executeTakeFirst();
  const decision = await db
    .selectFrom('decision')
    .select('kind')
    .where('pupil_id', '=', pupilId)
    .where('kind', 'in', ['sen-support', 'not-sen'])
    .orderBy('decided_on', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  const assessment = documents.find(({ kind, status }) => kind === 'assessment' && status !== 'ended');
  const discussion = documents.find(({ kind }) => kind === 'early-discussion');
  const planDraft = draft('plan');
  const review = draft('review');
  return {
    status: header.status?.status,
    // What staff noticed themselves waits for no reply.
    concern: concern && {
      id: concern.id,
      raisedOn: concern.raisedOn,
      repliedOn: concern.repliedOn ?? (concern.replyDue ? undefined : concern.raisedOn),
    },
    discussion: discussion && { id: discussion.id, leadsTo: discussionLeadsTo(header, decision?.kind) },
    assessment: assessment && {
      id: assessment.id,
      waitingFor: assessment.status === 'draft' ? ['parts of the assessment'] : [],
      decision: decision && (decision.kind === 'sen-support' ? 'SEN' : 'not SEN'),
    },
    draftPlan: planDraft && { id: planDraft.id, missing: await missingIn(db, planDraft.id, pupilId, today) },
    pile: plan && (await pilesOf(db, viewer, today, { pupilId })).find(({ needsDeciding }) => needsDeciding),
    livePlan: plan && { id: plan.id, reviewDates: plan.dates, isReviewed: plan.isReviewed },
    openReview: review && { id: review.id },
    undeliveredNotice: viewer.role === 'senco' ? await undeliveredOf(db, pupilId) : undefined,
  };
}

/** How much a plan still needs before it can be agreed. */
async function missingIn(db: SchoolDb, planId: string, pupilId: string, today: string): Promise<number> {
  const row = await db.selectFrom('document').select('answers').where('id', '=', planId).executeTakeFirst();
  const plan = planFrom(JSON.parse(row?.answers ?? '{}') as Answers);
  return missingForActivation(plan, await parentsOf(db, pupilId, today)).length;
}

/** The note of a discussion says in words what comes next; as long as nothing was decided, that is to look closer. */
function discussionLeadsTo(
  header: Header,
  decision: string | undefined,
): 'assess' | 'watch' | 'nothing more' {
  if (decision) return 'nothing more';
  return header.status?.status === 'watched' ? 'watch' : 'assess';
}

async function undeliveredOf(db: SchoolDb, pupilId: string): Promise<{ id: string } | undefined> {
  return db
    .selectFrom('delivery')
    .select('notice_id as id')
    .where('pupil_id', '=', pupilId)
    .where('state', 'in', ['bounced', 'gave-up', 'to-hand-over'])
    .executeTakeFirst();
}
