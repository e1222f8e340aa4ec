/**
 * The letter as Typst. Nobody's words stand in here: they arrive as JSON in `sys.inputs.letter` and are
 * set as strings, which Typst never reads as markup. `fallback: false` keeps the machine's own fonts out,
 * so that a letter looks the same wherever it is made.
 */
export const letterTemplate = String.raw`
#let letter = json(bytes(sys.inputs.letter))
#let pine = rgb("#1d4d45")
#let mist = rgb("#eef4f1")
#let rule-line = rgb("#b9cdc6")
#let ink = rgb("#1c2321")
#let quiet = rgb("#4d5a56")

#let is-blank(words) = words.trim() == ""
#set document(
  title: if is-blank(letter.title) { letter.author } else { letter.title },
  author: letter.author,
  date: datetime(year: letter.year, month: letter.month, day: letter.day),
)
#set text(
  font: letter.fonts, fallback: false, lang: letter.lang, region: letter.region,
  size: 12pt, fill: ink, hyphenate: false, number-width: "proportional",
)
#set par(leading: 0.74em, spacing: 1.4em, justify: false)
#set list(marker: text(fill: pine)[•], indent: 2pt, body-indent: 9pt, spacing: 0.85em)
#set page(
  paper: "a4",
  margin: (left: 25mm, right: 25mm, top: 18mm, bottom: 24mm),
  footer: context [
    #set text(size: 9.5pt, fill: quiet)
    #grid(columns: (1fr, auto), letter.foot-left, {
      let here = str(counter(page).get().first())
      let all = str(counter(page).final().first())
      letter.page-of.replace("{here}", here).replace("{all}", all)
    })
  ],
)

#let lines(words) = words.split("\n").map(line => text(line)).join(linebreak())

#show heading: it => block(
  above: if it.level == 1 { 1.5em } else { 1.7em },
  below: if it.level == 1 { 1.1em } else { 0.8em },
  sticky: true,
  text(
    size: if it.level == 1 { 17pt } else if it.level == 2 { 13.5pt } else { 12pt },
    weight: 700, fill: pine, it.body,
  ),
)
#show figure.where(kind: table): set figure(supplement: none, numbering: none)
#show figure.where(kind: table): set block(breakable: true)
#show figure.where(kind: table): set figure.caption(position: top)
#show figure.caption: it => block(width: 100%, sticky: true, below: 0.7em, align(start, text(weight: 700, it.body)))

// PDF/UA refuses a heading without words.
#let titled(level, words) = if not is-blank(words) { heading(level: level, lines(words)) }

#let table-block(it) = {
  set par(leading: 0.6em)
  figure(kind: table, caption: lines(it.caption), align(start, table(
    columns: it.widths.map(share => share * 1fr),
    inset: (x: 8pt, y: 7.5pt),
    align: start + top,
    stroke: (x, y) => (bottom: if y == 0 { 1.2pt + pine } else { 0.6pt + rule-line }),
    fill: (x, y) => if y == 0 { mist },
    table.header(..it.head.map(cell => text(size: 11pt, weight: 700, fill: pine, lines(cell)))),
    ..it.rows.flatten().map(cell => text(size: 11pt, lines(cell))),
  )))
}

#let box-block(it) = block(
  width: 100%, fill: mist, inset: (x: 14pt, y: 13pt), radius: (right: 4pt), above: 1.6em, below: 1.6em,
  stroke: (left: 3.5pt + pine), breakable: false,
  {
    show heading: title => block(above: 0pt, below: 0.75em, text(size: 12.5pt, weight: 700, fill: pine, title.body))
    titled(it.level, it.title)
    for words in it.paragraphs { par(lines(words)) }
  },
)

#let show-block(it) = {
  if it.kind == "heading" { titled(it.level, it.text) }
  else if it.kind == "paragraph" { for words in it.paragraphs { par(lines(words)) } }
  else if it.kind == "list" { list(..it.items.map(lines)) }
  else if it.kind == "table" { table-block(it) }
  else if it.kind == "box" { box-block(it) }
}

// Letterhead and address stand where the window of a DL or C5 envelope shows them: 57 mm from the top edge.
// Left to right even in an Arabic letter: house and telephone numbers would otherwise be turned round.
#[
#set text(dir: ltr)
#block(height: 39mm, width: 100%, below: 0pt, {
  grid(
    columns: (1fr, auto), column-gutter: 12mm,
    text(size: 16pt, weight: 700, fill: pine, lines(letter.school-name)),
    align(end, { set par(leading: 0.55em); text(size: 10pt, fill: quiet, lines(letter.school-lines)) }),
  )
  v(4mm, weak: true)
  line(length: 100%, stroke: 1.2pt + pine)
})
#grid(
  columns: (85mm, 1fr),
  rows: calc.max(34mm, letter.to-count * 5.2mm + 8mm),
  { set par(leading: 0.58em); text(size: 11pt, lines(letter.to-lines)) },
  align(end, text(size: 11pt, fill: quiet, dir: auto, letter.date-words)),
)
]

#par(lines(letter.greeting))
#titled(1, letter.title)
#for it in letter.blocks { show-block(it) }

#block(breakable: false, above: 2em, width: 100%, {
  par(lines(letter.sign-off))
  v(13mm)
  par({ text(weight: 700, letter.signed-name); linebreak(); text(fill: quiet, letter.signed-role) })
})
#if letter.footer != "" {
  v(1fr)
  block(breakable: false, width: 100%, above: 1.6em, inset: (top: 9pt), stroke: (top: 0.6pt + rule-line), {
    set par(leading: 0.6em)
    text(size: 10.5pt, fill: quiet, lines(letter.footer))
  })
}
`;
