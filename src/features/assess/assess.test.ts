import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../database/id.ts';
import { paths } from '../../paths.ts';
import { tinyApp, type TinyApp } from '../../samples/tiny-app.ts';
import { evidenceOf } from './evidence/store.ts';

const today = '2026-11-24';
let tiny: TinyApp;
let document: string;
const begin = (who: 'teacher' | 'assistant' | 'senco', pupil: string) =>
  tiny.post(who, paths.assessmentBegin({ pupil }), { once: newId() });
beforeAll(async () => {
  tiny = await tinyApp(today);
  document = (await begin('teacher', tiny.alder.ownPupil)).headers.location!.split('/').at(-1)!;
});
afterAll(() => tiny.app.close());

const partAt = (part: string) => paths.assessmentPart({ document, part });
const page = async (url = paths.assessment({ document })) => (await tiny.get('teacher', url)).body;
const revision = async () =>
  String(
    (await tiny.db.selectFrom('document').select('revision').where('id', '=', document).executeTakeFirst())!
      .revision,
  );
const write = async (
  part: string,
  form: Record<string, string>,
  who: 'teacher' | 'senco' = 'teacher',
  at?: string,
) => tiny.post(who, partAt(part), { fields: 'progress peers', revision: at ?? (await revision()), ...form });
const evidence = () => evidenceOf(tiny.db, tiny.alder.ownPupil, today);

describe('a teacher begins an assessment', () => {
  test('which opens with every part and what is missing; begun twice, it is one', async () => {
    const overview = await page();
    for (const words of ['Strengths', 'What other teachers see', 'Say what goes well', 'The decision'])
      expect(overview).toContain(words);
    expect((await begin('teacher', tiny.alder.ownPupil)).headers.location).toBe(
      paths.assessment({ document }),
    );
  });

  test('not an assistant, and not about a child of another class, while the SENCO may', async () => {
    expect((await begin('assistant', tiny.alder.ownPupil)).statusCode).toBe(404);
    expect((await begin('teacher', tiny.alder.otherPupil)).statusCode).toBe(404);
    expect((await begin('senco', tiny.alder.otherPupil)).statusCode).toBe(303);
  });

  test.each([
    'strengths',
    'difficulties',
    'tried',
    'progress',
    'behaviour',
    'observations',
    'advice',
    'summary',
  ])('the part %s opens', async (part) => {
    expect((await tiny.get('teacher', partAt(part))).statusCode).toBe(200);
  });
});

