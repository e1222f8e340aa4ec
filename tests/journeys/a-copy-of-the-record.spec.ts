import { readFileSync } from 'node:fs';
import { expect, test, type Person } from './school.ts';

/** A mother asks for everything that is held of a child with an observation. Gives the page of the request. */
async function writesDownTheRequest(senco: Person): Promise<string> {
  await senco.page.goto('/register');
  const row = senco.page.getByRole('row').filter({ hasText: 'SEN support' }).nth(1);
  await row.getByRole('rowheader').getByRole('link').click();
  await senco.follows('What is held');
  await senco.follows(/request/i);
  await senco.sees('Write down a request for a copy');
  await senco.presses('Write it down');
  await senco.isTold('There is something to put right');
  await senco.isAccessible();
  await senco.chooses('Subject access request');
  await senco.chooses('Somebody with parental responsibility');
  await senco.writes('Their name', 'Ada Example');
  await senco.chooses('By e-mail');
  await senco.writes(/How do you know who they are/, 'Known to the office.');
  await senco.presses('Write it down');
  await senco.isTold('Written down. The clock runs.');
  await senco.presses('Gather the entries');
  await senco.isTold('Gathered. Now read and decide.');
  await senco.isAccessible();
  return senco.page.url();
}

async function leavesOut(senco: Person): Promise<void> {
  await senco.chooses('Nothing of it');
  await senco.page.getByRole('main').getByLabel('Other people’s data').last().check();
  await senco.presses('Save');
  await senco.isTold('Saved. A second person has to agree.');
}

/** What was seen at the first observation is left out; all else is given. Gives the words that were left out. */
async function decides(senco: Person): Promise<string> {
  const main = senco.page.getByRole('main');
  const kinds = await main
    .locator('a[href*="/kinds/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  let words = '';
  for (const kind of kinds) {
    await senco.page.goto(kind);
    if (kind.endsWith('/observation')) {
      await senco.follows('Decide on this entry');
      words = await main.getByText('What was seen').locator('xpath=following-sibling::dd[1]').innerText();
      await leavesOut(senco);
    }
    const gives = main.getByRole('button', { name: /^Give / });
    if ((await gives.count()) > 0) await gives.first().click();
  }
  return words.trim();
}

test('a parent asks for a copy: what is about others is left out only when a second person agrees, and then it is nowhere in it', async ({
  school,
}) => {
  // Some thirty kinds of entries are read and decided on.
  test.slow();
  const senco = await school.signIn('SENCO');
  const request = await writesDownTheRequest(senco);
  const words = await decides(senco);
  expect(words.length).toBeGreaterThan(10);

  // The story so far repeats what was seen, and would give it away.
  await senco.page.goto(request);
  await senco.isTold('Look at these again');
  await senco.follows(/^The story so far: /);
  await senco.chooses('All but some words');
  await senco.writes('Which words are left out?', words);
  await senco.page.getByRole('main').getByLabel('Other people’s data').first().check();
  await senco.presses('Save');
  await senco.isTold('Saved. A second person has to agree.');
  await senco.page.goto(request);
  await senco.isTold(/second person/i);
  await expect(senco.page.getByText('Look at these again')).toHaveCount(0);
  await expect(senco.page.getByRole('link', { name: /HTML/ })).toHaveCount(0);

  const head = await school.signIn('Head teacher');
  await head.page.goto(request);
  await head.follows(/left out|second person|agree/i);
  await head.sees('Agree to what is left out');
  await head.isTold(words);
  await head.onAPhone();
  await head.isAccessible();
  await head.presses('Save');
  await head.isTold('There is something to put right');
  await head.isAccessible();
  for (const agree of await head.page.getByLabel('I agree').all()) await agree.check();
  await head.presses('Save');
  await head.isTold('Saved.');

  await senco.page.goto(request);
  await senco.isTold('The copy is ready.');
  const download = senco.page.waitForEvent('download');
  await senco.follows(/HTML/);
  const copy = readFileSync(await (await download).path(), 'utf8');
  expect(copy).toContain('Ada Example');
  expect(copy).not.toContain(words);

  // The teacher of the child knows of none of this.
  const teacher = await school.signIn('Teacher');
  expect((await teacher.page.goto(request))!.status()).toBe(404);
});
