import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPostgres, startPostgres } from '../../scripts/postgres.mjs';
import { paths } from '../../src/paths.ts';
import { onPostgres } from '../../src/samples/empty-database.ts';
import { SchoolInTrouble, whole } from './school-in-trouble.ts';

// PostgreSQL goes away under the running app and comes back. SQLite is a file that the process holds open: it does not go away.

describe.runIf(onPostgres)('PostgreSQL is halted', () => {
  let server: Awaited<ReturnType<typeof startPostgres>>;
  let school: SchoolInTrouble;
  beforeAll(async () => {
    server = await startPostgres(findPostgres()!, { durable: true });
    const client = new Client({ connectionString: `${server.address}/postgres` });
    await client.connect();
    await client.query('create database school');
    await client.end();
    school = await SchoolInTrouble.at({ url: `${server.address}/school` });
  }, 120_000);
  afterAll(async () => {
    await school.app.close();
    await server.stop();
  });

  test.each(['fast', 'immediate'] as const)(
    'in a %s way: people are told, keep what they typed, and go on once it is back',
    async (how) => {
      const { concerns } = await school.kept();
      expect((await school.raises('Before')).status).toBe(303);
      await server.halt(how);
      const away = { status: 503, title: 'Alongside is resting for a moment', retryAfter: '30' };
      const page = await school.opens(paths.register());
      expect(page).toMatchObject(away);
      const seen = await school.raises('While it was away');
      expect(seen).toMatchObject(away);
      expect(seen.body).toContain('it counts once');
      // The page that says so has its colours and its type.
      const style = /href="(\/assets\/[^"]+[.]css)"/.exec(page.body)![1]!;
      expect((await school.opens(style)).status).toBe(200);
      // Nobody is told that their password is wrong.
      expect((await school.signIn()).seen).toMatchObject(away);
      const ready = await school.opens(paths.healthReady());
      expect(ready).toMatchObject({ status: 503, body: expect.stringContaining('database away') as string });

      await server.resume();
      expect((await school.triesAgain(seen)).status).toBe(303);
      expect((await school.triesAgain(seen)).status).toBe(303);
      expect((await school.opens(paths.register())).status).toBe(200);
      expect(await school.kept()).toEqual(whole(concerns! + 2));
    },
  );

  // As on a server that became the spare one.
  test('it takes no changes: people are told, and what they typed is saved once it does', async () => {
    const { concerns } = await school.kept();
    await takesChanges('off');
    const seen = await school.raises('While it took none');
    expect(seen).toMatchObject({
      status: 503,
      title: 'Nothing can be saved at the moment',
      retryAfter: '30',
    });
    await takesChanges('on');
    expect(await school.kept()).toEqual(whole(concerns!));
    expect((await school.triesAgain(seen)).status).toBe(303);
    expect(await school.kept()).toEqual(whole(concerns! + 1));
  });

  /** For every session, also those that are open: told when it is so. */
  async function takesChanges(how: 'on' | 'off'): Promise<void> {
    const client = new Client({ connectionString: `postgres://postgres@127.0.0.1:${server.port}/postgres` });
    await client.connect();
    const readOnly = how === 'on' ? 'off' : 'on';
    await client.query(`alter system set default_transaction_read_only = ${readOnly}`);
    await client.query('select pg_reload_conf()');
    await expect
      .poll(async () => (await client.query('show default_transaction_read_only')).rows[0])
      .toEqual({ default_transaction_read_only: readOnly });
    await client.end();
  }
});
