import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Mailer, Message, Person } from './mailer.ts';
import { asMail, isAddress, isMessageId, noAddress } from './mime.ts';

export interface OutboxMessage {
  id: string;
  from: Person;
  to: Person;
  subject: string;
  text: string;
  html?: string;
  attachments: { filename: string; contentType: string; bytes: number }[];
  /** Instant, ISO. */
  writtenAt: string;
}

export interface Outbox extends Mailer {
  /** Newest first. */
  list(): Promise<OutboxMessage[]>;
  read(id: string): Promise<OutboxMessage | undefined>;
  readAttachment(id: string, index: number): Promise<Uint8Array | undefined>;
  /** The whole message as any mail program opens it. */
  readEml(id: string): Promise<Uint8Array | undefined>;
  /** Deletes these messages with everything that goes with them; those that are not there are gone already. Gives how many went. */
  forget(ids: readonly string[]): Promise<number>;
}

/**
 * Without a mail server each message becomes files in a folder: ID.eml, its attachments, and ID.json, which
 * is written last and makes it complete. All are on the disk before `send` answers.
 */
export function outbox(folder: string, now: () => Date = () => new Date()): Outbox {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const find = async (id: string, suffix: string) =>
    isMessageId(id) ? readIfThere(join(folder, id + suffix)) : undefined;
  const read = async (id: string) => {
    const json = await find(id, '.json');
    return json && (JSON.parse(json.toString('utf8')) as OutboxMessage);
  };
  return {
    send: async (message) => {
      const mail = asMail(message);
      if (!isAddress(message.to.address)) return noAddress(message);
      try {
        const { message: eml } = await transport.sendMail(mail);
        await mkdir(folder, { recursive: true });
        for (const [index, { content }] of (message.attachments ?? []).entries()) {
          await writeDurably(folder, `${message.id}.${index}.attachment`, content);
        }
        await writeDurably(folder, `${message.id}.eml`, eml as Buffer);
        await writeDurably(
          folder,
          `${message.id}.json`,
          Buffer.from(JSON.stringify(summary(message, now()))),
        );
        return { state: 'sent', response: 'Kept in the outbox: no mail server is set' };
      } catch (fault) {
        return { state: 'retry', reason: (fault as Error).message };
      }
    },
    list: async () => {
      const names = await readdir(folder).catch(noneIfMissing);
      const ids = names
        .filter((name) => name.endsWith('.json'))
        .map((name) => name.slice(0, -'.json'.length));
      const messages = await Promise.all(ids.map(read));
      return messages
        .filter((message) => message !== undefined)
        .sort((a, b) => b.writtenAt.localeCompare(a.writtenAt) || a.id.localeCompare(b.id));
    },
    read,
    readAttachment: (id, index) => find(id, `.${Math.trunc(index)}.attachment`),
    readEml: (id) => find(id, '.eml'),
    forget: async (ids) => {
      const wanted = new Set(ids);
      const theirs = (await readdir(folder).catch(noneIfMissing)).filter((name) =>
        wanted.has(name.slice(0, name.indexOf('.'))),
      );
      for (const name of theirs) await rm(join(folder, name), { force: true });
      return theirs.filter((name) => name.endsWith('.json')).length;
    },
  };
}

function summary({ attachments = [], ...message }: Message, writtenAt: Date): OutboxMessage {
  return {
    ...message,
    attachments: attachments.map(({ filename, contentType, content }) => ({
      filename,
      contentType,
      bytes: content.byteLength,
    })),
    writtenAt: writtenAt.toISOString(),
  };
}

// Under another name first: a crash in the middle leaves no half message under the right one.
async function writeDurably(folder: string, name: string, content: Uint8Array): Promise<void> {
  const path = join(folder, name);
  const file = await open(`${path}.part`, 'w');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
  // Windows opens no folder to sync it; there the rename itself is kept.
  const directory = await open(folder, 'r').catch(() => undefined);
  try {
    await directory?.sync();
  } finally {
    await directory?.close();
  }
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw fault;
  }
}

function noneIfMissing(fault: NodeJS.ErrnoException): string[] {
  if (fault.code === 'ENOENT') return [];
  throw fault;
}
