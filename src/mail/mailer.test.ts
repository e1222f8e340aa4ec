import { expect, test } from 'vitest';
import { countingMailer, type Message, type Sent } from './mailer.ts';

const message = { id: 'a' } as Message;

test('a mailer closes once what is on its way has arrived, also what nobody waits for', async () => {
  const happened: string[] = [];
  let arrive: (sent: Sent) => void = () => {};
  const mailer = countingMailer(
    {
      send: () => new Promise((done) => void (arrive = done)),
      close: async () => void happened.push('closed'),
    },
    (state) => void happened.push(state),
  );
  void mailer.send(message);
  const closed = mailer.close?.();
  await new Promise((done) => setImmediate(done));
  expect(happened).toEqual([]);
  arrive({ state: 'bounced', reason: '' });
  await closed;
  expect(happened).toEqual(['bounced', 'closed']);
});

test('a mailer that fails is told to whoever sent, and closes all the same', async () => {
  const mailer = countingMailer({ send: () => Promise.reject(new Error('no')) }, () => undefined);
  await expect(mailer.send(message)).rejects.toThrow('no');
  await mailer.close?.();
});
