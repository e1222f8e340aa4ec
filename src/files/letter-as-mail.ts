import {
  dateInWords,
  letterheadLines,
  paragraphsOf,
  withHeadingLevels,
  type Block,
  type Letter,
} from './letter.ts';

/** Takes a letter, gives the same words as the plain text of an e-mail. */
export function letterAsText(letter: Letter): string {
  const parts = [
    letter.about,
    dateInWords(letter.date, letter.language),
    letter.greeting,
    ...letter.blocks.map(blockAsText),
    `${letter.signOff}\n\n${letter.signedBy.name}\n${letter.signedBy.role}`,
    [letter.school.name, ...letterheadLines(letter.school)].join('\n'),
    letter.footer,
  ];
  return `${parts
    .map((part) => part.replace(/\r\n?/g, '\n').trim())
    .filter(Boolean)
    .join('\n\n')}\n`;
}

function blockAsText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.text.toUpperCase();
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'table':
      // Each row becomes a small list: columns of spaces are unreadable on a phone and aloud.
      return [
        `${block.caption}:`,
        ...block.rows.map((row) =>
          block.head
            .map((head, column) => `${column === 0 ? '- ' : '  '}${head}: ${row[column] ?? ''}`)
            .join('\n'),
        ),
      ].join('\n');
    case 'box':
      return `${block.title.toUpperCase()}\n${block.text}`;
  }
}

const pine = '#1d4d45';
const cell = 'padding:8px;text-align:start;vertical-align:top;border-bottom:1px solid #b9cdc6';

/**
 * Takes a letter, gives the same words as the HTML of an e-mail: headings, lists and tables as such, styles
 * inline, nothing loaded from elsewhere (a picture from a server would tell that server who has read it).
 */
export function letterAsHtml(letter: Letter): string {
  const language = letter.language === 'en' ? 'en-GB' : letter.language;
  const direction = directionOf(language);
  const blocks = withHeadingLevels(letter.blocks).map(({ block, level }) => blockAsHtml(block, level));
  const school = [letter.school.name, ...letterheadLines(letter.school)].map(escaped).join('<br>');
  return `<!doctype html>
<html lang="${escaped(language)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(letter.about)}</title>
</head>
<body style="margin:0;padding:24px 16px;background:#ffffff;color:#1c2321;font:18px/1.55 'Atkinson Hyperlegible Next',Verdana,Arial,sans-serif">
<div style="max-width:640px;margin:0 auto">
<p style="margin:0 0 24px;padding:0 0 12px;border-bottom:2px solid ${pine};color:${pine};font-weight:bold">${escaped(letter.school.name)}</p>
<p style="margin:0 0 16px;color:#4d5a56">${escaped(dateInWords(letter.date, letter.language))}</p>
${paragraph(letter.greeting)}
<h1 style="margin:24px 0 16px;font-size:24px;line-height:1.25;color:${pine}">${escaped(letter.about)}</h1>
${blocks.join('\n')}
${paragraph(letter.signOff)}
<p style="margin:24px 0"><strong>${escaped(letter.signedBy.name)}</strong><br>${escaped(letter.signedBy.role)}</p>
<p dir="ltr" style="margin:32px 0 16px;padding:12px 0 0;border-top:1px solid #b9cdc6;font-size:16px;color:#4d5a56">${school}</p>
${letter.footer ? `<p style="margin:0;font-size:16px;color:#4d5a56">${escaped(letter.footer)}</p>` : ''}
</div>
</body>
</html>
`;
}

function blockAsHtml(block: Block, level: number): string {
  switch (block.kind) {
    case 'heading':
      return `<h${level} style="margin:28px 0 8px;font-size:20px;color:${pine}">${escaped(block.text)}</h${level}>`;
    case 'paragraph':
      return paragraphsOf(block.text).map(paragraph).join('\n');
    case 'list':
      return `<ul style="margin:0 0 16px;padding-left:24px">${block.items
        .map((item) => `<li style="margin:0 0 8px">${escaped(item)}</li>`)
        .join('')}</ul>`;
    case 'table':
      return tableAsHtml(block);
    case 'box':
      return `<div style="margin:24px 0;padding:16px;border-left:4px solid ${pine};background:#eef4f1">
<h${level} style="margin:0 0 8px;font-size:18px;color:${pine}">${escaped(block.title)}</h${level}>
${paragraphsOf(block.text).map(paragraph).join('\n')}
</div>`;
  }
}

function tableAsHtml(table: Block & { kind: 'table' }): string {
  const head = table.head.map(
    (words) => `<th scope="col" style="${cell};color:${pine}">${escaped(words)}</th>`,
  );
  const rows = table.rows.map((row) => {
    const cells = table.head.map((_, column) => `<td style="${cell}">${escaped(row[column] ?? '')}</td>`);
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table style="width:100%;margin:16px 0 24px;border-collapse:collapse">
<caption style="padding:0 0 8px;text-align:start;font-weight:bold">${escaped(table.caption)}</caption>
<thead><tr>${head.join('')}</tr></thead>
<tbody>${rows.join('')}</tbody>
</table>`;
}

function paragraph(words: string): string {
  return `<p style="margin:0 0 16px">${escaped(words)}</p>`;
}

function directionOf(language: string): 'ltr' | 'rtl' {
  return ['ar', 'fa', 'he', 'ur', 'ps'].includes(new Intl.Locale(language).language) ? 'rtl' : 'ltr';
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign).replace(/\r\n?|\n/g, '<br>');
}
