import { expect, test } from './school.ts';
import type { Person, School } from './school.ts';

/** A plan that is begun for a child of the teacher's, open at its whole. */
async function planOf(school: School, person: Person): Promise<string> {
  await person.page.goto('/register');
  const record = (await person.page.getByRole('rowheader').getByRole('link').first().getAttribute('href'))!;
  const begun = await person.page.request.post(`${school.address}${record}/plans`, {
    headers: { origin: school.address },
    maxRedirects: 0,
  });
  return begun.headers()['location']!;
}

test('two people write on one plan: the second is shown both texts and decides; neither text is lost', async ({
  school,
}) => {
  const teacher = await school.signIn('Teacher');
  const senco = await school.signIn('SENCO');
  const plan = await planOf(school, teacher);
  await teacher.page.goto(`${plan}/whole`);
  await senco.page.goto(`${plan}/whole`);
  await senco.sees('The plan as a whole');

  await teacher.writes('What happens at home', 'Ten minutes of reading with her aunt');
  await teacher.presses('Save and carry on');
  await teacher.isTold('Ten minutes of reading with her aunt');

  await senco.writes('What happens at home', 'A story at bedtime in Bengali');
  await senco.presses('Save and carry on');
  await senco.isTold('Somebody wrote here too');
  await senco.isTold('Ten minutes of reading with her aunt');
  await expect(senco.page.getByLabel('What happens at home')).toHaveValue('A story at bedtime in Bengali');
  await senco.isAccessible();

  await senco.presses('Save and carry on');
  await senco.isTold('A story at bedtime in Bengali');
});

test('the session runs out in the middle of a form: sign in, and it is all still there', async ({
  school,
}) => {
  const teacher = await school.signIn('Teacher');
  const plan = await planOf(school, teacher);
  await teacher.page.goto(`${plan}/whole`);
  await teacher.page.context().clearCookies();
  await teacher.writes('What happens at home', 'Counting the stairs together');
  await teacher.presses('Save and carry on');
  await teacher.sees('Sign in');
  await teacher.isTold('everything you typed is still here');
  await teacher.writes('E-mail address', school.emailOf('Teacher'));
  await teacher.page.getByLabel('Password', { exact: true }).fill('marigold-kettle-42');
  await teacher.presses('Sign in');
  await teacher.sees('You are signed in again');
  await teacher.presses('Carry on');
  await teacher.sees('Plan');
  await teacher.isTold('Counting the stairs together');
});

test('what one types is saved by itself, and the page says so', async ({ school, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'without scripts the button saves; the stories above show it');
  const teacher = await school.signIn('Teacher');
  const plan = await planOf(school, teacher);
  await teacher.page.goto(`${plan}/whole`);
  await teacher.writes('What happens at home', 'A song for tidying up');
  await expect(teacher.page.getByText(/^Saved at/)).toBeVisible();
  await teacher.page.goto(plan);
  await teacher.isTold('A song for tidying up');
});

test('the power fails after a save was acknowledged: after the restart it is there', async ({ school }) => {
  const teacher = await school.signIn('Teacher');
  const plan = await planOf(school, teacher);
  await teacher.page.goto(`${plan}/whole`);
  await teacher.writes('What happens at home', 'Walking to school with a friend');
  await teacher.presses('Save and carry on');
  await teacher.isTold('Walking to school with a friend');
  await school.killAndStartAgain();
  await teacher.page.goto(plan);
  await teacher.isTold('Walking to school with a friend');
});

test('the same form sent twice adds one outcome', async ({ school }) => {
  const teacher = await school.signIn('Teacher');
  const plan = await planOf(school, teacher);
  await teacher.page.goto(plan);
  const before = await teacher.page.getByRole('heading', { name: /^Outcome \d/ }).count();
  await teacher.presses('Add an outcome');
  await teacher.sees('Outcome');
  await teacher.page.goBack();
  await teacher.page.reload();
  await teacher.page.goForward();
  await teacher.page.goto(plan);
  await expect(teacher.page.getByRole('heading', { name: /^Outcome \d/ })).toHaveCount(before + 1);
});
