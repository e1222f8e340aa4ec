import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signedIn } from '../../samples/signed-in.ts';
import { makeApp, type App } from '../../app.ts';
import type { SchoolDb } from '../../database/connection.ts';
import { newId } from '../../database/id.ts';
import { paths } from '../../paths.ts';
import { tinySchool, type TinySchool } from '../../samples/tiny-school.ts';
import { reviewDueOf } from './index.ts';
import { emptyDatabase } from '../../samples/empty-database.ts';

const baseUrl = 'http://localhost:3000';
let app: App;
let alder: TinySchool;
let db: SchoolDb;
let plan: string;
let outcome: string;
let provision: string;
const cookies = {} as Record<'senco' | 'teacher' | 'assistant' | 'governor' | 'head', string>;
const clock = { now: () => '2026-11-24T09:00:00.000Z', today: () => '2026-11-24' };

beforeAll(async () => {
  const database = await emptyDatabase();
  app = await makeApp({
    database,
    dataDir: mkdtempSync(join(tmpdir(), 'alongside-')),
    baseUrl,
    clock,
    post: 'by hand',
  });
  alder = await tinySchool(database);
  db = database.ofSchool(alder.id);
  for (const role of ['senco', 'teacher', 'assistant', 'governor', 'head'] as const)
    cookies[role] = await signedIn(app, alder.viewer[role].accountId);
  await livePlan();
});
afterAll(() => app.close());

const post = (cookie: string, url: string, form: Record<string, string>) =>
  app.server.inject({
    method: 'POST',
    url,
    headers: { cookie, origin: baseUrl, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  });
const get = (cookie: string, url: string) => app.server.inject({ url, headers: { cookie } });
const fieldsIn = (html: string): string => /name="fields" value="([^"]*)"/.exec(html)?.[1] ?? '';
const revisionIn = (html: string): string => /name="revision" value="(\d+)"/.exec(html)![1]!;
const onceIn = (html: string): string => /name="once" value="([^"]*)"/.exec(html)![1]!;
const on = (name: string, [day, month, year]: readonly [string, string, string]) => ({
  [`${name}-day`]: day,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
});

/** Opens a page of the form, types into it, and presses the button. */
async function fill(cookie: string, url: string, typed: Record<string, string>) {
  const { body } = await get(cookie, url);
  return post(cookie, url, { fields: fieldsIn(body), revision: revisionIn(body), ...typed });
}

/** A plan in force since September, with one outcome, one provision and a review date, written as the plan's own pages do. */
async function livePlan() {
  const begun = await post(cookies.senco, paths.planBegin({ pupil: alder.ownPupil }), {});
  const at = begun.headers.location!;
  plan = at.split('/').at(-1)!;
  const added = async (list: string) =>
    (await post(cookies.senco, `${at}/${list}`, { once: newId() })).headers.location!;
  const outcomeAt = await added('outcomes');
  outcome = outcomeAt.split('/').at(-1)!;
  await fill(cookies.senco, outcomeAt, {
    [`outcome.${outcome}.statement`]: 'Amina reads a page to a friend',
    [`outcome.${outcome}.baseline`]: '12 of 40 words',
    [`outcome.${outcome}.tool`]: 'Forty common words',
  });
  const provisionAt = await added('provisions');
  provision = provisionAt.split('/').at(-1)!;
  await fill(cookies.senco, provisionAt, {
    [`provision.${provision}.what`]: 'Precision teaching',
    [`provision.${provision}.outcomeIds`]: outcome,
    [`provision.${provision}.whoId`]: alder.viewer.assistant.staffId,
    [`provision.${provision}.weekdays`]: '2',
    [`provision.${provision}.minutes`]: '10',
  });
  await fill(cookies.senco, `${at}/whole`, {
    expectedImpact: 'She reads for pleasure',
    responsibleTeacherId: alder.viewer.teacher.staffId,
    ...on('reviewOn', ['27', '11', '2026']),
  });
  await fill(cookies.senco, `${at}/talk`, {
    'parentsViews.state': 'given',
    'parentsViews.text': 'She likes stories',
    'childsViews.state': 'given',
    'childsViews.text': 'I like Fridays',
  });
  const { body } = await get(cookies.senco, `${at}/agree`);
  await post(cookies.senco, `${at}/agree`, { once: onceIn(body), revision: revisionIn(body) });
}

