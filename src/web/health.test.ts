import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { makeApp } from '../app.ts';
import { nameFor } from '../backup/folder.ts';
import { readinessOf } from '../database/readiness.ts';
import type { Database } from '../database/connection.ts';
import { paths } from '../paths.ts';
import { emptyDatabase } from '../samples/empty-database.ts';
import type { Fields } from '../log/log.ts';

async function appOver(database: Database, more: { backups?: string } = {}) {
  const told: [string, Fields | undefined][] = [];
  const app = await makeApp({
    database,
    dataDir: mkdtempSync(join(tmpdir(), 'alongside-')),
    baseUrl: 'http://localhost:3000',
    post: 'by hand',
    ...more,
    log: (event, held) => void (event !== 'request' && told.push([event, held])),
  });
  const ready = async () => {
    const { statusCode, body } = await app.server.inject({ url: paths.healthReady() });
    return { status: statusCode, ...(JSON.parse(body) as object) };
  };
  const live = async () => (await app.server.inject({ url: paths.healthLive() })).statusCode;
  return { app, told, ready, live };
}

describe('readiness', () => {
  test('is yes when the database answers and has every migration', async () => {
    const { app, ready, live } = await appOver(await emptyDatabase());
    expect(await ready()).toEqual({ status: 200, ready: true });
    expect(await live()).toBe(200);
    await app.close();
  });

  test('tells that the last backup is late, and turns nobody away for it', async () => {
    const backups = mkdtempSync(join(tmpdir(), 'alongside-'));
    const { app, told, ready } = await appOver(await emptyDatabase(), { backups });
    expect(await ready()).toEqual({ status: 200, ready: true, backup: 'late' });
    expect(told).toEqual([['backup late', undefined]]);
    expect(await app.services.metrics.text()).toMatch(/^alongside_backup_age_seconds \+Inf$/m);
    const made = new Date(Date.now() - 3_600_000).toISOString();
    writeFileSync(join(backups, `${nameFor(made)}.part`), 'not whole');
    expect(await ready()).toMatchObject({ backup: 'late' });
    writeFileSync(join(backups, nameFor(made)), 'whole');
    expect(await ready()).toEqual({ status: 200, ready: true });
    expect(await app.services.metrics.text()).toMatch(/^alongside_backup_age_seconds 36\d\d[.]?\d*$/m);
    await app.close();
  });

  test('is no when a migration is missing, such as after an old backup was put back', async () => {
    const database = await emptyDatabase();
    const { app, told, ready, live } = await appOver(database);
    await sql`delete from kysely_migration where name = '0008-places'`.execute(database.dialect.owner);
    expect(await ready()).toEqual({ status: 503, ready: false, why: 'migrations missing' });
    expect(told).toEqual([['not ready', { reason: 'migrations missing' }]]);
    expect(await live()).toBe(200);
    await app.close();
  });

  test('is no when the database is gone, and the process still lives', async () => {
    const database = await emptyDatabase();
    const { app, ready, live } = await appOver(database);
    await database.close();
    expect(await ready()).toEqual({ status: 503, ready: false, why: 'database away' });
    expect(await live()).toBe(200);
    await app.server.close();
  });

  test('is no when the database takes longer than it may', async () => {
    const database = await emptyDatabase();
    let letGo = () => {};
    const held = database.accounts
      .transaction()
      .execute(() => new Promise<void>((done) => void (letGo = () => done())));
    await new Promise((done) => setImmediate(done));
    // PostgreSQL has other connections, and answers in its own time.
    const [patience, busy] = database.dialect.name === 'sqlite' ? [20, 'database away'] : [2_000, 'ready'];
    expect(await readinessOf(database, Number(patience))).toBe(busy);
    letGo();
    await held;
    expect(await readinessOf(database, 2_000)).toBe('ready');
    await database.close();
  });

  test('is no from the moment it is asked to stop', async () => {
    const { app, ready } = await appOver(await emptyDatabase());
    const stopped = app.stop({ notice: 0.05, limit: 1 });
    expect(await ready()).toEqual({ status: 503, ready: false, why: 'stopping' });
    expect(await stopped).toBe('finished');
  });
});
