import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprintOf, makeKeyPair, opens, packChildFile, readChildFile, unlock } from './child-file.ts';

const keys = makeKeyPair();
const about = { from: 'Marigold Lane', leftOn: '2026-12-18' };
const parts = [
  { name: 'record.json', bytes: Buffer.from('{"pupil":[]}') },
  { name: 'letters/1.pdf', bytes: Buffer.from('%PDF-1.7 …') },
];
const pack = (passphrase?: string) => packChildFile(about, parts, keys, passphrase);
const first = 'alongside-child-file\n';
const unpacked = (bytes: Uint8Array) => gunzipSync(bytes.subarray(first.length));
const packed = (inner: Buffer | string) => Buffer.concat([Buffer.from(first), gzipSync(inner)]);

test('what is packed comes out again, with whose it is', async () => {
  const { bytes, digest } = await pack();
  const read = readChildFile(bytes);
  if ('refused' in read) throw new Error(read.refused);
  expect(read.file).toMatchObject({ about, digest, fingerprint: fingerprintOf(keys.publicKey) });
  expect([...read.file.parts].map(([name, part]) => [name, Buffer.from(part).toString()])).toEqual([
    ['record.json', '{"pupil":[]}'],
    ['letters/1.pdf', '%PDF-1.7 …'],
  ]);
  expect(fingerprintOf(keys.publicKey)).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
  expect(fingerprintOf(makeKeyPair().publicKey)).not.toBe(fingerprintOf(keys.publicKey));
});

test('a key that is locked signs for whoever can open it, and for nobody else', async () => {
  const locked = makeKeyPair('a secret');
  expect(locked.privateKey).toContain('ENCRYPTED PRIVATE KEY');
  const read = readChildFile((await packChildFile(about, parts, locked)).bytes);
  expect('file' in read && read.file.fingerprint).toBe(fingerprintOf(locked.publicKey));
  expect(opens(locked)).toBe(true);
  for (const other of [
    { ...locked, lockedWith: 'another' },
    { ...locked, lockedWith: '' },
  ])
    expect(opens(other)).toBe(false);
});

test('with a passphrase nothing of it can be read, and the right one opens it', async () => {
  const { bytes } = await pack('a passphrase by phone');
  expect(Buffer.from(bytes).includes('record.json')).toBe(false);
  expect(await unlock(bytes, '')).toEqual({ refused: 'locked' });
  expect(await unlock(bytes, 'another passphrase')).toEqual({ refused: 'wrong-passphrase' });
  const opened = await unlock(bytes, 'a passphrase by phone');
  if ('refused' in opened) throw new Error(opened.refused);
  expect('file' in readChildFile(opened.opened)).toBe(true);
  expect(await unlock(parts[0]!.bytes, '')).toEqual({ opened: parts[0]!.bytes });
});

describe('what is refused', () => {
  test('a lock that would stop everything for a minute, before it does', async () => {
    const locked = Buffer.from((await pack('a passphrase by phone')).bytes);
    locked.write('9', locked.indexOf(' 15\n') + 2);
    expect(await unlock(locked, 'a passphrase by phone')).toEqual({ refused: 'not-one' });
  });

  test('any byte changed, anywhere', async () => {
    const { bytes } = await pack();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at]! + by) % 256;
        const read = readChildFile(changed);
        // The header of gzip holds a time and a system, which are nothing of the file.
        if ('refused' in read) return true;
        return at >= first.length && at < first.length + 10;
      }),
    );
  });

  test('a part changed within, whatever the packing says', async () => {
    const { bytes } = await pack();
    const inner = unpacked(bytes);
    inner[inner.indexOf('%PDF')] = 0x40;
    expect(readChildFile(packed(inner))).toEqual({ refused: 'changed' });
    const more = Buffer.concat([unpacked(bytes), Buffer.from('x')]);
    expect(readChildFile(packed(more))).toEqual({ refused: 'changed' });
  });

  test('a list signed by another key than it says', async () => {
    const { bytes } = await pack();
    const other = makeKeyPair();
    const inner = unpacked(bytes);
    const end = inner.indexOf(10);
    const head = { ...JSON.parse(inner.subarray(0, end).toString()), publicKey: other.publicKey };
    const forged = packed(Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), inner.subarray(end + 1)]));
    expect(readChildFile(forged)).toEqual({ refused: 'changed' });
  });

  test('one that is cut off, at whatever length', async () => {
    const { bytes } = await pack();
    for (const length of [1, 10, first.length, first.length + 1, 60, bytes.length - 1])
      expect([length, readChildFile(bytes.subarray(0, length))]).toEqual([length, { refused: 'cut-off' }]);
  });

  test.each([
    ['a CSV', Buffer.from('Forename,Surname\n')],
    ['a ZIP', Buffer.from('PK\u0003\u0004 and so on')],
    ['nothing', Buffer.alloc(0)],
  ])('what is none: %s', (_, bytes) => expect(readChildFile(bytes)).toEqual({ refused: 'not-one' }));

  test('a newer form', async () => {
    const { sign, createPrivateKey } = await import('node:crypto');
    const manifest = JSON.stringify({ form: 2, about, parts: [] });
    const signature = sign(null, Buffer.from(manifest), createPrivateKey(keys.privateKey)).toString('base64');
    const newer = packed(`${JSON.stringify({ manifest, signature, publicKey: keys.publicKey })}\n`);
    expect(readChildFile(newer)).toEqual({ refused: 'too-new' });
  });

  test('one that would grow beyond the limit, before it does', () => {
    const bomb = packed(Buffer.alloc(90_000_000));
    expect(bomb.length).toBeLessThan(200_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(readChildFile(bomb)).toEqual({ refused: 'too-large' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200_000_000);
    expect(readChildFile(Buffer.alloc(20_000_001))).toEqual({ refused: 'too-large' });
  });
});
