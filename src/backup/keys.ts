import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { NotReadable } from './format.ts';

/** What opens backups, and what closes them. */
export interface KeyPair {
  /** Secret: whoever has it reads every backup. */
  readonly identity: string;
  /** Public: only closes. */
  readonly recipient: string;
}

/** A new pair, of the kind that every program for age understands. */
export async function makeKeys(): Promise<KeyPair> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** As `age-keygen` writes it. */
export const identityFile = ({ identity, recipient }: KeyPair, now: string): string =>
  `# created: ${now}\n# public key: ${recipient}\n${identity}\n`;

/** Whether backups can be closed for it. */
export function isRecipient(text: string): boolean {
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}

/** The identities in a file's text; refuses one without any. */
export function identitiesIn(text: string, file: string): string[] {
  const found = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'));
  try {
    const probe = new Decrypter();
    for (const one of found) probe.addIdentity(one);
    if (found.length) return found;
  } catch {
    // Said below, without what stands in the file.
  }
  throw new NotReadable(
    `${file} holds no identity: give the file that "alongside backup-keys" made, with a line that begins with AGE-SECRET-KEY-.`,
  );
}
