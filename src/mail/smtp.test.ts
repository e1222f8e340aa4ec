import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Mailer, Message } from './mailer.ts';
import { smtpMailer } from './smtp.ts';

const message: Message = {
  id: 'notice-7',
  from: { name: 'Marigold Lane Primary School', address: 'office@marigoldlane.example' },
  to: { name: 'Ms Begum', address: 'begum@example.org' },
  subject: 'A letter from Marigold Lane Primary School',
  text: 'Dear Ms Begum,',
  html: '<p>Dear Ms Begum,</p>',
  attachments: [{ filename: 'letter.pdf', contentType: 'application/pdf', content: Buffer.from('%PDF-1.7') }],
};

const refusal = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode });

let answers: { recipient?: Error; sender?: Error; data?: Error };
let received: string[];
let recipients: string[];
let server: SMTPServer;
let port: number;
let mailer: Mailer;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onMailFrom: (_address, _session, done) => done(answers.sender),
    onRcptTo: ({ address }, _session, done) => {
      recipients.push(address);
      done(answers.recipient);
    },
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (!answers.data) received.push(Buffer.concat(chunks).toString('utf8'));
        done(answers.data);
      });
    },
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', () => listening()));
  port = (server.server.address() as AddressInfo).port;
});
afterAll(() => new Promise<void>((closed) => server.close(() => closed())));

beforeEach(() => {
  answers = {};
  received = [];
  recipients = [];
  mailer = smtpMailer(`smtp://127.0.0.1:${port}`, { patience: 2_000 });
});
afterEach(() => mailer.close?.());

describe('a message through a mail server', () => {
  it('arrives with its words, its letter and its name', async () => {
    expect(await mailer.send(message)).toEqual({ state: 'sent', response: expect.stringContaining('250') });
    expect(recipients).toEqual(['begum@example.org']);
    const [mail] = received;
    expect(mail).toContain('Message-ID: <notice-7@marigoldlane.example>');
    expect(mail).toContain('Subject: A letter from Marigold Lane Primary School');
    expect(mail).toContain('Auto-Submitted: auto-generated');
    expect(mail).toContain('Content-Type: text/html');
    expect(mail).toContain('filename=letter.pdf');
  });

  it('keeps its Message-ID when it is sent again, so that no reader sees two letters', async () => {
    await mailer.send(message);
    await mailer.send(message);
    const ids = received.map((mail) => /^Message-ID: .*$/m.exec(mail)?.[0]);
    expect(new Set(ids).size).toBe(1);
  });

  it('carries an invitation that mail programs can answer', async () => {
    const content = Buffer.from('BEGIN:VCALENDAR\r\nEND:VCALENDAR');
    const contentType = 'text/calendar; charset=utf-8; method=CANCEL';
    await mailer.send({ ...message, attachments: [{ filename: 'meeting.ics', contentType, content }] });
    expect(received[0]).toMatch(/Content-Type: text\/calendar; charset=utf-8;\s+method=CANCEL/i);
  });

  it.each<[string, string, typeof answers]>([
    ['the address does not exist (550)', 'bounced', { recipient: refusal(550, 'No such user') }],
    ['the server will never take this message (554)', 'bounced', { data: refusal(554, 'Refused as spam') }],
    ['the mailbox is busy (451)', 'retry', { recipient: refusal(451, 'Try later') }],
    ['the server is overloaded after the text (452)', 'retry', { data: refusal(452, 'No room') }],
    ['it is we who must sign in first (530)', 'retry', { recipient: refusal(530, 'Sign in') }],
    ['the server does not accept our sender (553)', 'retry', { sender: refusal(553, 'Not yours') }],
  ])('when %s: %s', async (_, state, given) => {
    answers = given;
    expect(await mailer.send(message)).toMatchObject({ state, reason: expect.stringMatching(/\d{3}/) });
    expect(received).toEqual([]);
    answers = {};
    expect(await mailer.send(message)).toMatchObject({ state: 'sent' });
  });

  it('waits while the server is down', async () => {
    const closed = new SMTPServer();
    await new Promise<void>((listening) => void closed.listen(0, '127.0.0.1', () => listening()));
    const free = (closed.server.address() as AddressInfo).port;
    await new Promise<void>((done) => closed.close(() => done()));
    const down = smtpMailer(`smtp://127.0.0.1:${free}`);
    expect(await down.send(message)).toMatchObject({
      state: 'retry',
      reason: expect.stringContaining('ECONNREFUSED'),
    });
    await down.close?.();
  });

  it('waits while the server says nothing', async () => {
    const { createServer } = await import('node:net');
    const sockets = new Set<import('node:net').Socket>();
    const silent = createServer((socket) => void sockets.add(socket));
    await new Promise<void>((listening) => void silent.listen(0, '127.0.0.1', () => listening()));
    const impatient = smtpMailer(`smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`, {
      patience: 50,
    });
    expect(await impatient.send(message)).toMatchObject({ state: 'retry' });
    await impatient.close?.();
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  it.each(['', 'begum', 'a@example.org, b@example.org', 'a@example.org\r\nBcc: b@example.org'])(
    'does not ask any server about %j, which is not one address',
    async (address) => {
      const sent = await mailer.send({ ...message, to: { name: 'Ms Begum', address } });
      expect(sent.state).toBe('bounced');
      expect(recipients).toEqual([]);
    },
  );

  it('lets nobody smuggle a header into it', async () => {
    await mailer.send({
      ...message,
      subject: 'Hello\r\nBcc: other@example.org',
      to: { name: 'Ms "B"\r\nCc: other@example.org', address: 'begum@example.org' },
    });
    expect(recipients).toEqual(['begum@example.org']);
    expect(received[0]).not.toMatch(/^(Bcc|Cc):/m);
  });
});
