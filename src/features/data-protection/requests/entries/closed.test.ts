import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '../../../../paths.ts';
import { tinyApp, type TinyApp } from '../../../../samples/tiny-app.ts';

let tiny: TinyApp;
beforeAll(async () => {
  tiny = await tinyApp();
});
afterAll(() => tiny.app.close());

test('what was told in confidence is not given with the rest, but decided on by itself', async () => {
  const pupil = tiny.alder.ownPupil;
  await tiny.post('senco', paths.concernNew({ pupil }), { words: 'Told to us both' });
  await tiny.post('senco', paths.concernNew({ pupil }), { words: 'Told to me alone', audience: 'senco' });
  const asked = await tiny.post('senco', paths.accessRequestNew({ pupil }), {
    kind: 'subject-access',
    askedAs: 'parent',
    askedBy: 'Ada Example',
    way: 'letter',
    'receivedOn-day': '20',
    'receivedOn-month': '11',
    'receivedOn-year': '2026',
  });
  const request = String(asked.headers.location).split('/').at(-1)!;
  await tiny.post('senco', paths.accessGather({ request }), {});
  const concerns = paths.accessEntries({ request, kind: 'concern' });
  expect((await tiny.get('senco', concerns)).body).toContain('Give the one that is not decided');
  await tiny.post('senco', concerns, {});
  const after = (await tiny.get('senco', concerns)).body;
  expect(after).toContain('One entry was told in confidence');
  const decisions = () =>
    tiny.db
      .selectFrom('access_entry')
      .select(['id', 'decision'])
      .where('table_name', '=', 'concern')
      .orderBy('decision')
      .execute();
  const [given, waits] = await decisions();
  expect([given!.decision, waits!.decision]).toEqual(['include', 'undecided']);

  // It is no ground to leave it out: a decision gives it like any other.
  await tiny.post('senco', paths.accessEntry({ request, entry: waits!.id }), { decision: 'include' });
  expect((await decisions()).map(({ decision }) => decision)).toEqual(['include', 'include']);
});
