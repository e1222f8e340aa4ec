import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** In the order in which a character looks for its type: the first family that has it sets it. */
export const letterFamilies = [
  'Atkinson Hyperlegible Next',
  'Noto Sans',
  'Noto Sans Bengali',
  'Noto Sans Arabic',
  'Noto Emoji',
];

// Atkinson covers Latin (Somali, Polish, Turkish, Vietnamese); Noto the rest that our families write most.
const files = [
  '@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  '@expo-google-fonts/atkinson-hyperlegible-next/400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf',
  '@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  '@expo-google-fonts/noto-sans-bengali/400Regular/NotoSansBengali_400Regular.ttf',
  '@expo-google-fonts/noto-sans-bengali/700Bold/NotoSansBengali_700Bold.ttf',
  '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  '@expo-google-fonts/noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf',
  '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
];

/** The typefaces of our letters, read from disk. */
export function readLetterFonts(): Buffer[] {
  return files.map((file) => readFileSync(require.resolve(file)));
}

/** Every character that at least one of the fonts can draw: PDF/UA refuses a document with a missing glyph. */
export function charactersOf(fonts: Buffer[]): Set<number> {
  const covered = new Set<number>();
  for (const font of fonts) for (const code of charactersOfOne(font)) covered.add(code);
  return covered;
}

function* charactersOfOne(font: Buffer): Generator<number> {
  const cmap = tableAt(font, 'cmap');
  const count = font.readUInt16BE(cmap + 2);
  for (let i = 0; i < count; i++) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4);
    const format = font.readUInt16BE(subtable);
    if (format === 4) yield* segments(font, subtable);
    if (format === 12) yield* groups(font, subtable);
  }
}

function tableAt(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4);
  for (let at = 12; at < 12 + count * 16; at += 16) {
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8);
  }
  throw new Error(`The font has no ${tag} table. Reinstall the packages with npm ci.`);
}

// cmap format 4: ranges of the basic plane; a range may still map single characters to "no glyph".
function* segments(font: Buffer, at: number): Generator<number> {
  const bytes = font.readUInt16BE(at + 6);
  const [ends, starts, deltas, offsets] = [
    at + 14,
    at + 16 + bytes,
    at + 16 + 2 * bytes,
    at + 16 + 3 * bytes,
  ];
  for (let i = 0; i < bytes; i += 2) {
    const delta = font.readUInt16BE(deltas + i);
    const offset = font.readUInt16BE(offsets + i);
    const [first, last] = [font.readUInt16BE(starts + i), font.readUInt16BE(ends + i)];
    for (let code = first; code <= last && code < 0xffff; code++) {
      const glyph =
        offset === 0 ? code + delta : font.readUInt16BE(offsets + i + offset + 2 * (code - first));
      if ((glyph & 0xffff) !== 0) yield code;
    }
  }
}

// cmap format 12: ranges of all planes.
function* groups(font: Buffer, at: number): Generator<number> {
  const count = font.readUInt32BE(at + 12);
  for (let i = 0; i < count; i++) {
    const group = at + 16 + i * 12;
    const last = font.readUInt32BE(group + 4);
    for (let code = font.readUInt32BE(group); code <= last; code++) yield code;
  }
}
