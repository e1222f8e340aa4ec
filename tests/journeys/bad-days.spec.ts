import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bornForYear, expect, test } from './school.ts';

test('the mail server is down: the letter waits, and the SENCO sees it', async ({ school }) => {
  await school.startAgain({
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'Marigold Lane Primary <office@marigoldlane.example>',
  });
  const senco = await school.signIn('SENCO');
  await senco.page.goto('/pupils/new');
  await senco.writes('Legal forename', 'Orla');
  await senco.writes('Legal surname', 'Quintavalle');
  await senco.dates('Date of birth', bornForYear(2));
  await senco.picks('Year 2', 'Year group');
  await senco.writes(/^Name$/, 'Mrs Paola Quintavalle');
  await senco.writes('Relationship to the child', 'Mother');
  await senco.writes('E-mail', 'paola@families.example');
  await senco.chooses('Yes', 'Do they have parental responsibility?');
  await senco.presses('Add the pupil');
  await senco.isTold('The pupil was added');
  const record = new URL(senco.page.url()).pathname;

  await senco.page.goto(`${record}/concerns/from-a-parent`);
  await senco.chooses('Mrs Paola Quintavalle');
  await senco.writes('What they said', 'She does not want to go to school on Mondays');
  await senco.presses('Keep it and start the clock');
  await senco.sees(/^A parent.s concern$/);
  await senco.writes('Your answer', 'We meet her at the gate from next Monday');
  await senco.presses('Keep the answer');
  await senco.isTold('Your answer is kept');

  await senco.page.goto(`${record}/notices`);
  await senco.sees('Letters to parents');
  await senco.page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  await expect(async () => {
    await senco.page.reload();
    await expect(senco.page.getByText('The mail server could not take it').first()).toBeVisible({
      timeout: 1_000,
    });
  }).toPass();
  await senco.isTold('nothing is lost');
  await senco.isAccessible();

  await senco.page.goto('/notices');
  await senco.sees('Letters that have not arrived');
  await senco.isTold(/waiting/i);
  await senco.page.goto('/monday');
  await senco.sees('What needs doing');
  await expect(senco.page.getByRole('listitem').filter({ hasText: 'Orla Quintavalle' })).toContainText(
    'A notice to the family is waiting to be sent',
  );
});

test('a damaged database: Alongside says so, says what to do, and writes nothing', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'alongside-damaged-'));
  const file = join(dataDir, 'alongside.sqlite');
  writeFileSync(file, 'This was a database, until a disk went wrong. '.repeat(200));
  const before = readFileSync(file);
  const { code, said } = await startInVain(dataDir);
  expect(code).toBe(1);
  expect(said).toContain('is damaged');
  expect(said).toContain('restore the newest backup');
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(readdirSync(dataDir)).toEqual(['alongside.sqlite']);
  rmSync(dataDir, { recursive: true, force: true });
});

function startInVain(dataDir: string): Promise<{ code: number | null; said: string }> {
  const server = spawn('node_modules/node/bin/node', ['dist/main.js'], {
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  server.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((ended) => server.on('exit', (code) => ended({ code, said })));
}
