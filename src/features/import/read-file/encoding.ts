import { encodingNames } from './encoding-names.ts';
import type { Encoding } from './encoding-names.ts';
import { decodeWindows, encodeWindows } from './windows-1252.ts';

export interface GarbledText {
  /** How many runs of garbled letters there are, such as "Ã©" for "é". */
  count: number;
  examples: { before: string; after: string }[];
}

export interface RecognisedText {
  text: string;
  encoding: Encoding;
  confidence: 'certain' | 'likely' | 'unsure';
  /** A plain sentence for the person who chose the file. */
  because: string;
  /** Present when letters look as if the file was saved in a wrong encoding: a person chooses whether to mend it. */
  garbled?: GarbledText;
  /** Letters that were already lost ("�") before the file reached us. */
  lostLetters: number;
}

/** Takes the bytes of a text file and gives its text, with the encoding that was recognised, how sure we are, and why. */
export function recogniseText(bytes: Uint8Array, chosen?: Encoding): RecognisedText {
  const found = chosen
    ? { encoding: chosen, confidence: 'certain' as const, because: `You chose ${encodingNames[chosen]}.` }
    : recogniseEncoding(bytes);
  // PostgreSQL keeps no NUL. What else nobody can type goes later, once garbled letters are mended: they are made of it.
  const text = decode(bytes, found.encoding).replaceAll('\0', '');
  const garbled = findGarbledText(text);
  return {
    text,
    ...found,
    ...(garbled ? { garbled } : {}),
    lostLetters: text.match(/\uFFFD/g)?.length ?? 0,
  };
}

function decode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'windows-1252') return decodeWindows(bytes);
  return new TextDecoder(encoding).decode(bytes);
}

function recogniseEncoding(bytes: Uint8Array): Pick<RecognisedText, 'encoding' | 'confidence' | 'because'> {
  const mark = markAtStart(bytes);
  if (mark) {
    return {
      encoding: mark,
      confidence: 'certain',
      because: `The file says so itself: ${encodingNames[mark]}.`,
    };
  }
  const wide = zeroBytes(bytes);
  if (wide) {
    return {
      encoding: wide,
      confidence: 'likely',
      because: 'Every second byte is empty, as in Unicode text.',
    };
  }
  if (isPlain(bytes)) {
    return {
      encoding: 'utf-8',
      confidence: 'certain',
      because: 'The file has no accented letters, so any encoding reads it the same.',
    };
  }
  if (isUtf8(bytes)) {
    return { encoding: 'utf-8', confidence: 'certain', because: 'Every accented letter is good UTF-8.' };
  }
  const undefinedIn1252 = bytes.some((byte) => [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte));
  return {
    encoding: 'windows-1252',
    confidence: undefinedIn1252 ? 'unsure' : 'likely',
    because: undefinedIn1252
      ? 'The file is not UTF-8, and some letters do not fit Windows text either. Check the names with accents.'
      : 'The file is not UTF-8; its accented letters fit the way Windows and Excel save a CSV.',
  };
}

function markAtStart(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function zeroBytes(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, 4096);
  if (sample.length < 4) return undefined;
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]! += 1;
  });
  const half = sample.length / 2;
  if (zeros[1]! > half * 0.7 && zeros[0]! < half * 0.1) return 'utf-16le';
  if (zeros[0]! > half * 0.7 && zeros[1]! < half * 0.1) return 'utf-16be';
  return undefined;
}

const isPlain = (bytes: Uint8Array) => bytes.every((byte) => byte < 0x80);

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

// What the bytes 0x80-0xBF (the second and later bytes of a UTF-8 letter) look like when read as Windows-1252.
const tail = '[\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]';
const garbledRun = new RegExp(`(?:[Â-ß]${tail}|[à-ï]${tail}${tail}|[ð-ô]${tail}${tail}${tail})+`, 'g');

function findGarbledText(text: string): GarbledText | undefined {
  const examples: GarbledText['examples'] = [];
  let count = 0;
  for (const match of text.matchAll(garbledRun)) {
    if (mendRun(match[0]) === match[0]) continue;
    count += 1;
    if (examples.length < 5) {
      const around = wordAround(text, match.index, match[0].length);
      const after = mendGarbledText(around);
      if (!examples.some((example) => example.before === around)) examples.push({ before: around, after });
    }
  }
  return count > 0 ? { count, examples } : undefined;
}

function wordAround(text: string, at: number, length: number): string {
  let start = at;
  let end = at + length;
  while (start > 0 && at - start < 30 && /[^\s,;|"]/.test(text[start - 1]!)) start -= 1;
  while (end < text.length && end - at < 40 && /[^\s,;|"]/.test(text[end]!)) end += 1;
  return text.slice(start, end);
}

/** Takes text with letters such as "Ã©" and gives it with "é"; what cannot be mended stays as it is. */
export function mendGarbledText(text: string): string {
  return text.replace(garbledRun, mendRun);
}

function mendRun(run: string): string {
  const bytes = encodeWindows(run);
  if (!bytes) return run;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return run;
  }
}
