import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Person, expect, startServer, stopServer, test } from './school.ts';

test('a school begins empty: the set-up page asks, the SENCO is signed in and finds Monday clear', async ({
  browser,
  javaScriptEnabled,
}) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'alongside-empty-'));
  const { server, address } = await startServer(dataDir, '0', { args: ['--empty'] });
  try {
    const hasScripts = javaScriptEnabled ?? true;
    const context = await browser.newContext({ baseURL: address, javaScriptEnabled: hasScripts });
    const senco = new Person(await context.newPage(), hasScripts);
    await senco.page.goto('/register');
    await senco.sees('Set up your school');
    await senco.presses('Set up the school');
    await senco.sees('Set up your school');
    await senco.isTold('Enter the name of your school');
    await senco.isTold('Enter the name of the SENCO');

    await senco.writes('Name of the school', 'Heron Lane Primary');
    await senco.writes('Local authority', 'Hackney');
    await senco.chooses('Primary');
    await senco.writes(/^Name$/, 'Miriam Asante');
    await senco.writes('Work e-mail address', 'm.asante@heronlane.example');
    await senco.page.getByLabel('Password', { exact: true }).fill('kettle heron ladder');
    await senco.presses('Set up the school');
    await senco.sees('What needs doing');
    await senco.isTold('Nothing is waiting');

    await senco.page.goto('/register');
    await senco.sees('The SEN register');
    await senco.page.goto('/imports');
    await senco.sees('Bring a list in');
    // Nobody sets a school up twice.
    await senco.page.goto('/set-up');
    await expect(senco.page).not.toHaveURL(/set-up/);
    await context.close();
  } finally {
    await stopServer(server, 'SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  }
});
