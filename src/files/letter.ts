import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { charactersOf, letterFamilies, readLetterFonts } from './fonts.ts';
import { letterTemplate } from './letter-template.ts';
import type { Block, Letter } from '../basics/letter.ts';

export type { Block, Letter } from '../basics/letter.ts';

let typesetter: { compiler: NodeCompiler; covered: Set<number> } | undefined;

function ready() {
  if (!typesetter) {
    const fonts = readLetterFonts();
    const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts }] });
    typesetter = { compiler, covered: charactersOf(fonts) };
  }
  return typesetter;
}

/**
 * Takes a letter, gives a tagged, accessible PDF (PDF/UA-1); the same letter always gives the same bytes.
 * Everybody's words are handed to Typst as data, so no character in them acts as markup. A character that
 * none of our typefaces has is printed as � (`unprintable` names them beforehand).
 */
export function renderLetter(letter: Letter): Uint8Array {
  const { compiler, covered } = ready();
  const inputs = { letter: JSON.stringify(asData(letter), (_, value) => drawable(value, covered)) };
  // Straight to PDF: a document handed to JavaScript in between is freed late, 0.4 MB a letter.
  const pdf = compiler.pdf({ mainFileContent: letterTemplate, inputs }, { pdfStandard: 'ua-1' });
  compiler.evictCache(2);
  return new Uint8Array(pdf);
}

/** The characters of a letter that would be printed as �, e.g. of a script we have no typeface for. */
export function unprintable(letter: Letter): string[] {
  const { covered } = ready();
  const missing = new Set<string>();
  JSON.stringify(asData(letter), (_, value) => {
    if (typeof value === 'string') {
      for (const sign of value) if (!isDrawable(sign, covered) && !isControl(sign)) missing.add(sign);
    }
    return value;
  });
  return [...missing];
}

/** '2026-11-24' in the words of the letter's language: '24 November 2026'. */
export function dateInWords(date: string, language: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}

/** The lines of the letterhead under the school's name. */
export function letterheadLines(school: Letter['school']): string[] {
  return [...(school.address ?? '').split('\n'), school.phone ?? '', school.email ?? ''].filter((line) =>
    line.trim(),
  );
}

/** Blank lines part paragraphs; a single line break stays one. */
export function paragraphsOf(text: string): string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
}

/** A letter's blocks with headings that never skip a level: a screen reader would announce a gap. */
export function withHeadingLevels(blocks: Block[]): { block: Block; level: number }[] {
  let current = 1;
  return blocks.map((block) => {
    if (block.kind === 'heading' && block.text.trim())
      current = Math.min(Math.max(2, Math.trunc(block.level) || 2), current + 1, 6);
    if (block.kind === 'box') return { block, level: Math.min(current + 1, 6) };
    return { block, level: current };
  });
}

function asData(letter: Letter) {
  const [year, month, day] = letter.date.split('-').map(Number);
  const { language, region } = new Intl.Locale(letter.language === 'en' ? 'en-GB' : letter.language);
  const toLines = [letter.to.name, ...letter.to.addressLines].filter((line) => line.trim());
  return {
    lang: language,
    region: region ?? null,
    fonts: letterFamilies,
    year,
    month,
    day,
    title: letter.about,
    author: letter.school.name,
    'school-name': letter.school.name,
    'school-lines': letterheadLines(letter.school).join('\n'),
    'to-lines': toLines.join('\n'),
    'to-count': toLines.length,
    'date-words': dateInWords(letter.date, letter.language),
    greeting: letter.greeting,
    blocks: withHeadingLevels(letter.blocks).map(({ block, level }) => blockAsData(block, level)),
    'sign-off': letter.signOff,
    'signed-name': letter.signedBy.name,
    'signed-role': letter.signedBy.role,
    footer: letter.footer,
    'foot-left': letter.school.name,
    'page-of': language === 'en' ? 'Page {here} of {all}' : '{here} / {all}',
  };
}

function blockAsData(block: Block, level: number): object {
  switch (block.kind) {
    case 'heading':
      return { ...block, level };
    case 'paragraph':
      return { ...block, paragraphs: paragraphsOf(block.text) };
    case 'box':
      return { ...block, level, paragraphs: paragraphsOf(block.text) };
    case 'table':
      // A short row would push the cells after it into wrong columns.
      return {
        ...block,
        rows: block.rows.map((row) => block.head.map((_, column) => row[column] ?? '')),
        widths: block.head.map((_, column) => columnWidth([block.head, ...block.rows], column)),
      };
    case 'list':
      return block;
  }
}

// Wordy columns get more room, none gets more than about twice another's.
function columnWidth(rows: string[][], column: number): number {
  const longest = Math.max(...rows.map((row) => (row[column] ?? '').length));
  return Math.sqrt(Math.min(Math.max(longest, 12), 50));
}

function drawable(value: unknown, covered: Set<number>): unknown {
  if (typeof value !== 'string') return value;
  let drawn = '';
  for (const sign of value.replaceAll('\t', ' ').toWellFormed().normalize('NFC')) {
    if (isDrawable(sign, covered)) drawn += sign;
    else if (!isControl(sign)) drawn += '�';
  }
  return drawn;
}

function isDrawable(sign: string, covered: Set<number>): boolean {
  return /[\n\u200c\u200d]/u.test(sign) || (!isControl(sign) && covered.has(sign.codePointAt(0) ?? 0));
}

// Without a shape of their own; but Bengali and Arabic need the two joiners.
function isControl(sign: string): boolean {
  return /[\p{Cc}\p{Default_Ignorable_Code_Point}]/u.test(sign) && !/[\n\u200c\u200d]/u.test(sign);
}
