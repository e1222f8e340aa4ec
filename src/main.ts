import { join } from 'node:path';
import { makeApp } from './app.ts';
import { DamagedDatabase, openDatabase } from './database/connection.ts';

const dataDir = process.env['DATA_DIR'] ?? 'data';
const port = Number(process.env['PORT'] ?? 3000);

try {
  const database = await openDatabase(join(dataDir, 'alongside.db'));
  const app = await makeApp({
    database,
    dataDir,
    baseUrl: process.env['BASE_URL'] ?? `http://localhost:${port}`,
  });
  await app.server.listen({ port, host: '127.0.0.1' });
} catch (fault) {
  process.stderr.write(
    `${fault instanceof DamagedDatabase ? fault.message : String((fault as Error).stack)}\n`,
  );
  process.exitCode = 1;
}
