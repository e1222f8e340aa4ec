import { expect, test } from './school.ts';

test('what is told in confidence is there for the SENCO and the head alone; what is shared is given to a parent on paper', async ({
  school,
}) => {
  const teacher = await school.signIn('Teacher');
  await teacher.page.goto('/register');
  await teacher.page.getByRole('rowheader').getByRole('link').first().click();
  const child = new URL(teacher.page.url()).pathname;

  // The teacher sees something worth sharing, and shares it as it is written down.
  await teacher.page.goto(`${child}/concerns/new`);
  await teacher.sees('What have you noticed?');
  await teacher.page.getByRole('textbox').first().fill('Read a whole page to a friend today');
  await teacher.page.getByText('Who may see this: Staff who work with the child').click();
  await teacher.chooses('Staff, and shared with the parents');
  await teacher.isAccessible();
  await teacher.presses('Send it to the SENCO');
  await teacher.isTold('Thank you. The SENCO has it now.');

  // A parent takes the SENCO aside.
  const senco = await school.signIn('SENCO');
  await senco.page.goto(`${child}/concerns/new`);
  await senco.page.getByRole('textbox').first().fill('We may have to move out by Christmas');
  await senco.page.getByText('Who may see this: Staff who work with the child').click();
  await senco.chooses('Only the SENCO and the head teacher');
  await senco.presses('Send it to the SENCO');
  await senco.isTold('Only the SENCO and the head teacher');

  for (const page of [child, `${child}?kind=concern`, `${child}/who-may-see`]) {
    await teacher.page.goto(page);
    await expect(teacher.page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(teacher.page.getByText('We may have to move out')).toHaveCount(0);
  }
  const head = await school.signIn('Head teacher');
  await head.page.goto(child);
  await expect(head.page.getByText('We may have to move out').first()).toBeVisible();

  // The parents agree that staff may know: the SENCO opens it, and says why.
  await senco.page.goto(`${child}/who-may-see`);
  await senco.sees('Who may see what');
  await senco.page.locator('a[href*="/who-may-see/concern/"]').first().click();
  await senco.sees('Who may see this?');
  await senco.chooses('Staff who work with the child');
  await senco.presses('Save');
  await senco.isTold('There is something to put right');
  await senco.isAccessible();
  await senco.writes('Why?', 'They have told the class teacher themselves');
  await senco.presses('Save');
  await senco.isTold('It is kept, with your reason.');
  await teacher.page.goto(child);
  await expect(teacher.page.getByText('We may have to move out').first()).toBeVisible();

  // At the meeting, the teacher gives a parent what is shared.
  await teacher.page.goto(`${child}/shared`);
  await teacher.sees(/^What is shared with/);
  await teacher.isTold('Read a whole page to a friend today');
  await expect(teacher.page.getByText('We may have to move out')).toHaveCount(0);
  const href = await teacher.page
    .getByRole('button', { name: 'Give it on paper (PDF)' })
    .getAttribute('href');
  const paper = await teacher.page.request.get(href!);
  expect(paper.headers()['content-type']).toContain('application/pdf');
});
