import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { drainOf, type Drain } from './stop.ts';

let app: FastifyInstance;
let drain: Drain;
let agent: Agent;
let port: number;
let begun: Promise<void>;
let answer: () => void;

beforeEach(async () => {
  app = Fastify();
  drain = drainOf(app);
  let begins = () => {};
  begun = new Promise((done) => void (begins = () => done()));
  app.get('/quick', async () => 'quick');
  app.get('/slow', async () => {
    begins();
    await new Promise<void>((done) => void (answer = () => done()));
    return 'whole';
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  ({ port } = app.server.address() as AddressInfo);
  agent = new Agent({ keepAlive: true });
});
afterEach(async () => {
  agent.destroy();
  await app.close();
});

/** Gives what was said, and whether the connection may be used again. */
function ask(path: string): Promise<{ said: string; connection: string | undefined }> {
  return new Promise((done, failed) => {
    const sent = request({ port, host: '127.0.0.1', path, agent }, (got) => {
      let said = '';
      got.on('data', (chunk: Buffer) => (said += chunk.toString()));
      got.on('end', () => done({ said, connection: got.headers.connection }));
      got.on('error', failed);
    });
    sent.on('error', failed);
    sent.end();
  });
}

describe('a server that stops', () => {
  test('answers who is waiting, tells them to connect anew, and is finished at once', async () => {
    const waiting = ask('/slow');
    await begun;
    const stopped = drain.stop({ notice: 0, limit: 30 });
    answer();
    expect(await waiting).toEqual({ said: 'whole', connection: 'close' });
    expect(await stopped).toBe('finished');
    await expect(ask('/quick')).rejects.toThrow('ECONNREFUSED');
  });

  test('answers one more request on a connection that was kept', async () => {
    expect((await ask('/quick')).connection).toBe('keep-alive');
    const stopped = drain.stop({ notice: 0, limit: 30 });
    expect(await ask('/quick')).toEqual({ said: 'quick', connection: 'close' });
    expect(await stopped).toBe('finished');
  });

  test('closes connections that nobody uses before the limit', async () => {
    await ask('/quick');
    // At the limit it would say that it cut somebody off.
    expect(await drain.stop({ notice: 0, limit: 1 })).toBe('finished');
  });

  test('cuts off whoever takes longer than the limit', async () => {
    const waiting = ask('/slow').catch((fault: NodeJS.ErrnoException) => fault.code);
    await begun;
    expect(await drain.stop({ notice: 0, limit: 0.05 })).toBe('cut off');
    expect(await waiting).toBe('ECONNRESET');
    answer();
  });

  test('goes on taking people in while it gives notice', async () => {
    const stopped = drain.stop({ notice: 0.1, limit: 30 });
    expect(drain.isStopping()).toBe(true);
    expect((await ask('/quick')).said).toBe('quick');
    expect(await stopped).toBe('finished');
  });
});
