/**
 * Windows-1252 as the web standard has it: the five bytes without a letter stay themselves, so that text which was garbled
 * on the way can be turned back exactly. (TextDecoder reads it as Latin-1 in some versions of Node.)
 */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
const byteOf = new Map([...upper].map((letter, at) => [letter, 0x80 + at]));

export function decodeWindows(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009F]/g, (letter) => upper[letter.charCodeAt(0) - 0x80]!);
}

/** The bytes of a text, or nothing when a letter has no place in Windows-1252. */
export function encodeWindows(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const byte = code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : byteOf.get(text[at]!);
    if (byte === undefined) return undefined;
    bytes[at] = byte;
  }
  return bytes;
}
