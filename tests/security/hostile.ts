import fc from 'fast-check';

/** Stands in everything hostile that could become part of a page: a page that holds it as a tag or attribute was broken into. */
export const mark = 'xss7f3a';

const known = [
  'a\u0000b',
  '\u0000',
  'half \ud83d',
  '\udc00\ud800',
  'txt.\u202eexe\u202c',
  '\u200b\u200d\ufeff\u2060',
  '\u0001\u0007\u001b[31m\u007f\u0085\u009b',
  '\u2028\u2029',
  `"><${mark} on${mark}=1>`,
  `'><${mark} on${mark}='1'>`,
  `<script>${mark}()</script>`,
  `</textarea></title></style></script><${mark}>`,
  `<!-- <${mark}> -->&lt;${mark}&#60;`,
  `javascript:${mark}()`,
  "' or '1'='1' --",
  '"; drop table pupil; --',
  '1); select pg_sleep(9); --',
  '%_\\',
  `=HYPERLINK("https://elsewhere.example","${mark}")`,
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '\t=1+1',
  '＝1+1',
  'x\r\nBcc: somebody@elsewhere.example',
  'x\r\n\r\n<html>',
  'x\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:other',
  'x;CN="y":mailto:z@elsewhere.example',
  '${7*7}{{7*7}}<%= 7*7 %>#{7*7}',
  '#import "/etc/passwd": *\n#read("/etc/passwd")\n$ x $ @y <z> \\',
  '../../../../etc/passwd',
  '..\\..\\windows',
  '%2e%2e%2f%00',
  '%',
  '9'.repeat(400),
  '1e308',
  '-1',
  '-0',
  '0.1',
  'NaN',
  'Infinity',
  '0x7f',
  '２０２６',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '275760-09-14',
  '99:99',
  '__proto__',
  'constructor',
  'toString',
  '{"$gt":""}',
  'a@b.c, d@e.f',
  `"${mark}"@example.org`,
  'null',
  'undefined',
  '[object Object]',
];

const long = fc
  .tuple(fc.constantFrom('a', 'ß ', '👩‍👩‍👧', '<b>', '\u202e', 'word '), fc.integer({ min: 1, max: 1e9 }))
  .map(([piece, seed]) => {
    // Random, so that no engine makes it short by packing.
    let at = seed;
    let text = '';
    while (text.length < 100_000) {
      at = (at * 48_271) % 2_147_483_647;
      text += piece + at.toString(36);
    }
    return text;
  });

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...known) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 1, arbitrary: long },
);

/** As a form would be sent, byte for byte: half characters as the bytes that stand for them, which no browser would send. */
export function encoded(fields: readonly (readonly [string, string])[]): string {
  return fields.map(([name, value]) => `${percent(name)}=${percent(value)}`).join('&');
}

export function percent(text: string): string {
  return text
    .split(/((?<![\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff]))/)
    .map((piece) => (piece.isWellFormed() ? encodeURIComponent(piece) : bytesOf(piece.charCodeAt(0))))
    .join('');
}

const bytesOf = (code: number): string =>
  [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)]
    .map((byte) => `%${byte.toString(16).toUpperCase()}`)
    .join('');
