import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { letterAsHtml, letterAsText } from './letter-as-mail.ts';
import { renderLetter, unprintable, withHeadingLevels, type Block, type Letter } from './letter.ts';

const letter: Letter = {
  language: 'en-GB',
  school: {
    name: 'Marigold Lane Primary School',
    address: 'Marigold Lane\nLondon E2 9XX',
    phone: '020 7946 0120',
  },
  date: '2026-11-24',
  to: { name: 'Ms Rukhsana Begum', addressLines: ['48 Old Ford Road', 'London', 'E2 9PQ'] },
  about: 'Help for Amina with reading',
  greeting: 'Dear Ms Begum,',
  blocks: [
    { kind: 'paragraph', text: 'Thank you for meeting us.' },
    { kind: 'heading', text: 'The extra help', level: 2 },
    { kind: 'list', items: ['Books Amina chooses', 'Words before the lesson'] },
    { kind: 'table', caption: 'When', head: ['Help', 'Who'], rows: [['Reading together', 'Mrs Alvarez']] },
    { kind: 'box', title: 'What you can do', text: 'Ten minutes with a book helps.' },
  ],
  signOff: 'Yours sincerely,',
  signedBy: { name: 'Eleanor Hart', role: 'SENCO' },
  footer: 'SENDIASS gives free, impartial advice.',
};

const saying = (text: string): Letter => ({
  ...letter,
  about: text,
  greeting: text,
  to: { name: text, addressLines: [text] },
  blocks: [
    { kind: 'heading', text, level: 2 },
    { kind: 'paragraph', text },
    { kind: 'list', items: [text] },
    { kind: 'table', caption: text, head: [text, 'Who'], rows: [[text]] },
    { kind: 'box', title: text, text },
  ],
  signedBy: { name: text, role: text },
  footer: text,
});

const bytesOf = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');

describe('the letter as PDF', () => {
  const pdf = bytesOf(renderLetter(letter));

  it('says that it is PDF/UA-1, tagged, in English, with a title that readers show', () => {
    expect(pdf).toMatch(/^%PDF-1\.7/);
    expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/);
    expect(pdf).toMatch(/\/Lang\s*\(en-GB\)/);
    expect(pdf).toMatch(/\/DisplayDocTitle true/);
    expect(pdf).toContain('<rdf:li xml:lang="x-default">Help for Amina with reading</rdf:li>');
  });

  it.each(['/H1', '/H2', '/L', '/LI', '/Table', '/Caption', '/TH', '/TD'])('tags its parts: %s', (tag) => {
    expect(pdf).toMatch(new RegExp(`/S\\s*${tag}\\b`));
  });

  it('is the same to the byte when it is made again', () => {
    expect(Buffer.compare(renderLetter(letter), renderLetter(structuredClone(letter)))).toBe(0);
  });

  it('bears the date of the letter, not of the day it was printed', () => {
    expect(pdf).toContain('D:20261124');
  });

  it.each([
    '#panic("no")',
    '#read("/etc/passwd")',
    '$ x^2 $',
    '*bold* _italic_ `code` <label> @ref',
    '= Heading\n- item\n+ item',
    '\\ \\u{41} // comment /* comment */ ~ -- ---',
    '"]) #let letter = none',
    '',
    '\u0000\u0007\t\ud800',
    'শিশুর কথা 😊 👩‍👧 كلمة Слово 漢字 ❤️',
  ])('takes the words %j as words', (words) => {
    expect(bytesOf(renderLetter(saying(words)))).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  it('takes whatever anybody types', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (words) => {
        expect(bytesOf(renderLetter(saying(words)))).toContain('pdfuaid:part');
      }),
      { numRuns: 20 },
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'#$*_`<>@=-+/\\~"\'[](){}\n ab') }), (words) => {
        expect(bytesOf(renderLetter(saying(words)))).toContain('pdfuaid:part');
      }),
      { numRuns: 20 },
    );
  });

  it('takes lists and tables with nothing in them', () => {
    const blocks: Block[] = [
      { kind: 'list', items: [] },
      { kind: 'table', caption: '', head: [], rows: [] },
      { kind: 'table', caption: '', head: ['Who'], rows: [[], ['Mr Osei', 'one cell too many']] },
    ];
    expect(bytesOf(renderLetter({ ...letter, blocks }))).toContain('pdfuaid:part');
  });

  it.each(['en', 'bn', 'so', 'ar', 'pl', 'zh-Hant'])('can be in the language %s', (language) => {
    expect(bytesOf(renderLetter({ ...letter, language }))).toMatch(/\/Lang\s*\(/);
  });

  it('names what it cannot print, and nothing else', () => {
    expect(unprintable(saying('漢 and 漢'))).toEqual(['漢']);
    expect(unprintable(saying('Łukasz, আমিনা, عمر, Олена 😊'))).toEqual([]);
  });

  it('keeps a long letter going over many pages', () => {
    const rows = Array.from({ length: 120 }, (_, n) => [`Session ${n}`, 'Mrs Alvarez']);
    const long = {
      ...letter,
      blocks: [{ kind: 'table' as const, caption: 'All', head: ['What', 'Who'], rows }],
    };
    expect(bytesOf(renderLetter(long)).match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(2);
  });
});

describe('headings', () => {
  it('never skip a level, whatever was asked for', () => {
    const blocks: Block[] = [4, 4, 2, 9].map((level) => ({ kind: 'heading', text: 'x', level }));
    expect(withHeadingLevels(blocks).map(({ level }) => level)).toEqual([2, 3, 2, 3]);
  });
});

describe('the letter as an e-mail', () => {
  it('says the same in plain text', () => {
    const text = letterAsText(letter);
    for (const words of [
      '24 November 2026',
      'Dear Ms Begum,',
      '- Books Amina chooses',
      'Help: Reading together',
      'SENCO',
    ])
      expect(text).toContain(words);
  });

  it('says the same in HTML, with real headings, lists and table headers', () => {
    const html = letterAsHtml(letter);
    for (const tag of ['<html lang="en-GB"', '<h1', '<h2', '<h3', '<li', '<caption', '<th scope="col"'])
      expect(html).toContain(tag);
  });

  it('loads nothing from elsewhere', () => {
    expect(letterAsHtml(letter)).not.toMatch(/src=|url\(|http/);
  });

  it('reads from right to left in Arabic, but for the telephone number', () => {
    const html = letterAsHtml({ ...letter, language: 'ar' });
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toMatch(/<p dir="ltr"[^>]*>.*020 7946 0120/);
  });

  it("lets nobody's words become markup", () => {
    const html = letterAsHtml(saying('<script>alert("x")</script>'));
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
  });
});
