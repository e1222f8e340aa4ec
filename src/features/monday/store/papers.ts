import type { Answers } from '../../../basics/answers.ts';
import { minutesAfter } from '../../../basics/dates.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import type { MondayFacts, NoticeState } from '../facts.ts';
import { missingForActivation, planFrom, viewsFrom } from '../../plan/rules.ts';

/** Assessments that are still being written or wait for a decision. */
export async function assessments(db: SchoolDb): Promise<MondayFacts['assessments']> {
  const rows = await db
    .selectFrom('document')
    .leftJoin('decision', 'decision.document_id', 'document.id')
    .select(['document.pupil_id as pupilId', 'document.id as assessmentId', 'document.created_at as at'])
    .where('document.kind', '=', 'assessment')
    .where('document.status', '!=', 'ended')
    .where('decision.id', 'is', null)
    .execute();
  return rows.map(({ pupilId, assessmentId, at }) => ({ pupilId, assessmentId, startedOn: at.slice(0, 10) }));
}

/** Children whose newest decision is SEN support, and no plan has been begun since. */
export async function senDecisions(db: SchoolDb): Promise<MondayFacts['senDecisions']> {
  const rows = await db
    .selectFrom('decision')
    .select(['decision.pupil_id as pupilId', 'decision.decided_on as decidedOn'])
    .where('decision.kind', '=', 'sen-support')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('document')
            .select('document.id')
            .whereRef('document.pupil_id', '=', 'decision.pupil_id')
            .where('document.kind', '=', 'plan'),
        ),
      ),
    )
    .execute();
  return rows;
}

/** Plans being written, with how much each still needs. */
export async function drafts(db: SchoolDb, today: string): Promise<MondayFacts['drafts']> {
  const rows = await db
    .selectFrom('document')
    .select(['pupil_id as pupilId', 'id as planId', 'created_at as at', 'answers'])
    .where('kind', '=', 'plan')
    .where('status', '=', 'draft')
    .execute();
  if (!rows.length) return [];
  const told = await db
    .selectFrom('contact')
    .select(['pupil_id', 'name'])
    .where(
      'pupil_id',
      'in',
      rows.map(({ pupilId }) => pupilId),
    )
    .where('parental_responsibility', '=', 'yes')
    .where('withhold_reason', 'is', null)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
    .execute();
  return rows.map(({ pupilId, planId, at, answers }) => {
    const recipients = told.filter(({ pupil_id }) => pupil_id === pupilId);
    const missing = missingForActivation(planFrom(JSON.parse(answers) as Answers), recipients).length;
    return { pupilId, planId, startedOn: at.slice(0, 10), missing };
  });
}

const stateOf: Record<string, NoticeState> = {
  waiting: 'waiting',
  bounced: 'bounced',
  'gave-up': 'failed',
  'to-hand-over': 'waiting',
};

/** Letters that somebody has not had. One that was only just written is on its way and no task, unless the mail server refused it. */
export async function notices(db: SchoolDb, now: string): Promise<MondayFacts['notices']> {
  const justNow = minutesAfter(now, -10);
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('notice', 'notice.id', 'delivery.notice_id')
    .select([
      'delivery.pupil_id as pupilId',
      'notice.id as noticeId',
      'delivery.state as state',
      'notice.created_at as at',
      'delivery.channel as channel',
      'delivery.last_error as trouble',
    ])
    .where('delivery.state', 'in', ['waiting', 'bounced', 'gave-up', 'to-hand-over'])
    .execute();
  const outstanding = rows.filter(
    ({ state, at, channel, trouble }) =>
      state !== 'waiting' || channel === 'paper' || trouble !== null || at < justNow,
  );
  const byNotice = new Map(outstanding.map((row) => [row.noticeId, row]));
  return [...byNotice.values()].map(({ pupilId, noticeId, state, at }) => ({
    pupilId,
    noticeId,
    state: stateOf[state] ?? 'failed',
    madeOn: at.slice(0, 10),
  }));
}

/** Briefings that somebody has not read. The subject is the plan, where one sees who. */
export async function briefings(db: SchoolDb): Promise<MondayFacts['briefings']> {
  const rows = await db
    .selectFrom('briefing')
    .innerJoin('briefing_reader', 'briefing_reader.briefing_id', 'briefing.id')
    .select(['briefing.pupil_id as pupilId', 'briefing.document_id as planId', 'briefing.sent_at as at'])
    .select((eb) => eb.fn.countAll<number>().as('unread'))
    .where('briefing.superseded_on', 'is', null)
    .where('briefing_reader.read_at', 'is', null)
    .groupBy(['briefing.id', 'briefing.pupil_id', 'briefing.document_id', 'briefing.sent_at'])
    .execute();
  return rows.map(({ pupilId, planId, at, unread }) => ({
    pupilId,
    briefingId: planId,
    givenOn: at.slice(0, 10),
    unread: Number(unread),
  }));
}

/** Views that are not there yet, from the newest record of each and from plans in force or being written. */
export async function missingViews(db: SchoolDb): Promise<MondayFacts['missingViews']> {
  const given = await db
    .selectFrom('view_given')
    .select(['pupil_id as pupilId', 'document_id as documentId', 'whose', 'state', 'next_try_on as tryOn'])
    .where('whose', 'in', ['parent', 'child'])
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  const plans = await db
    .selectFrom('document')
    .select(['pupil_id as pupilId', 'id', 'answers'])
    .where('kind', '=', 'plan')
    .where('status', '!=', 'ended')
    .execute();
  const missing = new Map<string, MondayFacts['missingViews'][number]>();
  for (const { id, pupilId, answers } of plans) {
    const read = JSON.parse(answers) as Answers;
    for (const [field, whose] of [
      ['parentsViews', 'parents'],
      ['childsViews', 'child'],
    ] as const) {
      const views = viewsFrom(read, field);
      if (views.state === 'none yet')
        missing.set(`${pupilId} ${whose}`, { pupilId, documentId: id, whose, tryOn: views.tryOn });
    }
  }
  for (const { pupilId, documentId, whose, state, tryOn } of given) {
    const name = whose === 'child' ? 'child' : 'parents';
    if (state === 'none-yet' && documentId)
      missing.set(`${pupilId} ${name}`, { pupilId, documentId, whose: name, tryOn: tryOn ?? undefined });
    else missing.delete(`${pupilId} ${name}`);
  }
  return [...missing.values()];
}
