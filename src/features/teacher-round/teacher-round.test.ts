import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../database/id.ts';
import { paths } from '../../paths.ts';
import { tinyApp, type TinyApp } from '../../samples/tiny-app.ts';
import { beginDocument } from '../documents/index.ts';
import { stateOf, type Round } from './rules.ts';
import { openAsksFor, roundOf } from './store.ts';

const today = '2026-11-24';
let tiny: TinyApp;
let document: string;
beforeAll(async () => {
  tiny = await tinyApp(today);
  document = await beginDocument(tiny.db, {
    pupilId: tiny.alder.ownPupil,
    cycleId: null,
    kind: 'assessment',
    staffId: tiny.alder.viewer.teacher.staffId,
    now: `${today}T08:00:00.000Z`,
  });
});
afterAll(() => tiny.app.close());

const open = (who: 'teacher' | 'assistant' | 'senco') => openAsksFor(tiny.db, tiny.alder.viewer[who], today);

describe("all of a child's teachers are asked at once", () => {
  test('by one button: everybody who works with her gets it, due in five school days', async () => {
    const before = (await tiny.get('senco', paths.teacherRound({ document }))).body;
    expect(before).toContain('Teacher Example');
    expect(before).toContain('Assistant Example');
    await tiny.post('senco', paths.teacherRound({ document }), { once: newId() });
    expect(await open('teacher')).toMatchObject([{ dueOn: '2026-12-01' }]);
    expect(await open('assistant')).toHaveLength(1);
    expect(await open('senco')).toEqual([]);
  });

  test('asked again, nobody is asked twice', async () => {
    await tiny.post('senco', paths.teacherRound({ document }), { once: newId() });
    expect((await roundOf(tiny.db, document))!.answers).toHaveLength(2);
  });

  test('an answer of a few words is enough, may be changed, and is seen in the assessment', async () => {
    const [ask] = await open('assistant');
    const at = paths.askedOne({ ask: ask!.id });
    expect((await tiny.post('assistant', at, { helps: ' ' })).statusCode).toBe(422);
    expect((await tiny.post('assistant', at, { helps: 'Sitting near me' })).headers.location).toBe(
      paths.asked(),
    );
    await tiny.post('assistant', at, { helps: 'Sitting near the window' });
    expect(await open('assistant')).toEqual([]);
    const page = (await tiny.get('senco', paths.teacherRound({ document }))).body;
    expect(page).toContain('Sitting near the window');
    expect(page).toContain('1 of 2 answered');
    expect(page).toContain('Has not answered yet');
  });

  test('whoever has not answered is reminded, and it shows', async () => {
    await tiny.post('senco', paths.teacherRemind({ document }), { once: newId() });
    const page = (await tiny.get('senco', paths.teacherRound({ document }))).body;
    expect(page).toContain('Reminded on 24 November 2026');
  });

  test('a colleague cannot answer in the place of another', async () => {
    const [ask] = await open('teacher');
    expect((await tiny.post('head', paths.askedOne({ ask: ask!.id }), { helps: 'x' })).statusCode).toBe(404);
    expect((await tiny.get('teacher', paths.askedOne({ ask: ask!.id }))).statusCode).toBe(200);
  });

  test('once the assessment is finished, answers stay as they are', async () => {
    const [ask] = await open('teacher');
    await tiny.post('teacher', paths.assessmentFinish({ document }), { once: newId() });
    expect(await open('teacher')).toEqual([]);
    const late = await tiny.post('teacher', paths.askedOne({ ask: ask!.id }), { helps: 'Too late' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('This assessment is finished');
  });

  test("another school's SENCO finds no round, while this school's does", async () => {
    const elsewhere = tiny.app.services.database.ofSchool(tiny.birch.id);
    expect(await roundOf(elsewhere, document)).toBeUndefined();
    expect(await roundOf(tiny.db, document)).toBeDefined();
  });
});

test.each([
  ['2026-12-01', [null, '2026-11-25T09:00:00Z'], 1, false],
  ['2026-12-02', [null, '2026-11-25T09:00:00Z'], 1, true],
  ['2026-12-02', ['2026-11-25T09:00:00Z', '2026-11-25T09:00:00Z'], 2, false],
])('on %s, with answers at %o, %d have answered; overdue: %s', (on, at, answered, isOverdue) => {
  const round: Round = {
    id: 'r',
    askedAt: '2026-11-24T09:00:00Z',
    askedBy: 'Ms Lane',
    dueOn: '2026-12-01',
    answers: at.map((answeredAt, index) => ({
      staffId: String(index),
      name: 'A',
      goingWell: null,
      difficult: null,
      helps: null,
      answeredAt,
      remindedAt: null,
    })),
  };
  expect(stateOf(round, on)).toMatchObject({ answered, isOverdue });
});