const hub = () => paths.reviews({ pupil: alder.ownPupil });

describe('the date of a review', () => {
  const at = () => paths.reviewDate({ pupil: alder.ownPupil });

  test('moves only with a reason; what was typed is kept', async () => {
    const { body } = await get(cookies.teacher, at());
    const form = { once: onceIn(body), ...on('reviewOn', ['4', '12', '2026']) };
    const refused = await post(cookies.teacher, at(), form);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('Say why the review moves');
    expect(refused.body).toContain('value="12"');
    const into = { ...form, ...on('reviewOn', ['1', '11', '2026']), reason: 'Snow' };
    expect((await post(cookies.teacher, at(), into)).body).toContain('Enter a date that is today or later');
    const moved = { ...form, reason: 'The mother works nights this week' };
    await post(cookies.teacher, at(), moved);
    await post(cookies.teacher, at(), moved);
    const dates = await db.selectFrom('review_date').select(['due_on', 'reason']).orderBy('id').execute();
    expect(dates.map(({ due_on }) => due_on)).toEqual(['2026-11-27', '2026-12-04']);
    const page = await get(cookies.assistant, hub());
    expect(page.body).toContain('The mother works nights this week');
    expect(page.body).toContain('Set for 27 November 2026');
    expect((await reviewDueOf(db, [alder.ownPupil])).get(alder.ownPupil)?.dates.at(-1)?.reviewOn).toBe(
      '2026-12-04',
    );
  });

  test('is not for an assistant to move, nor for a governor to see', async () => {
    expect((await get(cookies.assistant, at())).statusCode).toBe(404);
    expect((await get(cookies.governor, hub())).statusCode).toBe(404);
    expect((await get(cookies.teacher, paths.reviews({ pupil: alder.otherPupil }))).statusCode).toBe(404);
    expect((await get(cookies.senco, paths.reviews({ pupil: alder.otherPupil }))).statusCode).toBe(200);
  });
});

describe('the invitation', () => {
  const times = { ...on('onDay', ['1', '12', '2026']), startsAt: '15.30', minutes: '40', place: 'Room 2' };
  const invitations = async () =>
    (
      await db
        .selectFrom('notice')
        .select(['letter', 'invitation'])
        .where('kind', '=', 'review-invitation')
        .orderBy('id')
        .execute()
    ).map(({ letter, invitation }) => ({ letter, ...JSON.parse(invitation!) }));

  test('asks for what is missing, then goes once with a calendar entry that names no child', async () => {
    const at = paths.reviewMeeting({ pupil: alder.ownPupil });
    const once = onceIn((await get(cookies.teacher, at)).body);
    const refused = await post(cookies.teacher, at, { once, startsAt: 'half three', minutes: '40' });
    expect(refused.statusCode).toBe(422);
    for (const say of ['Enter the date of the meeting', 'Enter the time like 09:30', 'Say where you meet'])
      expect(refused.body).toContain(say);
    await post(cookies.teacher, at, { once, ...times });
    await post(cookies.teacher, at, { once, ...times });
    const sent = await invitations();
    expect(sent).toMatchObject([
      { sequence: 0, start: { date: '2026-12-01', time: '15:30' }, place: 'Room 2' },
    ]);
    expect(sent[0].title + sent[0].description).not.toContain('Amina');
    expect(sent[0].letter).toContain('3.30pm');
  });

  test('moves and is called off under the same id, each time with a higher sequence', async () => {
    const { id } = (await db.selectFrom('meeting').select('id').executeTakeFirst())!;
    const at = paths.meeting({ meeting: id });
    const { body } = await get(cookies.teacher, at);
    await post(cookies.teacher, at, { once: onceIn(body), ...times, startsAt: '16:00' });
    const off = paths.meetingCallOff({ meeting: id });
    const once = onceIn((await get(cookies.teacher, off)).body);
    expect((await post(cookies.teacher, off, { once, reason: '' })).statusCode).toBe(422);
    await post(cookies.teacher, off, { once, reason: 'The school is closed that day.' });
    const sent = await invitations();
    expect(sent.map((one) => [one.id === id, one.sequence, one.cancelled ?? false])).toEqual([
      [true, 0, false],
      [true, 1, false],
      [true, 2, true],
    ]);
    expect(sent.at(-1)!.letter).toContain('The school is closed that day.');
    expect((await get(cookies.teacher, at)).statusCode).toBe(404);
    expect((await get(cookies.teacher, hub())).body).toContain('Arrange the meeting');
  });
});

