import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { renderCsv } from './csv-out.ts';

const rowsOf = (csv: string): string[][] => parse(csv, { bom: true });

describe('a table to download', () => {
  it('begins with the mark by which Excel knows UTF-8', () => {
    expect(renderCsv(['Name'], [['Łucja']])).toBe('\ufeffName\r\nŁucja\r\n');
  });

  it.each([
    ['a, b', '"a, b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    [' kept ', '" kept "'],
    [-3, '-3'],
    [null, ''],
    [undefined, ''],
    [Number.NaN, ''],
    ['=1+1', "'=1+1"],
    ['+44 7700 900123', "'+44 7700 900123"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', `"'\t=1"`.replace(/^"|"$/g, '')],
    ['  =1', "'  =1"],
    ['＝1', "'＝1"],
    ['=A1,"x"', `"'=A1,""x"""`],
    ['half-term', 'half-term'],
  ])('writes %j as %j', (cell, written) => {
    expect(renderCsv(['x'], [[cell]])).toBe(`\ufeffx\r\n${written}\r\n`);
  });

  it('comes back as it went, whatever was in it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string(), fc.string())), (rows) => {
        const back = rowsOf(renderCsv(['a', 'b', 'c'], rows)).slice(1);
        expect(back).toHaveLength(rows.length);
        back.forEach((row, r) =>
          row.forEach((cell, c) => {
            expect([rows[r]?.[c], `'${rows[r]?.[c]}`]).toContain(cell);
            expect(cell).not.toMatch(/^\s*[=+\-@]/);
          }),
        );
      }),
    );
  });
});
