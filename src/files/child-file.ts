import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Decrypter, Encrypter } from 'age-encryption';

// A child's file on its way from one school to another: a first line that names the kind, then everything packed (gzip): one line
// of JSON with the signed list of contents, then the contents one after another. With a passphrase, all of it within age.

const firstLine = 'alongside-child-file\n';
/** A program that reads this form reads every file with this number or a smaller one. */
export const formNumber = 1;
/** What may be sent in one request (web/server.ts), and what it may come to when unpacked. */
const mostPacked = 20_000_000;
const mostUnpacked = 80_000_000;
const mostParts = 2_000;
const ageBegins = 'age-encryption.org/v1';
// Working a key out stops everything else for as long as it takes: half a second, never the minute that a file could ask for.
// The passphrases that we propose have 99 bits, and need no more.
const hardness = 15;
const hardest = 16;

export interface Part {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Listed {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
  /** With which the private key is locked, where it is. */
  readonly lockedWith?: string;
}

/** A new Ed25519 pair, in PEM; the private key locked where something is given to lock it with. */
export function makeKeyPair(lockedWith?: string): KeyPair {
  const lock = lockedWith === undefined ? {} : { cipher: 'aes-256-cbc', passphrase: lockedWith };
  const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem', ...lock },
  });
  return { publicKey, privateKey, ...(lockedWith === undefined ? {} : { lockedWith }) };
}

/** Whether the private key can be used with what it is said to be locked with. */
export function opens(keys: KeyPair): boolean {
  try {
    return privateKeyOf(keys) !== undefined;
  } catch {
    return false;
  }
}

const privateKeyOf = ({ privateKey, lockedWith }: KeyPair) =>
  createPrivateKey({ key: privateKey, ...(lockedWith === undefined ? {} : { passphrase: lockedWith }) });

/** What two people read to each other to be sure that it is the same key: eight groups of four. */
export function fingerprintOf(publicKey: string): string {
  const der = createPublicKey(publicKey).export({ type: 'spki', format: 'der' });
  const digits = createHash('sha256').update(der).digest('hex').slice(0, 32);
  return digits.match(/.{4}/g)!.join(' ');
}

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Packs and signs parts; with a passphrase, locked. `about` is read before anything else is. */
export async function packChildFile(
  about: Readonly<Record<string, string>>,
  parts: readonly Part[],
  keys: KeyPair,
  passphrase?: string,
): Promise<{ bytes: Uint8Array; digest: string }> {
  const list: Listed[] = parts.map(({ name, bytes }) => ({
    name,
    bytes: bytes.length,
    sha256: sha256(bytes),
  }));
  const manifest = JSON.stringify({ form: formNumber, about, parts: list });
  const signature = sign(null, Buffer.from(manifest), privateKeyOf(keys)).toString('base64');
  const head = JSON.stringify({ manifest, signature, publicKey: keys.publicKey });
  const packed = gzipSync(Buffer.concat([Buffer.from(`${head}\n`), ...parts.map(({ bytes }) => bytes)]));
  const whole = Buffer.concat([Buffer.from(firstLine), packed]);
  const digest = sha256(manifest);
  if (!passphrase) return { bytes: whole, digest };
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(hardness);
  encrypter.setPassphrase(passphrase);
  return { bytes: await encrypter.encrypt(whole), digest };
}

export type Refusal =
  'not-one' | 'too-large' | 'locked' | 'wrong-passphrase' | 'cut-off' | 'too-new' | 'changed';

export interface ChildFile {
  readonly about: Readonly<Record<string, string>>;
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly digest: string;
  readonly fingerprint: string;
}

/** Unlocks a file that came with a passphrase; gives any other as it is. */
export async function unlock(
  bytes: Uint8Array,
  passphrase: string,
): Promise<{ opened: Uint8Array } | { refused: Refusal }> {
  if (bytes.length > mostPacked) return { refused: 'too-large' };
  if (!Buffer.from(bytes.subarray(0, ageBegins.length)).equals(Buffer.from(ageBegins)))
    return { opened: bytes };
  if (!passphrase) return { refused: 'locked' };
  if (hardnessOf(bytes) > hardest) return { refused: 'not-one' };
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return { opened: await decrypter.decrypt(bytes) };
  } catch {
    return { refused: 'wrong-passphrase' };
  }
}