describe('a review from preparation to the next plan', () => {
  let review: string;
  const part = (name: string) => `${review}/parts/${name}`;

  test('begun twice it is one; it lays out the plan and what is missing', async () => {
    const first = await post(cookies.teacher, hub(), { once: newId() });
    const second = await post(cookies.teacher, hub(), { once: newId() });
    review = first.headers.location!;
    expect(second.headers.location).toBe(review);
    const page = await get(cookies.teacher, review);
    expect(page.body).toContain('Choose the next step');
    const outcomes = await get(cookies.teacher, part('outcomes'));
    expect(outcomes.body).toContain('12 of 40 words');
    expect(outcomes.body).toContain('Use the same again');
    expect((await get(cookies.assistant, part('outcomes'))).statusCode).toBe(404);
    expect((await get(cookies.teacher, part('nonsense'))).statusCode).toBe(404);
  });

  test('parents are asked for their views before the meeting', async () => {
    const { body } = await get(cookies.teacher, `${review}/ask`);
    expect(body).toContain('Three questions');
    const form = { once: onceIn(body) };
    await post(cookies.teacher, `${review}/ask`, form);
    await post(cookies.teacher, `${review}/ask`, form);
    const asked = await db.selectFrom('notice').select('id').where('kind', '=', 'views-asked').execute();
    expect(asked).toHaveLength(1);
    const again = await get(cookies.teacher, `${review}/ask`);
    expect(again.body).toContain('Asking again sends another letter');
    expect(again.body).toContain('has been asked already');
  });

  test('colleagues are asked at the same time, and what they see stands beside the form', async () => {
    const asked = await get(cookies.assistant, paths.asked());
    const one = /href="(\/asked\/\w+)"/.exec(asked.body)![1]!;
    expect((await get(cookies.teacher, part('views'))).body).toContain('not answered yet: Assistant Example');
    const { body } = await get(cookies.assistant, one);
    await post(cookies.assistant, one, {
      once: /name="once" value="([^"]*)"/.exec(body)?.[1] ?? newId(),
      goingWell: 'She smiles when she reads',
    });
    expect((await get(cookies.teacher, part('views'))).body).toContain('She smiles when she reads');
  });

  test('two people change one answer: the second sees both', async () => {
    const { body } = await get(cookies.senco, part('support'));
    const name = `decision.${provision}.why`;
    await fill(cookies.teacher, part('support'), {
      [`decision.${provision}.decision`]: 'continue',
      [name]: 'It helps',
    });
    const late = await post(cookies.senco, part('support'), {
      fields: fieldsIn(body),
      revision: revisionIn(body),
      [`decision.${provision}.decision`]: 'continue',
      [name]: 'It helps a little',
    });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Teacher Example wrote:');
    expect(late.body).toContain('It helps a little');
  });

  test('another way of measuring is pointed out', async () => {
    await fill(cookies.teacher, part('outcomes'), {
      [`result.${outcome}.exitTool`]: 'A guess',
      [`result.${outcome}.exitValue`]: '24 of 40 words',
      [`result.${outcome}.result`]: 'partly',
    });
    expect((await get(cookies.teacher, part('outcomes'))).body).toContain('hard to compare');
  });

  test('an action is added once, and can be taken away', async () => {
    const { body } = await get(cookies.teacher, part('actions'));
    const fresh = /name="add" value="(\w+)"/.exec(body)![1]!;
    const form = { fields: fieldsIn(body), revision: revisionIn(body), add: fresh };
    const added = await post(cookies.teacher, part('actions'), form);
    expect(added.headers.location).toBe(part('actions'));
    await post(cookies.teacher, part('actions'), { ...form, fields: '' });
    const page = await get(cookies.teacher, part('actions'));
    expect(page.body).toContain('Action 1');
    expect(page.body).not.toContain('Action 2');
    const another = /name="add" value="(\w+)"/.exec(page.body)![1]!;
    await fill(cookies.teacher, part('actions'), {
      add: another,
      [`action.${fresh}.what`]: 'Send the word list home',
      [`action.${fresh}.staffId`]: alder.viewer.teacher.staffId,
      ...on(`action.${fresh}.dueOn`, ['1', '12', '2026']),
    });
    await fill(cookies.teacher, part('actions'), {
      remove: another,
      [`action.${fresh}.what`]: 'Send the word list home',
      [`action.${fresh}.staffId`]: alder.viewer.teacher.staffId,
      ...on(`action.${fresh}.dueOn`, ['1', '12', '2026']),
    });
    expect((await get(cookies.teacher, part('actions'))).body).not.toContain('Action 2');
  });

  test('nothing goes out while something is missing; no view yet is said as such', async () => {
    expect((await get(cookies.teacher, `${review}/finish`)).headers.location).toBe(review);
    await fill(cookies.teacher, part('views'), {
      'parentsViews.state': 'given',
      'working.parents': 'She reads to her brother',
      'parentsViews.text': 'More books at home',
      'childsViews.state': 'none yet',
      'working.school': 'Short sessions',
    });
    const page = await get(cookies.teacher, review);
    expect(page.body).toContain('Say why there are no views of the child yet');
    await fill(cookies.teacher, part('views'), {
      'parentsViews.state': 'given',
      'working.parents': 'She reads to her brother',
      'parentsViews.text': 'More books at home',
      'childsViews.state': 'none yet',
      'childsViews.reason': 'She was tired',
      ...on('childsViews.tryOn', ['30', '11', '2026']),
      'working.school': 'Short sessions',
    });
    await fill(cookies.teacher, part('meeting'), {
      ...on('meetingOn', ['24', '11', '2026']),
      parentsPart: 'took part',
      parentsPresent: 'Rukia Begum',
      childPart: 'Showed us her book',
    });
    await fill(cookies.teacher, part('next'), {
      nextStep: 'specialist',
      specialist: 'Educational psychologist',
      nextStepWhy: 'We want to know more.',
    });
    expect((await get(cookies.teacher, part('next'))).body).toContain(
      'A specialist may be asked at any point',
    );
  });

  test('finished once, in one act: results, decisions, actions, meeting, letter, and the next plan as a draft', async () => {
    const { body } = await get(cookies.teacher, `${review}/finish`);
    expect(body).toContain('Some of this has happened.');
    const form = { once: onceIn(body), revision: revisionIn(body) };
    expect((await post(cookies.assistant, `${review}/finish`, form)).statusCode).toBe(404);
    const first = await post(cookies.teacher, `${review}/finish`, form);
    const second = await post(cookies.teacher, `${review}/finish`, form);
    expect(second.headers.location).toBe(first.headers.location);
    expect(
      await db.selectFrom('outcome_result').select(['outcome_id', 'result', 'exit_value']).execute(),
    ).toEqual([{ outcome_id: outcome, result: 'partly', exit_value: '24 of 40 words' }]);
    expect(await db.selectFrom('provision_decision').select(['provision_id', 'decision']).execute()).toEqual([
      { provision_id: provision, decision: 'continue' },
    ]);
    const actions = await db.selectFrom('action_item').select(['what', 'who']).orderBy('due_on').execute();
    expect(actions).toEqual([
      { what: 'Send the word list home', who: 'Teacher Example' },
      {
        what: 'Ask the specialist, with the parents’ agreement: Educational psychologist',
        who: 'Teacher Example',
      },
    ]);
    expect(await db.selectFrom('decision').select(['kind', 'reasons', 'child_consulted']).execute()).toEqual([
      { kind: 'specialist', reasons: 'We want to know more.', child_consulted: 'Showed us her book' },
    ]);
    expect(
      await db
        .selectFrom('meeting')
        .select(['held_on', 'parents_present'])
        .where('held_on', 'is not', null)
        .execute(),
    ).toEqual([{ held_on: '2026-11-24', parents_present: 'Rukia Begum' }]);
    expect(
      await db.selectFrom('notice').select('id').where('kind', '=', 'review-record').execute(),
    ).toHaveLength(1);
    expect((await get(cookies.assistant, review)).body).toContain('Meeting 1 of 3 of the year');
    expect((await reviewDueOf(db, [alder.ownPupil])).has(alder.ownPupil)).toBe(false);
    expect((await get(cookies.teacher, hub())).body).toContain('This plan has been reviewed');
  });

  test('the next plan starts where the child is now; the old one stays in force', async () => {
    const plans = await db
      .selectFrom('document')
      .selectAll()
      .where('kind', '=', 'plan')
      .orderBy('id')
      .execute();
    expect(plans.map(({ status }) => status)).toEqual(['finished', 'draft']);
    const answers = Object.values(JSON.parse(plans[1]!.answers) as Record<string, string>);
    expect(answers).toContain('24 of 40 words');
    expect(answers).toContain('Precision teaching');
    expect(plans[1]!.answers).not.toContain(outcome);
    expect(plans[1]!.answers).not.toContain(provision);
    expect(plans[1]!.cycle_id).not.toBe(plans[0]!.cycle_id);
    expect(await db.selectFrom('sen_period').select('status').execute()).toEqual([{ status: 'K' }]);
    expect(plans[0]!.id).toBe(plan);
  });

  test('a finished review is put right with a reason; nothing begins twice', async () => {
    const { body } = await get(cookies.teacher, part('outcomes'));
    expect(body).not.toContain('data-save=');
    await fill(cookies.teacher, part('outcomes'), {
      [`result.${outcome}.exitTool`]: 'Forty common words',
      [`result.${outcome}.exitValue`]: '26 of 40 words',
      [`result.${outcome}.result`]: 'partly',
    });
    const page = await get(cookies.teacher, `${review}/finish`);
    const form = { once: onceIn(page.body), revision: revisionIn(page.body) };
    const refused = await post(cookies.teacher, `${review}/finish`, form);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('Say what has changed, and why');
    await post(cookies.teacher, `${review}/finish`, { ...form, reason: 'We had counted wrongly.' });
    const results = await db.selectFrom('outcome_result').select('exit_value').orderBy('id').execute();
    expect(results.map(({ exit_value }) => exit_value)).toEqual(['24 of 40 words', '26 of 40 words']);
    expect(await db.selectFrom('provision_decision').select('id').execute()).toHaveLength(1);
    expect(await db.selectFrom('decision').select('id').execute()).toHaveLength(1);
    expect(await db.selectFrom('document').select('id').where('kind', '=', 'plan').execute()).toHaveLength(2);
    const letters = await db
      .selectFrom('notice')
      .select('letter')
      .where('kind', '=', 'review-record')
      .orderBy('id')
      .execute();
    expect(letters.at(-1)!.letter).toContain('We had counted wrongly.');
    const document = review.split('/').at(-1)!;
    const changed = await get(cookies.head, paths.documentVersion({ document, version: '2' }));
    expect(changed.body).toMatch(/<ins>[^<]*26/);
  });

  test('an action is marked as done by whose it is, once; not by somebody it does not concern', async () => {
    const mine = await get(cookies.teacher, paths.actions());
    expect(mine.body).toContain('Send the word list home');
    const at = /href="(\/actions\/\w+)"/.exec(mine.body)![1]!;
    expect((await get(cookies.assistant, at)).statusCode).toBe(404);
    const form = { once: onceIn((await get(cookies.teacher, at)).body), note: 'Given to her mother' };
    await post(cookies.teacher, at, form);
    await post(cookies.teacher, at, { ...form, once: newId(), note: 'Again' });
    const list = await get(cookies.assistant, paths.pupilActions({ pupil: alder.ownPupil }));
    expect(list.body).toContain('Given to her mother');
    expect(list.body).not.toContain('Again');
  });
});

