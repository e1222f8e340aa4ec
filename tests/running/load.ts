import { Agent, request } from 'node:http';

export interface Load {
  /** Settles once so many more were answered, whatever became of them. */
  more(count: number): Promise<void>;
  /** What failed: no answer, or one that says so. */
  readonly failures: readonly string[];
  answered(): number;
  stop(): Promise<void>;
}

export interface Asked {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly form?: string;
}

/** A few people who ask one thing after the other, each along a connection that is kept, as a proxy does. */
export function loadOn(port: number, people: number, asked: readonly Asked[]): Load {
  const failures: string[] = [];
  const waiting: { at: number; done: () => void }[] = [];
  let answered = 0;
  const over = new AbortController();
  const person = async (agent: Agent) => {
    for (let turn = 0; !over.signal.aborted; turn += 1) {
      const what = asked[turn % asked.length]!;
      const status = await ask(port, agent, what).catch(
        (fault: Error & { code?: string }) => fault.code ?? fault.name,
      );
      if (typeof status !== 'number' || status >= 500)
        failures.push(`${what.method} ${what.path}: ${status}`);
      answered += 1;
      for (const one of waiting) if (answered >= one.at) one.done();
    }
  };
  const all = Array.from({ length: people }, async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await person(agent);
    agent.destroy();
  });
  return {
    more: (count) => new Promise((done) => void waiting.push({ at: answered + count, done })),
    failures,
    answered: () => answered,
    stop: async () => {
      over.abort();
      await Promise.all(all);
    },
  };
}

function ask(port: number, agent: Agent, { method, path, form }: Asked): Promise<number> {
  return new Promise((done, failed) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
    const sent = request(
      { port, host: '127.0.0.1', method, path, agent, headers: form ? headers : {} },
      (answer) => {
        answer.on('error', failed);
        answer.on('end', () => done(answer.statusCode ?? 0));
        answer.resume();
      },
    );
    sent.on('error', failed);
    sent.end(form);
  });
}