/** The power of two that a locked file asks for; beyond all bounds when it does not say. */
function hardnessOf(bytes: Uint8Array): number {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return Number(/^-> scrypt \S+ (\d+)$/m.exec(head)?.[1] ?? Infinity);
}

/** Checks a file that is open: its kind, its size unpacked, the signature over its list, and each part against the list. */
export function readChildFile(bytes: Uint8Array): { file: ChildFile } | { refused: Refusal } {
  const start = Buffer.from(firstLine);
  if (bytes.length > mostPacked) return { refused: 'too-large' };
  const begins = Buffer.from(bytes.subarray(0, start.length));
  if (!begins.equals(start))
    return {
      refused: begins.length && start.subarray(0, begins.length).equals(begins) ? 'cut-off' : 'not-one',
    };
  let whole: Buffer;
  try {
    // It may be made small to grow without end: nothing is unpacked beyond the limit.
    whole = gunzipSync(bytes.subarray(start.length), { maxOutputLength: mostUnpacked });
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') return { refused: 'too-large' };
    return { refused: code === 'Z_BUF_ERROR' ? 'cut-off' : 'changed' };
  }
  const line = whole.indexOf(10);
  const head = line > 0 ? parse(whole.subarray(0, line).toString()) : undefined;
  const { manifest, signature, publicKey } = head ?? {};
  if (typeof manifest !== 'string' || typeof signature !== 'string' || typeof publicKey !== 'string')
    return { refused: 'changed' };
  if (!isSigned(manifest, signature, publicKey)) return { refused: 'changed' };
  const said = parse(manifest);
  if (typeof said?.['form'] !== 'number') return { refused: 'changed' };
  if (said['form'] > formNumber) return { refused: 'too-new' };
  const list = listIn(said['parts']);
  const about = aboutIn(said['about']);
  if (!list || !about) return { refused: 'changed' };
  const parts = partsOf(whole.subarray(line + 1), list);
  if (!parts) return { refused: 'changed' };
  return { file: { about, parts, digest: sha256(manifest), fingerprint: fingerprintOf(publicKey) } };
}

function partsOf(whole: Buffer, list: readonly Listed[]): Map<string, Uint8Array> | undefined {
  const parts = new Map<string, Uint8Array>();
  let at = 0;
  for (const { name, bytes, sha256: wanted } of list) {
    const part = whole.subarray(at, at + bytes);
    if (part.length !== bytes || sha256(part) !== wanted || parts.has(name)) return undefined;
    parts.set(name, part);
    at += bytes;
  }
  return at === whole.length ? parts : undefined;
}

function isSigned(manifest: string, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey(publicKey);
    return (
      key.asymmetricKeyType === 'ed25519' &&
      verify(null, Buffer.from(manifest), key, Buffer.from(signature, 'base64'))
    );
  } catch {
    return false;
  }
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function listIn(value: unknown): Listed[] | undefined {
  if (!Array.isArray(value) || value.length > mostParts) return undefined;
  const isListed = (one: unknown): one is Listed => {
    const { name, bytes, sha256: digest } = (one ?? {}) as Partial<Record<keyof Listed, unknown>>;
    return (
      typeof name === 'string' &&
      /^[\w/.-]{1,120}$/.test(name) &&
      Number.isInteger(bytes) &&
      (bytes as number) >= 0 &&
      typeof digest === 'string'
    );
  };
  return value.every((one) => isListed(one)) ? value : undefined;
}

function aboutIn(value: unknown): Record<string, string> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  return entries.every(([, one]) => typeof one === 'string' && one.length <= 500)
    ? (Object.fromEntries(entries) as Record<string, string>)
    : undefined;
}