describe('a review that ends SEN support', () => {
  let review: string;

  test('is finished by the SENCO: notice, register, plan, support and briefings end in one act', async () => {
    const draft = await db
      .selectFrom('document')
      .select('id')
      .where('kind', '=', 'plan')
      .where('status', '=', 'draft')
      .executeTakeFirstOrThrow();
    const at = paths.plan({ document: draft.id });
    await fill(cookies.senco, `${at}/whole`, {
      expectedImpact: 'She reads for pleasure',
      responsibleTeacherId: alder.viewer.teacher.staffId,
      ...on('reviewOn', ['12', '2', '2027']),
    });
    await fill(cookies.senco, `${at}/talk`, {
      'parentsViews.state': 'given',
      'parentsViews.text': 'She likes stories',
      'childsViews.state': 'given',
      'childsViews.text': 'I like Fridays',
    });
    const agree = await get(cookies.senco, `${at}/agree`);
    await post(cookies.senco, `${at}/agree`, { once: onceIn(agree.body), revision: revisionIn(agree.body) });
    expect((await reviewDueOf(db, [alder.ownPupil])).get(alder.ownPupil)?.planId).toBe(draft.id);

    review = (await post(cookies.teacher, hub(), {})).headers.location!;
    const outcomes = await get(cookies.teacher, `${review}/parts/outcomes`);
    const result = /name="(result\.\w+)\.exitValue"/.exec(outcomes.body)![1]!;
    const support = await get(cookies.teacher, `${review}/parts/support`);
    const decision = /name="(decision\.\w+)\.why"/.exec(support.body)![1]!;
    await fill(cookies.teacher, `${review}/parts/outcomes`, {
      [`${result}.exitValue`]: '40 of 40 words',
      [`${result}.result`]: 'met',
    });
    await fill(cookies.teacher, `${review}/parts/support`, {
      [`${decision}.decision`]: 'stop',
      [`${decision}.why`]: 'She reads by herself',
    });
    await fill(cookies.teacher, `${review}/parts/views`, {
      'parentsViews.state': 'given',
      'working.parents': 'All of it',
      'childsViews.state': 'given',
      'working.child': 'I can read',
      'working.school': 'She reads by herself',
    });
    await fill(cookies.teacher, `${review}/parts/meeting`, {
      ...on('meetingOn', ['24', '11', '2026']),
      parentsPart: 'not there',
      parentsAbsent: 'We talked on Monday at the gate',
      childPart: 'All of it',
    });
    expect((await get(cookies.teacher, `${review}/parts/next`)).body).toContain('Every outcome was met');
    await fill(cookies.teacher, `${review}/parts/next`, {
      nextStep: 'leave-sen-support',
      nextStepWhy: 'She needs nothing additional.',
    });
    expect((await get(cookies.teacher, review)).body).toContain(
      'The SENCO finishes a review that ends SEN support',
    );
    const refused = await get(cookies.teacher, `${review}/finish`);
    expect(refused.headers.location).toBe(review);
    expect(
      await db.selectFrom('notice').select('id').where('kind', '=', 'sen-support-ends').execute(),
    ).toEqual([]);

    const { body } = await get(cookies.senco, `${review}/finish`);
    expect(body).toContain('The second letter: SEN support ends');
    const stale = await post(cookies.senco, `${review}/finish`, { once: newId(), revision: '1' });
    expect(stale.headers.location).toBe(`${review}/finish`);
    await post(cookies.senco, `${review}/finish`, { once: onceIn(body), revision: revisionIn(body) });
    expect(
      await db.selectFrom('notice').select('kind').where('kind', '=', 'sen-support-ends').execute(),
    ).toHaveLength(1);
    const running = await db
      .selectFrom('document')
      .select('id')
      .where('kind', '=', 'plan')
      .where('status', '!=', 'ended')
      .execute();
    expect(running).toEqual([]);
    const statuses = await db
      .selectFrom('sen_period')
      .select(['status', 'until_on'])
      .where('withdrawn_at', 'is', null)
      .orderBy('id')
      .execute();
    expect(statuses.at(-1)).toEqual({ status: 'watched', until_on: null });
    expect(await db.selectFrom('briefing').select('id').where('superseded_on', 'is', null).execute()).toEqual(
      [],
    );
    expect(await db.selectFrom('provision').select('id').where('ends_on', 'is', null).execute()).toEqual([]);
  });

  test('held without the parents, it does not count as a meeting with them', async () => {
    expect((await get(cookies.senco, hub())).body).toContain('1 of 3');
    expect((await get(cookies.senco, review)).body).toContain('We talked on Monday at the gate');
  });
});
