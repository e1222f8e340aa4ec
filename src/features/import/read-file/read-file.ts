import { parse } from 'csv-parse';
import { asTyped } from '../../../basics/typed-text.ts';
import { mendGarbledText, recogniseText } from './encoding.ts';
import type { RecognisedText } from './encoding.ts';
import type { Encoding } from './encoding-names.ts';
import { recogniseSeparator } from './separator.ts';
import type { RecognisedSeparator, Separator } from './separator.ts';
import { whyUnreadable } from './unreadable.ts';
import type { UnreadableFile } from './unreadable.ts';

/** One filled line of the file. `line` is the line number a person sees in a text editor or spreadsheet. */
export interface FileRow {
  line: number;
  cells: string[];
}

export interface ReadingChoices {
  separator?: Separator | undefined;
  /** Only a person chooses this: letters such as "Ã©" become "é". */
  mendGarbled?: boolean | undefined;
  /** Called now and then with the share of the file that has been read, 0 to 1. */
  onProgress?: ((share: number) => void) | undefined;
}

export interface ReadRows {
  rows: FileRow[];
  separator: RecognisedSeparator;
}

export interface ReadFile extends ReadRows {
  encoding: Omit<RecognisedText, 'text'>;
}

export type Refusable<T> =
  { read: T; unreadable?: undefined } | { read?: undefined; unreadable: UnreadableFile };

export const mostRows = 20_000;

/**
 * Takes the bytes a person sent and gives the filled rows, with what was recognised. Blank lines and empty cells at the
 * end of a row are gone. Refuses, with what to do, files that are not a list of rows.
 */
export async function readFile(
  bytes: Uint8Array,
  choices: ReadingChoices & { encoding?: Encoding } = {},
): Promise<Refusable<ReadFile>> {
  const unreadable = whyUnreadable(bytes);
  if (unreadable) return { unreadable };
  const { text, ...encoding } = recogniseText(bytes, choices.encoding);
  const { read, unreadable: why } = await readRows(text, choices);
  return read ? { read: { ...read, encoding } } : { unreadable: why };
}

/** The same from text whose encoding is settled. */
export async function readRows(found: string, choices: ReadingChoices = {}): Promise<Refusable<ReadRows>> {
  const mended = choices.mendGarbled ? mendGarbledText(found) : found;
  const recognised = recogniseSeparator(mended);
  const separator: RecognisedSeparator = choices.separator
    ? { ...recognised, separator: choices.separator, confidence: 'certain' }
    : recognised;
  const text = mended.replace(/^sep=.\r?\n/i, '\n');
  const rows: FileRow[] = [];
  try {
    for await (const { offset, ...row } of rowsOf(text, separator.separator)) {
      rows.push(row);
      if (rows.length > mostRows) return { unreadable: tooLong };
      if (rows.length % 500 === 0) choices.onProgress?.(Math.min(offset / text.length, 1));
    }
  } catch (error) {
    return { unreadable: whyUnparsed(error) };
  }
  if (rows.length < 2) return { unreadable: noRows };
  if (rows.every(({ cells }) => cells.length < 2)) return { unreadable: oneColumn };
  choices.onProgress?.(1);
  return { read: { rows, separator } };
}

const tooLong: UnreadableFile = {
  reason: 'too-long',
  message: `The file has more than ${mostRows.toLocaleString('en-GB')} rows. Export only the pupils of one school.`,
};
const noRows: UnreadableFile = {
  reason: 'no-rows',
  message: 'The file has headings but no rows, or only one line. Export the list again and choose that file.',
};
const oneColumn: UnreadableFile = {
  reason: 'one-column',
  message:
    'Everything is in one column. Choose which character parts the columns, or export the list again as CSV with several columns.',
};

interface ParsedRow extends FileRow {
  offset: number;
}

/** Gives the rows one after another, letting other work happen between pieces of the file. */
async function* rowsOf(text: string, separator: Separator): AsyncGenerator<ParsedRow> {
  const parser = parse({
    delimiter: separator,
    info: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: separator !== '\t',
    max_record_size: 100_000,
  });
  const feed = async () => {
    const piece = 65_536;
    for (let at = 0; at < text.length; at += piece) {
      if (!parser.write(text.slice(at, at + piece)))
        await new Promise((resolve) => parser.once('drain', resolve));
    }
    parser.end();
  };
  const feeding = feed();
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
    const cells = withoutEmptyEnd(record.map((cell) => asTyped(cell).replaceAll('\u00A0', ' ').trim()));
    const height = record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
    if (cells.length > 0) yield { line: info.lines - height, cells, offset: info.bytes };
  }
  await feeding;
}

interface Info {
  lines: number;
  bytes: number;
}

function withoutEmptyEnd(cells: string[]): string[] {
  const last = cells.findLastIndex((cell) => cell !== '');
  return cells.slice(0, last + 1);
}

function whyUnparsed(error: unknown): UnreadableFile {
  const { code, lines } = error as { code?: string; lines?: number };
  if (code !== 'CSV_QUOTE_NOT_CLOSED' && code !== 'CSV_MAX_RECORD_SIZE') throw error;
  return {
    reason: 'open-quote',
    message: `A quotation mark is opened and never closed${lines ? `, at or before line ${lines}` : ''}. Remove it in the file, or export the list again.`,
  };
}
