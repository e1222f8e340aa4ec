import { readFileSync } from 'node:fs';
import { expect, test, type Person } from './school.ts';

/** A child with a history, as the register of this person shows them. */
async function somebodyWithSupport(person: Person): Promise<{ name: string; page: string }> {
  await person.page.goto('/register');
  const row = person.page.getByRole('row').filter({ hasText: 'SEN support' }).nth(1);
  const link = row.getByRole('rowheader').getByRole('link');
  const name = (await link.innerText()).trim();
  await link.click();
  await person.sees(name);
  return { name, page: person.page.url() };
}

async function makesTheFile(person: Person): Promise<{ bytes: Buffer; passphrase: string }> {
  await person.follows('Moving school');
  await person.sees('Moving school');
  await person.onAPhone();
  await person.isAccessible();
  await person.presses('Make the file');
  await person.isTold('Enter the name of the school that the child goes to');
  await person.isAccessible();
  await person.writes('School that the child goes to', 'Alder Academy');
  await person.chooses('The child goes on to this school at the end of a phase');
  await person.dates('last day at this school', '2026-07-17');
  const passphrase = await person.page.getByLabel('Passphrase').inputValue();
  const download = person.page.waitForEvent('download');
  await person.presses('Make the file');
  return { bytes: readFileSync(await (await download).path()), passphrase };
}

async function brings(person: Person, buffer: Buffer, passphrase: string): Promise<void> {
  await person.page.goto('/files-in');
  await person.sees('A file comes in');
  await person.page
    .getByLabel('The file')
    .setInputFiles({ name: 'child-file.alongside', mimeType: 'application/octet-stream', buffer });
  await person.writes('Passphrase', passphrase);
  await person.presses('Check the file');
}

test('a child goes on to another school, and the file goes along: checked, looked through, then taken in', async ({
  school,
}) => {
  const senco = await school.signIn('SENCO');
  const { name } = await somebodyWithSupport(senco);
  const { bytes, passphrase } = await makesTheFile(senco);
  // Nothing of the child can be read from a file that is lost on the way.
  expect(bytes.includes(name.split(' ')[0]!)).toBe(false);

  const nextDoor = await school.signIn('SENCO next door');
  await nextDoor.page.goto('/imports');
  await nextDoor.follows(/from another school/i);
  await brings(nextDoor, bytes, 'not-the-passphrase');
  await nextDoor.isTold(/passphrase/i);
  await nextDoor.isAccessible();
  await brings(nextDoor, bytes.subarray(0, bytes.length - 40), passphrase);
  await expect(nextDoor.page.getByRole('alert')).toBeVisible();
  await brings(nextDoor, bytes, passphrase);
  await nextDoor.sees('Look through the file');
  await nextDoor.onAPhone();
  await nextDoor.isAccessible();
  await nextDoor.isTold(name);
  const fingerprint = await nextDoor.page.getByRole('main').locator('code').innerText();
  await nextDoor.chooses('No: add the child');
  await nextDoor.presses('Take the file in');
  await nextDoor.sees(name);
  await nextDoor.isTold(/First plan agreed/);

  // The two SENCOs compare what they see, on the telephone.
  await senco.page.reload();
  await senco.isTold('Made for Alder Academy');
  await expect(senco.page.getByRole('main').locator('code')).toHaveText(fingerprint);
});
