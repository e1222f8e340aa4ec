import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../database/id.ts';
import { paths } from '../../paths.ts';
import { tinyApp, type TinyApp } from '../../samples/tiny-app.ts';
import { noteLetter } from './letter.ts';
import { fields, missingIn } from './rules.ts';

const today = '2026-11-24';
let tiny: TinyApp;
beforeAll(async () => {
  tiny = await tinyApp(today);
});
afterAll(() => tiny.app.close());

const begin = (who: 'teacher' | 'senco' | 'assistant' = 'teacher', pupil = tiny.alder.ownPupil) =>
  tiny.post(who, paths.earlyDiscussion({ pupil }), { once: newId() });
const whole = {
  fields: fields.join(' '),
  'heldOn-day': '24',
  'heldOn-month': '11',
  'heldOn-year': '2026',
  tookPart: 'Rukia Begum and Teacher Example',
  strengths: 'She tells stories',
  difficulties: 'Reading aloud',
  parentsConcerns: 'She says she is stupid',
  outcomesSought: 'That she likes books again',
  nextSteps: 'We read together on Mondays and talk on 8 December',
  sendiass: 'told',
};
const idIn = (answer: { headers: { location?: string | undefined } }) =>
  answer.headers.location!.split('/')[2]!;

describe('the note of an early discussion', () => {
  test('is written by the teacher, read as a letter before it goes, and sent to the parents', async () => {
    const document = idIn(await begin());
    const saved = await tiny.post('teacher', paths.earlyDiscussionNote({ document }), {
      ...whole,
      revision: '1',
    });
    expect(saved.headers.location).toBe(paths.earlyDiscussionLetter({ document }));
    const letter = (await tiny.get('teacher', saved.headers.location!)).body;
    expect(letter).toContain('Our talk about Amina');
    expect(letter).toContain('Rukia Begum');
    const sent = await tiny.post('teacher', paths.earlyDiscussionLetter({ document }), { once: newId() });
    expect(sent.statusCode).toBe(303);
    const notices = await tiny.db.selectFrom('notice').select(['kind', 'version']).execute();
    expect(notices).toEqual([{ kind: 'early-discussion', version: 1 }]);
    const meetings = await tiny.db.selectFrom('meeting').select(['about', 'held_on']).execute();
    expect(meetings).toEqual([{ about: 'early-discussion', held_on: today }]);
  });

  test('finished twice, it is sent once; changed later with a reason, the parents get the new one', async () => {
    const [{ id: document }] = (await tiny.db.selectFrom('document').select('id').execute()) as [
      { id: string },
    ];
    await tiny.post('teacher', paths.earlyDiscussionLetter({ document }), { once: newId() });
    expect(await tiny.db.selectFrom('notice').select('id').execute()).toHaveLength(1);
    const change = { ...whole, revision: '2', strengths: 'She tells stories and draws' };
    const without = await tiny.post('teacher', paths.earlyDiscussionNote({ document }), change);
    expect(without.statusCode).toBe(422);
    expect(without.body).toContain('Write why the note is changed');
    expect(without.body).toContain('She tells stories and draws');
    const amended = await tiny.post('teacher', paths.earlyDiscussionNote({ document }), {
      ...change,
      reason: 'Her mother told us more',
    });
    expect(amended.statusCode).toBe(303);
    const versions = await tiny.db.selectFrom('document_version').select(['number', 'reason']).execute();
    expect(versions.map(({ reason }) => reason)).toEqual(['Sent to the parents', 'Her mother told us more']);
    expect(await tiny.db.selectFrom('notice').select('id').execute()).toHaveLength(2);
    expect(await tiny.db.selectFrom('meeting').select('id').execute()).toHaveLength(1);
  });

  test('does not go out without day, people and next steps, and says which are missing', async () => {
    const document = idIn(await begin());
    await tiny.post('teacher', paths.earlyDiscussionNote({ document }), {
      ...whole,
      revision: '1',
      tookPart: '',
      nextSteps: '',
    });
    const refused = await tiny.post('teacher', paths.earlyDiscussionLetter({ document }), { once: newId() });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('Enter who took part');
    expect(refused.body).toContain('Enter what happens next');
  });

  test('begun twice, it is one draft', async () => {
    expect(idIn(await begin())).toBe(idIn(await begin()));
  });

  test('two write in it: the second sees what the first wrote, and loses nothing', async () => {
    const document = idIn(await begin());
    const note = paths.earlyDiscussionNote({ document });
    const revision = /name="revision" value="(\d+)"/.exec((await tiny.get('senco', note)).body)![1]!;
    await tiny.post('teacher', note, { ...whole, revision, strengths: 'Kind' });
    const second = await tiny.post('senco', note, { ...whole, revision, strengths: 'Brave' });
    expect(second.statusCode).toBe(409);
    expect(second.body).toContain('Teacher Example wrote');
    expect(second.body).toContain('Brave');
  });

  test('is not written by an assistant, nor about a child of another class, and is by the SENCO', async () => {
    expect((await begin('assistant')).statusCode).toBe(404);
    expect((await begin('teacher', tiny.alder.otherPupil)).statusCode).toBe(404);
    expect((await begin('senco', tiny.alder.otherPupil)).statusCode).toBe(303);
  });
});

test.each([
  [{}, ['heldOn', 'tookPart', 'nextSteps']],
  [{ heldOn: '2026-11-25', tookPart: 'a', nextSteps: 'b' }, ['heldOn']],
  [{ heldOn: '31/2/2026', tookPart: 'a', nextSteps: 'b' }, ['heldOn']],
  [{ heldOn: today, tookPart: 'a', nextSteps: 'b' }, []],
])('a note with %o still lacks %o', (answers, missing) => {
  expect(missingIn(answers, today).map(({ field }) => field)).toEqual(missing);
});

test('the letter leaves out what nobody said, and always says where advice is free', () => {
  const none = { name: '', phone: '', email: '', website: '' };
  const { blocks } = noteLetter({ heldOn: today, nextSteps: 'We meet again' }, 'Amina', none);
  expect(blocks.filter(({ kind }) => kind === 'heading')).toEqual([
    { kind: 'heading', text: 'What happens next', level: 2 },
  ]);
  expect(blocks.at(-1)).toMatchObject({ kind: 'box', title: 'Advice that does not come from school' });
});
