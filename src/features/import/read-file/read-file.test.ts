import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { mendGarbledText, recogniseText } from './encoding.ts';
import { readFile } from './read-file.ts';
import type { ReadFile } from './read-file.ts';
import { recogniseSeparator } from './separator.ts';
import { decodeWindows } from './windows-1252.ts';
import type { UnreadableFile } from './unreadable.ts';

const text = (content: string) => Buffer.from(content, 'utf8');
const sample = (name: string) => readFileSync(new URL(`../samples/${name}`, import.meta.url));

async function read(bytes: Uint8Array, choices?: Parameters<typeof readFile>[1]): Promise<ReadFile> {
  const result = await readFile(bytes, choices);
  if (!result.read) throw new Error(result.unreadable.message);
  return result.read;
}

async function refused(bytes: Uint8Array): Promise<UnreadableFile> {
  const { unreadable } = await readFile(bytes);
  if (!unreadable) throw new Error('The file was read');
  return unreadable;
}

describe('which encoding a file has', () => {
  const names = 'Forename,Surname\nZoë,O’Neill\nBjörn,Peña\n';
  it.each([
    ['UTF-8 with a mark', iconv.encode(names, 'utf8', { addBOM: true }), 'utf-8', 'certain'],
    ['UTF-8 without a mark', iconv.encode(names, 'utf8'), 'utf-8', 'certain'],
    [
      'UTF-16 little-endian with a mark',
      iconv.encode(names, 'utf-16le', { addBOM: true }),
      'utf-16le',
      'certain',
    ],
    [
      'UTF-16 big-endian with a mark',
      iconv.encode(names, 'utf-16be', { addBOM: true }),
      'utf-16be',
      'certain',
    ],
    ['UTF-16 little-endian without a mark', iconv.encode(names, 'utf-16le'), 'utf-16le', 'likely'],
    ['UTF-16 big-endian without a mark', iconv.encode(names, 'utf-16be'), 'utf-16be', 'likely'],
    ['Windows-1252', iconv.encode(names, 'windows-1252'), 'windows-1252', 'likely'],
  ])('recognises %s', (_, bytes, encoding, confidence) => {
    expect(recogniseText(bytes)).toMatchObject({ text: names, encoding, confidence });
  });

  it('notices letters that were garbled on the way, and mends them only when a person says so', async () => {
    const garbled = decodeWindows(text('Forename,Surname\nZoë,Peña\nChloé,D’Arcy\n'));
    const first = await read(text(garbled));
    expect(first.encoding.garbled).toMatchObject({ count: 4 });
    expect(first.encoding.garbled!.examples).toContainEqual({ before: 'ZoÃ«', after: 'Zoë' });
    expect(first.rows[1]!.cells[0]).toBe('ZoÃ«');
    const mended = await read(text(garbled), { mendGarbled: true });
    expect(mended.rows.slice(1).map(({ cells }) => cells)).toEqual([
      ['Zoë', 'Peña'],
      ['Chloé', 'D’Arcy'],
    ]);
  });

  it('counts letters that were lost before the file reached us', () => {
    expect(recogniseText(text('Zo\uFFFD,Begum')).lostLetters).toBe(1);
  });

  it('mends what Windows text garbled, for any name, and leaves good names alone', () => {
    const letters = fc.constantFrom(...'abcÀÉÖÿñçłŁśőşğžŽ’–éèêëîïôûüßæøå');
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 20 }), (word) => {
        const name = word.join('');
        expect(mendGarbledText(decodeWindows(Buffer.from(name)))).toBe(name);
      }),
    );
    for (const name of ['Zoë', 'Łukasik', 'Ñandú', 'Çağlar', 'François', 'Åse', 'O’Neill', 'Iñigo']) {
      expect(mendGarbledText(name)).toBe(name);
    }
  });
});

describe('Windows text', () => {
  it('agrees with iconv on every byte that has a letter', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, at) => at).filter(
      (byte) => ![0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte),
    );
    expect(decodeWindows(bytes)).toBe(iconv.decode(bytes, 'windows-1252'));
  });
});

