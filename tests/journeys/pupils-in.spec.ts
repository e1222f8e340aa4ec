import { readFileSync } from 'node:fs';
import { bornForYear, expect, test } from './school.ts';
import type { Person } from './school.ts';

const samples = 'src/features/import/samples';

test('the SENCO brings a list in: looks before anything is written, decides what is doubtful, finds a child, undoes it', async ({
  school,
}) => {
  test.setTimeout(300_000);
  const senco = await school.signIn('SENCO');
  await senco.page.goto('/imports');
  await senco.sees('Bring a list in');
  await senco.presses('Read the list');
  await senco.isTold('Choose what the list holds');
  await senco.isTold('Choose the file to bring in');
  await senco.isAccessible();

  await send(senco, 'pupils.csv', withDoubts(readFileSync(`${samples}/arbor.csv`, 'utf8')));
  await isRead(senco, 'Look before it is written');
  await senco.isTold('Recognised as a list from Arbor');
  const run = senco.page.url();
  await isNotFound(senco, 'Maisie Thornbury-Pike');

  await senco.page.goto(run);
  await senco.sees('Look before it is written');
  await senco.presses('Decide the doubtful rows');
  await senco.sees('Doubtful rows');
  await senco.presses(/^Leave out all/);
  await senco.page.goto(run);
  await senco.sees('Look before it is written');
  await senco.presses('Bring the list in');
  await senco.isTold(/^Choose whether the .* who are not in the list have left$/);
  await senco.isAccessible();
  await senco.chooses('Keep them');
  await senco.presses('Bring the list in');
  await isRead(senco, 'The list is in');
  const done = senco.page.url();

  await find(senco, 'Thornbury-Pike');
  await expect(senco.page.getByRole('link', { name: 'Maisie Thornbury-Pike' })).toBeVisible();
  await senco.isAccessible();

  await senco.page.goto(done);
  await senco.follows('Undo this list');
  await senco.sees('Undo this list?');
  await senco.presses('Undo the list');
  await isRead(senco, 'This list was undone');
  await isNotFound(senco, 'Maisie Thornbury-Pike');
});

test('a workbook instead of a CSV: the page says what to do, and nothing is changed', async ({ school }) => {
  const senco = await school.signIn('SENCO');
  await senco.page.goto('/imports');
  // Every workbook begins as a zip archive does.
  await send(senco, 'pupils.xlsx', 'PK\u0003\u0004\u0014\u0000\u0006\u0000\u0008\u0000xl/workbook.xml');
  await senco.sees('Bring a list in');
  await senco.isTold('This is an Excel workbook. Save it as CSV first.');
  await senco.isTold('No list has come in yet');
});

test('one pupil is added by hand, after being told what is missing', async ({ school }) => {
  const senco = await school.signIn('SENCO');
  await senco.page.goto('/pupils/new');
  await senco.sees('Add a pupil');
  await senco.writes('Legal forename', 'Orla');
  await senco.presses('Add the pupil');
  await senco.sees('Add a pupil');
  await senco.isTold('Enter the surname');
  await senco.isTold('Choose the year group');
  await expect(senco.page.getByLabel('Legal forename')).toHaveValue('Orla');
  await senco.writes('Legal surname', 'Quintavalle');
  await senco.dates('Date of birth', bornForYear(4));
  await senco.picks('Year 4', 'Year group');
  await senco.presses('Add the pupil');
  await senco.sees('Orla Quintavalle');
  await senco.isTold('The pupil was added');
  await find(senco, 'Quintavalle');
  await expect(senco.page.getByRole('link', { name: 'Orla Quintavalle' })).toBeVisible();
});

async function send(senco: Person, name: string, text: string): Promise<void> {
  await senco.chooses('Pupils');
  await senco.page
    .getByLabel('The file')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await senco.presses('Read the list');
}

/** Lists are read in the background; the page goes on by itself, with scripts or without. */
async function isRead(senco: Person, then: string): Promise<void> {
  await expect(senco.page.getByRole('heading', { level: 1, name: then })).toBeVisible({ timeout: 60_000 });
  await senco.isAccessible();
}

async function find(senco: Person, name: string): Promise<void> {
  await senco.page.goto('/register?show=everyone');
  await senco.page.getByRole('searchbox').fill(name);
  await senco.page.getByRole('button', { name: 'Find' }).click();
}

async function isNotFound(senco: Person, name: string): Promise<void> {
  await find(senco, name.split(' ')[1]!);
  await senco.isTold('No child here matches');
}

/** The same list with one row twice and one with a wrong check letter. */
function withDoubts(list: string): string {
  const [head, first, second, ...rest] = list.trim().split('\n');
  return [head, first, first, second!.replace('A211400024002', 'B211400024002'), ...rest].join('\n');
}
