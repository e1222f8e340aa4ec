import { expect, test } from './school.ts';
import type { Person } from './school.ts';

test('an assistant taps held for her group on a phone, says who was not there and why, and puts it right', async ({
  school,
}) => {
  const assistant = await school.signIn('Teaching assistant');
  await assistant.onAPhone();
  await assistant.page.goto('/today');
  await assistant.sees('Today');
  test.skip(!(await toADayWithAGroup(assistant)), 'there was no school in the last two weeks');
  await assistant.isAccessible();
  const group = assistant.page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: assistant.page.getByRole('link', { name: /^Some away/ }) })
    .first();

  await group.getByRole('button', { name: /^Held/ }).click();
  await expect(group.getByText('Held', { exact: true })).toBeVisible();

  await group.getByRole('link', { name: /^Some away/ }).click();
  await assistant.isTold('Held, but not for all');
  await assistant.presses('Held for the others');
  await assistant.isTold('Tick who was not there');
  await assistant.isAccessible();
  const away = assistant.page.getByRole('checkbox').first();
  const child = (
    await assistant.page
      .getByRole('group', { name: 'Who was not there?' })
      .locator('label')
      .first()
      .innerText()
  ).trim();
  await away.check();
  await assistant.page.getByText('Not because they were away').click();
  await assistant.chooses('Child did not want to');
  await assistant.presses('Held for the others');
  await expect(group.getByText(/^Held for \d of \d$/)).toBeVisible();
  await expect(group).toContainText('missed: child did not want to');
  await assistant.isAccessible();

  await group.getByRole('link', { name: child.split(' ')[0]!, exact: true }).click();
  await assistant.sees(child);
  await assistant.isTold('Missed: child did not want to');
  await assistant.presses(/^Held/);
  await expect(group.getByText('Held', { exact: true })).toBeVisible();
});

/** From today backwards, day by day, to one with a group; false if there is none that can still be logged. */
async function toADayWithAGroup({ page }: Person): Promise<boolean> {
  for (;;) {
    if (await page.getByRole('link', { name: /^Some away/ }).count()) return true;
    const earlier = page.getByRole('link', { name: /^Earlier:/ });
    if (!(await earlier.count())) return false;
    const day = await earlier.innerText();
    await earlier.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(day.replace('Earlier: ', ''));
  }
}

test('missed sessions pile up in sight until the SENCO decides something', async ({ school }) => {
  const senco = await school.signIn('SENCO');
  await senco.page.goto('/missed-sessions');
  await senco.sees('Missed sessions');
  const waiting = senco.page
    .getByRole('main')
    .getByRole('list')
    .filter({ has: senco.page.getByText(/missed$/) })
    .first();
  const first = waiting.getByRole('link').first();
  const pile = (await first.getAttribute('href'))!;
  await first.click();
  await senco.sees(/^\d+ missed sessions?$/);
  await senco.presses('Record the decision');
  await senco.isTold('Choose what to do about the missed sessions');
  await senco.isTold('Say why, in a sentence');
  await senco.isAccessible();
  await senco.chooses('Catch up');
  await senco.writes('Why, and what exactly', 'Twice on Thursdays until half-term, with the same adult');
  await senco.presses('Record the decision');
  await senco.isTold('The decision is recorded');
  await senco.isAccessible();

  await senco.page.goto('/missed-sessions');
  await senco.sees('Missed sessions');
  await expect(senco.page.locator(`main a[href="${pile}"]`)).toHaveCount(0);
});