describe('which separator a file has', () => {
  it.each([',', ';', '\t', '|'] as const)('recognises %j, even with the others inside cells', (separator) => {
    const rows = [
      ['Surname', 'Forename', 'UPN', 'Year'],
      ['"Begum, Amina; (Mina)"', 'Amina', '', '3'],
      ["O'Neill", 'Jude', '', '4'],
    ];
    const written = rows.map((row) => row.join(separator)).join('\r\n');
    expect(recogniseSeparator(written)).toMatchObject({ separator, columns: 4 });
  });

  it('obeys the line that Excel writes for itself', async () => {
    const { rows, separator } = await read(text('sep=;\r\nSurname;Forename\r\nBegum;Amina\r\n'));
    expect(separator).toMatchObject({ separator: ';', confidence: 'certain' });
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [2, 'Surname', 'Forename'],
      [3, 'Begum', 'Amina'],
    ]);
  });

  it('lets a person choose another', async () => {
    const { rows } = await read(text('a,b|c\nd,e|f\n'), { separator: '|' });
    expect(rows[0]!.cells).toEqual(['a,b', 'c']);
  });
});

describe('the rows of a file', () => {
  it('leaves out blank lines and empty cells at the end, and knows the line of each row', async () => {
    const { rows } = await read(text('Surname,Forename,,\n\n,,,\n"Begum\nRahman",Amina,,\nKhan,Ali,,\n'));
    expect(rows).toEqual([
      { line: 1, cells: ['Surname', 'Forename'] },
      { line: 4, cells: ['Begum\nRahman', 'Amina'] },
      { line: 6, cells: ['Khan', 'Ali'] },
    ]);
  });

  it('survives any values: what is written as CSV is read back, cell by cell', async () => {
    const cell = fc
      .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
      .filter((value) => /^[^\s\u0000-\u001f\uFEFF\uFFFD]+$/.test(value));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }),
        async (values) => {
          const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
          const all = [['Surname', 'Forename', 'Year'], ...values];
          const bytes = text(all.map((row) => row.map(quoted).join(',')).join('\n'));
          const { rows } = await read(bytes, { encoding: 'utf-8', separator: ',' });
          expect(rows.map(({ cells }) => cells)).toEqual(all);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('reads the samples of SIMS, Arbor, Bromcom and a messy one', async () => {
    expect(await read(sample('sims.csv'))).toMatchObject({
      encoding: { encoding: 'windows-1252' },
      separator: { separator: ',' },
    });
    expect(await read(sample('arbor.csv'))).toMatchObject({
      encoding: { encoding: 'utf-8' },
      separator: { separator: ',' },
    });
    expect(await read(sample('bromcom.csv'))).toMatchObject({
      encoding: { encoding: 'utf-16le' },
      separator: { separator: '\t' },
    });
    expect(await read(sample('messy.csv'))).toMatchObject({
      encoding: { encoding: 'windows-1252' },
      separator: { separator: ';' },
    });
  });

  it('takes 5,000 rows and shows how far it is', async () => {
    const row =
      'Begum,"Amina, called Mina",L211400024001,Year 3,3 Willow,03/04/2019,F,02/09/2024,K,SLCN,Bengali,Y,N';
    const shares: number[] = [];
    const { rows } = await read(text(`Surname,Forename\n${`${row}\n`.repeat(5000)}`), {
      onProgress: (share) => shares.push(share),
    });
    expect(rows).toHaveLength(5001);
    expect(shares.length).toBeGreaterThan(5);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });
});

describe('files that are no list', () => {
  const zip = [0x50, 0x4b, 0x03, 0x04];
  it.each([
    [
      'an Excel workbook',
      Buffer.concat([Buffer.from(zip), text('....[Content_Types].xml')]),
      'excel',
      /Save it as CSV/,
    ],
    [
      'an old Excel workbook',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'old-excel',
      /Save it as CSV/,
    ],
    ['another zip', Buffer.concat([Buffer.from(zip), text('....pupils.csv')]), 'other', /Unpack it/],
    ['a PDF', text('%PDF-1.7 ...'), 'pdf', /as CSV instead/],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72]),
      'other',
      /Export the list/,
    ],
    ['an empty file', text(''), 'empty', /empty/],
    ['a file of blank lines', text('\r\n  \n'), 'empty', /empty/],
    ['a file of headings only', text('Surname,Forename\n'), 'no-rows', /no rows/],
    ['a file of one column', text('Surname\nBegum\nKhan\n'), 'one-column', /one column/],
    [
      'an open quotation mark',
      text('Surname,Forename\n"Begum,Amina\nKhan,Ali\n'),
      'open-quote',
      /never closed/,
    ],
  ])('says what to do about %s', async (_, bytes, reason, message) => {
    const unreadable = await refused(bytes);
    expect(unreadable.reason).toBe(reason);
    expect(unreadable.message).toMatch(message);
  });
});