describe('progress is written and measured', () => {
  const typed = {
    progress: 'From letters to words',
    'score-test': 'Reading test',
    'score-scale': 'reading age in months',
  };

  test('a result with something missing: it is said, and everything typed stays', async () => {
    const answer = await write('progress', { ...typed, 'score-value': 'seventy' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Enter a number, like 87 or 6.5');
    expect(answer.body).toContain('Enter the day of the test');
    for (const words of ['From letters to words', 'Reading test', 'seventy'])
      expect(answer.body).toContain(words);
  });

  test('a result is kept with its test and day, once, however often it is sent', async () => {
    const scoreId = newId();
    const form = {
      ...typed,
      scoreId,
      'score-value': '71',
      'score-expected': '100',
      'score-takenOn': '2026-09-10',
    };
    await write('progress', form);
    await write('progress', form);
    await write('progress', {
      ...form,
      scoreId: newId(),
      'score-value': '76.5',
      'score-takenOn': '2026-11-10',
    });
    expect((await evidence()).scores.map(({ value }) => value)).toEqual([71, 76.5]);
    const shown = await page(partAt('progress'));
    expect(shown).toContain('Reading test (reading age in months): from 71 on 10 September 2026 to 76.5');
    expect(shown).toContain('<svg');
    expect(shown).toContain('<table');
  });

  test('two write about it at once: the second sees the first, and loses nothing', async () => {
    const at = await revision();
    await write('progress', { progress: 'Reads signs now', peers: 'A year behind' }, 'senco', at);
    const second = await write('progress', { progress: 'Reads menus now', peers: '' }, 'teacher', at);
    expect(second.statusCode).toBe(409);
    expect(second.body).toContain('Senco Example wrote');
    expect(second.body).toContain('Reads menus now');
  });
});

test('what was tried is a list that grows', async () => {
  const [a, b] = [newId(), newId()];
  const tried = (id: string, what: string) => ({
    fields: `tried.${id}.what tried.${id}.since tried.${id}.effect`,
    [`tried.${id}.what`]: what,
    [`tried.${id}.effect`]: 'Calmer',
    then: 'again',
  });
  expect((await write('tried', tried(a, 'Seat near the board'))).headers.location).toBe(partAt('tried'));
  await write('tried', tried(b, 'Tasks in steps'));
  const shown = await page(partAt('tried'));
  expect(shown).toContain('Seat near the board');
  expect(shown).toContain('Tasks in steps');
});

describe('needs are named with how we know', () => {
  const need = (form: Record<string, string>) =>
    tiny.post('teacher', paths.assessmentNeeds({ document }), { once: newId(), ...form });

  test('never without it, and what was typed stays', async () => {
    const answer = await need({ 'need-code': 'SLCN' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Enter how you know');
  });

  test('the most significant first, held apart from diagnoses', async () => {
    await need({ 'need-code': 'SLCN', 'need-evidence': 'Observed at the carpet' });
    await need({ 'need-code': 'SEMH', 'need-evidence': 'Her mother and two teachers', 'need-first': 'yes' });
    await need({ 'need-code': 'SLCN', 'need-evidence': 'Confirmed by the therapist' });
    const { needs } = await evidence();
    expect(needs.map(({ code, rank, evidence: known }) => [code, rank, known])).toEqual([
      ['SEMH', 1, 'Her mother and two teachers'],
      ['SLCN', 2, 'Confirmed by the therapist'],
    ]);
    await tiny.post('teacher', paths.assessmentDiagnoses({ document }), {
      'diagnosis-name': 'Glue ear',
      'diagnosis-by': 'Audiology',
    });
    expect((await evidence()).diagnoses).toMatchObject([{ name: 'Glue ear' }]);
    expect((await evidence()).needs).toHaveLength(2);
  });
});

describe('the decision', () => {
  const decide = (who: 'senco' | 'teacher', form: Record<string, string>) =>
    tiny.post(who, paths.decision({ document }), { once: newId(), decidedOn: today, ...form });
  const whole = {
    kind: 'sen-support',
    reasons: 'She needs more than is usual',
    decidedBy: 'Senco Example and Teacher Example',
    parentsConsulted: 'Talked with her mother',
    childConsulted: 'She drew what helps',
  };

  test('is made by the SENCO, not by the teacher alone', async () => {
    expect((await decide('teacher', whole)).statusCode).toBe(404);
    expect((await decide('senco', whole)).statusCode).toBe(303);
  });

  test('leads to the plan, and never records SEN support itself', async () => {
    expect(await page()).toContain('Begin the plan');
    expect(await tiny.db.selectFrom('sen_period').select('id').execute()).toEqual([]);
  });

  test('says what is missing, and keeps what was typed', async () => {
    const answer = await decide('senco', { ...whole, childConsulted: '' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Write how the child took part');
    expect(answer.body).toContain('She needs more than is usual');
    expect(answer.body).toContain('section 68');
  });

  test('is followed by another, never overwritten', async () => {
    await decide('senco', { ...whole, kind: 'not-sen', reasons: 'Glasses made the difference' });
    const shown = await page();
    expect(shown).toContain('Glasses made the difference');
    expect(shown).toContain('She needs more than is usual');
    expect(shown).toContain('Next: tell the parents');
  });
});

describe('a finished assessment', () => {
  test('may be finished with parts missing, and is amended with a reason', async () => {
    expect(
      (await tiny.post('teacher', paths.assessmentFinish({ document }), { once: newId() })).statusCode,
    ).toBe(303);
    const without = await write('summary', { fields: 'summary', summary: 'She thrives when it is quiet' });
    expect(without.statusCode).toBe(422);
    expect(without.body).toContain('Write why the assessment is changed');
    expect(without.body).toContain('She thrives when it is quiet');
    const form = {
      fields: 'summary',
      summary: 'She thrives when it is quiet',
      reason: 'Her mother told us more',
    };
    expect((await write('summary', form)).statusCode).toBe(303);
    const versions = await tiny.db
      .selectFrom('document_version')
      .select('reason')
      .orderBy('number')
      .execute();
    expect(versions.map(({ reason }) => reason)).toEqual(['Finished', 'Her mother told us more']);
  });

  test('is read by the assistant of the class, and not by a governor', async () => {
    expect((await tiny.get('assistant', paths.assessment({ document }))).statusCode).toBe(200);
    expect((await tiny.get('governor', paths.assessment({ document }))).statusCode).toBe(404);
  });
});

test("another school's evidence is not there, while one's own is", async () => {
  const elsewhere = tiny.app.services.database.ofSchool(tiny.birch.id);
  expect((await evidenceOf(elsewhere, tiny.alder.ownPupil, today)).scores).toEqual([]);
  expect((await evidence()).scores.length).toBeGreaterThan(0);
});
