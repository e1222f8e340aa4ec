import { expect, test, type Person, type School } from './school.ts';

/** The ids of the two invented schools, the primary first. */
function schoolsOf(school: School): [string, string] {
  const lines = school.alongside('schools').trim().split('\n');
  const idOf = (name: string) => lines.find((line) => line.includes(name))!.split(' ')[0]!;
  return [idOf('Marigold Lane'), idOf('Alder')];
}

async function goesTo(person: Person, name: RegExp): Promise<void> {
  await person.page.goto('/my-schools');
  await person.sees('My schools');
  await person.page.getByRole('main').getByRole('button', { name }).click();
  await person.sees('What needs doing');
}

const namesIn = async (person: Person): Promise<string[]> => {
  await person.page.goto('/register');
  return person.page.getByRole('rowheader').getByRole('link').allInnerTexts();
};

test('a SENCO of two schools goes from one to the other, and a form left open at the first loses nothing', async ({
  school,
}) => {
  const [, alder] = schoolsOf(school);
  school.alongside('place', 'give', school.emailOf('SENCO'), '--school', alder, '--role', 'senco');
  const senco = await school.signIn('SENCO');
  const first = await namesIn(senco);
  expect(first.length).toBeGreaterThan(10);

  await senco.page
    .getByRole('banner')
    .getByRole('link', { name: /Change school/ })
    .click();
  await senco.sees('My schools');
  await senco.isTold('You are here');

  // A form is left open at the first school while another tab goes on to the second.
  await senco.page.goto('/groups/new');
  await senco.writes('Name', 'Reading with Rosa');
  await senco.page.getByLabel('Who leads it').selectOption({ index: 1 });
  await senco.page.getByLabel('Monday').check();
  await senco.writes('Begins at', '09:30');
  await senco.writes('Minutes', '20');
  const tab = await senco.anotherTab();
  await goesTo(tab, /Alder/);
  const second = await namesIn(tab);
  expect(second.length).toBeGreaterThan(3);
  expect(second.filter((name) => first.includes(name))).toEqual([]);

  await senco.presses('Begin the group');
  await senco.sees('You have gone on to another school');
  await tab.page.goto('/groups');
  await expect(tab.page.getByText('Reading with Rosa')).toHaveCount(0);
  await senco.presses('Go back to that school');
  await senco.sees(/^You are back at Marigold Lane/);
  await senco.presses('Carry on');
  await expect(senco.page.getByRole('heading', { level: 1, name: 'Reading with Rosa' })).toBeVisible();
  await senco.isAccessible();
  expect(await namesIn(senco)).toEqual(first);

  await senco.page.goto('/my-schools/totals');
  await senco.sees('My schools in numbers');
  await holdsNoName(senco, [...first, ...second]);
});

test('a member of a trust sees the numbers of its schools and the name of nobody, until a school closes', async ({
  school,
}) => {
  const [marigold, alder] = schoolsOf(school);
  const senco = await school.signIn('SENCO');
  const nextDoor = await school.signIn('SENCO next door');
  const names = [...(await namesIn(senco)), ...(await namesIn(nextDoor))];
  const trust = school.alongside('groups', 'create', 'Oak Trust', '--kind', 'trust').split(' ')[0]!;
  school.alongside('groups', 'add', trust, marigold, alder);
  school.alongside('groups', 'member', trust, school.emailOf('Governor'));

  const governor = await school.signIn('Governor');
  await governor.page.goto('/my-schools');
  await governor.sees('My schools');
  await governor.follows('The schools of Oak Trust');
  await governor.sees('Oak Trust in numbers');
  await governor.isTold('Alder Academy');
  await holdsNoName(governor, names);
  await governor.onAPhone();
  await governor.isAccessible();
  const page = governor.page.url();
  expect((await senco.page.goto(page))!.status()).toBe(404);

  school.alongside('schools', 'close', alder, '--because', 'Joined Marigold Lane', '--yes');
  await governor.page.reload();
  await expect(governor.page.getByRole('main')).not.toContainText('Alder');
  await nextDoor.page.goto('/register');
  await nextDoor.sees('Sign in');
});

async function holdsNoName(person: Person, names: readonly string[]): Promise<void> {
  const said = await person.page.getByRole('main').innerText();
  expect(names.filter((name) => said.includes(name.trim()))).toEqual([]);
}
