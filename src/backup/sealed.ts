import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { pipeline, Readable, type Transform } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { Decrypter, Encrypter } from 'age-encryption';
import { linesIn, NotReadable, toText, type Line } from './format.ts';

/** Writes lines to a new file, compressed and encrypted; on the disk when it settles. Nothing else ever touches a disk. */
export async function seal(
  file: string,
  recipients: readonly string[],
  lines: AsyncIterable<Line>,
): Promise<void> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const packed = through(Readable.from(inChunks(lines)), createGzip());
  const closed = await encrypter.encrypt(web(packed));
  const out = await open(file, 'wx', 0o600);
  try {
    for await (const chunk of Readable.fromWeb(closed as never)) await writeAll(out, chunk as Uint8Array);
    await out.sync();
  } finally {
    await out.close();
  }
}

/** The lines of such a file. Throws NotReadable when it is damaged, cut off or closed for somebody else. */
export async function* unseal(file: string, identities: readonly string[]): AsyncGenerator<Line> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  try {
    const opened = await decrypter.decrypt(web(createReadStream(file)));
    yield* linesIn(through(Readable.fromWeb(opened as never), createGunzip()));
  } catch (fault) {
    throw whyNot(fault, file);
  }
}

// Node's own type of the same thing is another to TypeScript.
const web = (from: Readable) => Readable.toWeb(from) as unknown as ReadableStream<Uint8Array>;

/** What fails on the way in is a fault of what comes out. */
const through = (from: Readable, way: Transform): Transform => pipeline(from, way, () => {});

async function* inChunks(lines: AsyncIterable<Line>): AsyncGenerator<Buffer> {
  let text = '';
  for await (const line of lines) {
    text += toText(line);
    if (text.length < 60_000) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

async function writeAll(out: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length;) at += (await out.write(chunk, at)).bytesWritten;
}

function whyNot(fault: unknown, file: string): unknown {
  if (!(fault instanceof Error) || fault instanceof NotReadable) return fault;
  const code = (fault as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return new NotReadable(`There is no file ${file}: check its path.`);
  if (code === 'EACCES' || code === 'EISDIR')
    return new NotReadable(`${file} cannot be read (${code}): give a backup file that this user may read.`);
  if (/no identity matched/.test(fault.message))
    return new NotReadable(
      `${file} was not closed for this identity, or its beginning is damaged. Give the identity whose public key stood in BACKUP_RECIPIENTS when it was made; if it was that one, take another copy or an older backup.`,
    );
  if (/version line|stanza|header/.test(fault.message))
    return new NotReadable(
      `${file} is no backup, or its beginning is damaged. Give a file whose name ends in .age; if it was one, take another copy or an older backup.`,
    );
  return new NotReadable(`${file} is damaged or cut off. Take another copy of it, or an older backup.`, {
    cause: fault,
  });
}
