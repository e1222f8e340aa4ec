// The server that is measured, in a process of its own, so that its memory is its own. Beside it, on another port: an empty
// route, the same bytes as each page from memory, and a bare durable insert.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import Fastify from 'fastify';
import { app, connection } from './built.ts';

const dataDir = process.argv[2] ?? '';
const { openDatabase } = await connection();
const { makeApp } = await app();
const database = await openDatabase(join(dataDir, 'alongside.sqlite'));
const measured = await makeApp({ database, dataDir, baseUrl: 'http://127.0.0.1', post: 'by hand' });
const address = await measured.server.listen({ port: 0, host: '127.0.0.1' });

const raw = new DatabaseSync(join(dataDir, 'bare.sqlite'));
raw.exec(
  'pragma journal_mode = wal; pragma synchronous = full; create table if not exists bare (id integer primary key, words text)',
);
const insert = raw.prepare('insert into bare (words) values (?)');
const bytes = new Map<string, string>();
const beside = Fastify({ bodyLimit: 10_000_000 });
beside.get('/empty', async () => '');
beside.get('/same/:page', async (request, reply) =>
  reply.type('text/html; charset=utf-8').send(bytes.get((request.params as { page: string }).page)),
);
beside.post('/same/:page', async (request) => {
  const { body } = request.body as { body: string };
  bytes.set((request.params as { page: string }).page, body);
  return '';
});
beside.post('/insert', async () => {
  insert.run('one session, held');
  return '';
});
beside.get('/memory', async () => ({ rss: process.memoryUsage.rss() }));
const besideAddress = await beside.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`${JSON.stringify({ address, beside: besideAddress })}\n`);
