import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeApp, type App } from '../app.ts';
import { openDatabase } from '../database/connection.ts';
import { paths } from '../paths.ts';
import { emptyPlace, onPostgres } from '../samples/empty-database.ts';
import { samplePassword, tinySchool, type TinySchool } from '../samples/tiny-school.ts';
import { makeKeys } from './keys.ts';
import { makeBackup, type Keeping } from './make.ts';
import { restoreBackup } from './restore.ts';

// The drill: people write without a pause, a backup is made, the place burns down, and it is restored elsewhere.

const root = mkdtempSync(join(tmpdir(), 'alongside-drill-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const baseUrl = 'http://localhost:3000';
const clock = { now: () => '2026-11-24T09:00:00.000Z', today: () => '2026-11-24' };

async function placeNamed(name: string): Promise<Keeping> {
  const dataDir = join(root, name);
  return { dataDir, database: onPostgres ? await emptyPlace() : { file: join(dataDir, 'alongside.sqlite') } };
}

async function appAt({ database, dataDir }: Keeping): Promise<App> {
  return makeApp({ database: await openDatabase(database), dataDir, baseUrl, clock, post: 'by hand' });
}

const send = (app: App, url: string, form: Readonly<Record<string, string>>, cookie = '') =>
  app.server.inject({
    method: 'POST',
    url,
    headers: { origin: baseUrl, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  });

async function signIn(app: App, alder: TinySchool, role: string): Promise<string> {
  const email = `${role}.${alder.id.slice(-6)}@example.org`;
  const answer = await send(app, paths.signIn(), { email, password: samplePassword });
  return String(answer.headers['set-cookie']).split(';')[0]!;
}

/** Several people who send one concern after the other; `saved` are the words that were acknowledged. */
function writers(app: App, pupil: string, cookie: string) {
  const saved: { words: string; at: string }[] = [];
  const over = new AbortController();
  let told = () => {};
  const write = async (who: number) => {
    for (let n = 0; !over.signal.aborted; n += 1) {
      const words = `Concern ${who}-${n}, whole`;
      const { statusCode, headers } = await send(app, paths.concernNew({ pupil }), { words }, cookie);
      if (statusCode === 303) saved.push({ words, at: String(headers.location) });
      told();
    }
  };
  const all = [1, 2, 3].map(write);
  return {
    saved,
    more: (count: number) => {
      const enough = saved.length + count;
      return new Promise<void>((done) => void (told = () => saved.length >= enough && done()));
    },
    stop: async () => {
      over.abort();
      await Promise.all(all);
    },
  };
}

test('what was saved before the backup began is in it, nothing half is, and the pages answer from it', async () => {
  const burnt = await placeNamed('burnt');
  const app = await appAt(burnt);
  const alder = await tinySchool(app.services.database);
  const load = writers(app, alder.ownPupil, await signIn(app, alder, 'teacher'));
  await load.more(10);
  const before = [...load.saved];
  const keys = await makeKeys();
  const { file } = await makeBackup(burnt, join(root, 'backups'), [keys.recipient], clock.now());
  const during = load.saved.length - before.length;
  await load.stop();
  await app.close();
  // The control: people wrote while it was made, so that one which reads table after table would be torn.
  expect(during).toBeGreaterThan(5);

  const anew = await placeNamed('anew');
  await restoreBackup(file, [keys.identity], anew);
  const restored = await appAt(anew);
  const db = restored.services.database.ofSchool(alder.id);
  const concerns = await db.selectFrom('concern').select(['id', 'words']).execute();
  const words = new Set(concerns.map((concern) => concern.words));
  expect(before.filter((one) => !words.has(one.words))).toEqual([]);
  const raised = await db.selectFrom('audit').select('id').where('action', '=', 'raised').execute();
  const events = await db.selectFrom('event').select('ref_id').where('kind', '=', 'concern').execute();
  expect(raised).toHaveLength(concerns.length);
  expect(events.map(({ ref_id }) => ref_id).toSorted()).toEqual(concerns.map(({ id }) => id).toSorted());

  const cookie = await signIn(restored, alder, 'senco');
  for (const { words: said, at } of before.slice(-3)) {
    const page = await restored.server.inject({ url: at, headers: { cookie } });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(said);
  }
  const again = await send(
    restored,
    paths.concernNew({ pupil: alder.ownPupil }),
    { words: 'Afterwards' },
    cookie,
  );
  expect(again.statusCode).toBe(303);
  await restored.close();
});
