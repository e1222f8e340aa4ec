import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../database/id.ts';
import { paths } from '../../paths.ts';
import { tinyApp, type TinyApp } from '../../samples/tiny-app.ts';
import { beginDocument } from '../documents/index.ts';
import { isHeard, isToAsk, voices, type ViewGiven } from './rules.ts';
import { viewsState } from './store.ts';

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

const said = (more: Partial<ViewGiven> = {}): ViewGiven => ({
  id: newId(),
  documentId: 'now',
  whose: 'child',
  contactId: null,
  state: 'given',
  words: 'I like maths',
  how: 'Talking together',
  seen: null,
  interpreted: null,
  reason: null,
  nextTryOn: null,
  onDay: today,
  by: 'Ms Lane',
  audience: 'usual',
  ...more,
});
const parents = [
  { id: 'mum', name: 'Rukia', relation: 'Mother' },
  { id: 'dad', name: 'Karim', relation: 'Father' },
];
const stateOf = (all: ViewGiven[]) => voices(all, 'now', 'Amina', parents);

describe('whose voice is heard', () => {
  test('separated parents have a voice each', () => {
    const state = stateOf([said({ whose: 'parent', contactId: 'mum' })]);
    expect(state.parents.map((voice) => voice.state)).toEqual(['given', 'not-asked']);
    expect(state.child.state).toBe('not-asked');
  });

  test.each([
    ['not asked', [], 'not-asked', true],
    [
      'no view yet, next try tomorrow',
      [said({ state: 'none-yet', nextTryOn: '2026-11-25' })],
      'none-yet',
      false,
    ],
    [
      'no view yet, next try was yesterday',
      [said({ state: 'none-yet', nextTryOn: '2026-11-23' })],
      'none-yet',
      true,
    ],
    ['declined today', [said({ state: 'declined' })], 'declined', false],
    ['declined, then told us', [said({ state: 'declined' }), said()], 'given', false],
    ['told us, then declined to say more', [said(), said({ state: 'declined' })], 'given', false],
  ] as const)('%s', (_, all, state, toAsk) => {
    const { child } = stateOf([...all]);
    expect([child.state, isToAsk(child, today)]).toEqual([state, toAsk]);
  });

  test('all are heard once each has told us or would rather not', () => {
    const both = [
      said({ whose: 'parent', contactId: 'mum' }),
      said({ whose: 'parent', contactId: 'dad', state: 'declined' }),
    ];
    expect(isHeard(stateOf(both))).toBe(false);
    expect(isHeard(stateOf([...both, said()]))).toBe(true);
  });

  test('what was said for another document is shown as said before, and does not count as said now', () => {
    const { child } = stateOf([said({ documentId: 'before', words: 'Reading is hard' })]);
    expect(child.state).toBe('not-asked');
    expect(child.earlier?.words).toBe('Reading is hard');
  });
});

describe("the child's views are written down", () => {
  const child = () => paths.documentViewChild({ document });
  const form = {
    state: 'given',
    words: 'I like it when it is quiet',
    how: 'Drawing or writing',
    onDay: today,
  };

  test('in their own words, with what was seen held apart from what it may mean, and only added to', async () => {
    const sent = { ...form, seen: 'Chose the red face', interpreted: 'Break times are hard' };
    expect((await tiny.post('assistant', child(), sent)).statusCode).toBe(303);
    await tiny.post('assistant', child(), { ...form, words: 'And when Mum waves' });
    const page = (await tiny.get('teacher', paths.documentViews({ document }))).body;
    for (const words of [
      'I like it when it is quiet',
      'Chose the red face',
      'Break times are hard',
      'And when Mum waves',
    ])
      expect(page).toContain(words);
    const rows = await tiny.db.selectFrom('view_given').select(['words', 'seen', 'interpreted']).execute();
    expect(rows).toHaveLength(2);
  });

  test('a form sent twice is kept once', async () => {
    const once = newId();
    const count = async () => (await tiny.db.selectFrom('view_given').select('id').execute()).length;
    const before = await count();
    await tiny.post('teacher', child(), { ...form, once });
    await tiny.post('teacher', child(), { ...form, once });
    expect(await count()).toBe(before + 1);
  });

  test.each([
    [{ state: 'given', onDay: today }, 'Write what they said, or what you saw'],
    [{ state: 'none-yet', onDay: today }, 'Write why not yet'],
    [{ state: 'none-yet', reason: 'She is ill', onDay: today }, 'Enter the day you ask again'],
    [{ words: 'I like drawing', onDay: today }, 'Choose how it went'],
  ])('%o needs one thing more', async (sent, say) => {
    const answer = await tiny.post('teacher', child(), sent);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(say);
    expect(answer.body).toContain((sent as { reason?: string }).reason ?? '');
  });

  test('“would rather not say today” is an answer', async () => {
    expect((await tiny.post('teacher', child(), { state: 'declined', onDay: today })).statusCode).toBe(303);
  });

  test('not by a governor, and not by another school, while the SENCO sees them', async () => {
    expect((await tiny.get('governor', paths.documentViews({ document }))).statusCode).toBe(404);
    expect((await tiny.get('senco', paths.documentViews({ document }))).statusCode).toBe(200);
    const elsewhere = tiny.app.services.database.ofSchool(tiny.birch.id);
    const { ownPupil, viewer } = tiny.alder;
    const state = (db: typeof elsewhere, by: typeof viewer.senco) =>
      viewsState(db, by, ownPupil, document, today);
    expect((await state(elsewhere, tiny.birch.viewer.senco)).child.views).toEqual([]);
    expect((await state(tiny.db, viewer.senco)).child.views.length).toBeGreaterThan(0);
  });
});

test('no view yet shows why and when somebody asks again', async () => {
  const { parents: all } = await viewsState(
    tiny.db,
    tiny.alder.viewer.senco,
    tiny.alder.ownPupil,
    document,
    today,
  );
  const contact = all[0]!.contactId!;
  await tiny.post('teacher', paths.documentViewParent({ document, contact }), {
    state: 'none-yet',
    reason: 'She works nights this week',
    'nextTryOn-day': '1',
    'nextTryOn-month': '12',
    'nextTryOn-year': '2026',
    onDay: today,
  });
  const page = (await tiny.get('teacher', paths.documentViews({ document }))).body;
  expect(page).toContain('She works nights this week');
  expect(page).toContain('next try 1 December 2026');
});
