import { expect, test } from './school.ts';

test('the SENCO sees every child; a governor sees numbers and never a name; the school next door sees nothing', async ({
  school,
}) => {
  const senco = await school.signIn('SENCO');
  await senco.sees('What needs doing');
  await senco.page.goto('/register');
  await senco.isAccessible();
  const child = senco.page.getByRole('rowheader').getByRole('link').first();
  const name = (await child.innerText()).trim();
  const record = (await child.getAttribute('href'))!;

  const governor = await school.signIn('Governor');
  await governor.page.goto('/totals');
  await governor.isAccessible();
  await expect(governor.page.getByRole('main')).not.toContainText(name);
  expect((await governor.page.goto(record))!.status()).toBe(404);
  await governor.sees('We cannot find that page');

  const nextDoor = await school.signIn('SENCO next door');
  expect((await nextDoor.page.goto(record))!.status()).toBe(404);
  expect((await senco.page.goto(record))!.status()).toBe(200);
  await senco.isAccessible();
});

test('who has looked at a child’s record can be seen', async ({ school }) => {
  const head = await school.signIn('Head teacher');
  await head.page.goto('/register');
  const record = (await head.page.getByRole('rowheader').getByRole('link').first().getAttribute('href'))!;
  await head.page.goto(record);
  const senco = await school.signIn('SENCO');
  await senco.page.goto(`${record}/who-has-looked`);
  await senco.isAccessible();
  await senco.isTold(/Winston Clermont|Head/);
});

test('somebody who guesses is told what to do, keeps the address they typed, and has to wait in the end', async ({
  school,
}) => {
  const guest = await school.visitor();
  await guest.page.goto('/register');
  await guest.sees('Sign in');
  await guest.presses('Sign in');
  await guest.sees('Sign in');
  await guest.isTold('Enter your e-mail address');
  for (let guess = 0; guess < 6; guess++) {
    await guest.writes('E-mail address', school.emailOf('Teacher'));
    await guest.page.getByLabel('Password', { exact: true }).fill(`not-the-password-${guess}`);
    await guest.presses('Sign in');
  }
  await expect(guest.page.getByLabel('E-mail address')).toHaveValue(school.emailOf('Teacher'));
  await guest.isTold(/wait|minutes/i);
});
