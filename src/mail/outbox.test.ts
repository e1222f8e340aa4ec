import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from './mailer.ts';
import { outbox } from './outbox.ts';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'outbox-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const message: Message = {
  id: 'notice-7',
  from: { name: 'Marigold Lane Primary School', address: 'office@marigoldlane.example' },
  to: { name: 'Ms Begum', address: 'begum@example.org' },
  subject: 'A letter from Marigold Lane Primary School',
  text: 'Dear Ms Begum,',
  html: '<p>Dear Ms Begum,</p>',
  attachments: [{ filename: 'letter.pdf', contentType: 'application/pdf', content: Buffer.from('%PDF-1.7') }],
};

describe('the outbox of a school without a mail server', () => {
  it('keeps each message as a file that any mail program opens', async () => {
    const box = outbox(join(folder, 'outbox'));
    expect(await box.send(message)).toMatchObject({ state: 'sent' });
    const eml = Buffer.from((await box.readEml('notice-7')) ?? []).toString('utf8');
    expect(eml).toContain('Message-ID: <notice-7@marigoldlane.example>');
    expect(eml).toContain('filename=letter.pdf');
  });

  it('forgets a message whole, and no other', async () => {
    const box = outbox(folder);
    for (const id of ['notice-7', 'notice-70', 'notice-8']) await box.send({ ...message, id });
    expect(await box.forget(['notice-7', 'notice-9'])).toBe(1);
    expect((await readdir(folder)).filter((name) => name.startsWith('notice-7.'))).toEqual([]);
    expect((await box.list()).map(({ id }) => id).toSorted()).toEqual(['notice-70', 'notice-8']);
    expect(await outbox(join(folder, 'nowhere')).forget(['notice-7'])).toBe(0);
  });

  it('shows them, the newest first, with their attachments', async () => {
    const times = ['2026-11-24T09:00:00.000Z', '2026-11-24T10:00:00.000Z'].map((time) => new Date(time));
    const box = outbox(folder, () => times.shift() ?? new Date());
    await box.send(message);
    await box.send({ ...message, id: 'notice-8' });
    expect((await box.list()).map(({ id }) => id)).toEqual(['notice-8', 'notice-7']);
    expect(await box.read('notice-7')).toEqual({
      ...message,
      attachments: [{ filename: 'letter.pdf', contentType: 'application/pdf', bytes: 8 }],
      writtenAt: '2026-11-24T09:00:00.000Z',
    });
    expect(Buffer.from((await box.readAttachment('notice-7', 0)) ?? []).toString()).toBe('%PDF-1.7');
    expect(await box.readAttachment('notice-7', 1)).toBeUndefined();
  });

  it('holds one message once, however often it is sent', async () => {
    const box = outbox(folder);
    await box.send(message);
    await box.send(message);
    expect(await box.list()).toHaveLength(1);
  });

  it('is empty at first, and passes over what a crash left half written', async () => {
    expect(await outbox(join(folder, 'none')).list()).toEqual([]);
    await writeFile(join(folder, 'notice-9.json.part'), '{"id":');
    await writeFile(join(folder, 'notice-9.eml'), 'From:');
    expect(await outbox(folder).list()).toEqual([]);
  });

  it.each(['../secret', 'a/b', '.hidden', '', 'a\\b'])(
    'neither writes nor reads outside its folder: %j',
    async (id) => {
      const box = outbox(folder);
      await expect(box.send({ ...message, id })).rejects.toThrow('Give the message an id');
      expect(await box.read(id)).toBeUndefined();
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it('asks to try again when the folder cannot be written', async () => {
    await writeFile(join(folder, 'file'), '');
    expect(await outbox(join(folder, 'file')).send(message)).toMatchObject({ state: 'retry' });
  });

  it('says at once when there is no address to write to', async () => {
    const to = { name: 'Ms Begum', address: 'none' };
    expect(await outbox(folder).send({ ...message, to })).toMatchObject({ state: 'bounced' });
  });
});
