export type Separator = ',' | ';' | '\t' | '|';

export const separatorNames: Record<Separator, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'upright line',
};

export interface RecognisedSeparator {
  separator: Separator;
  confidence: 'certain' | 'likely' | 'unsure';
  /** How many columns most lines have with it. */
  columns: number;
}

/** Takes the text of a file and gives the character that parts its columns, judged from the first 60 lines outside quotes. */
export function recogniseSeparator(text: string): RecognisedSeparator {
  const told = /^sep=(.)\r?\n/i.exec(text)?.[1];
  const start = told ? text.slice(text.indexOf('\n') + 1) : text;
  const tried = (Object.keys(separatorNames) as Separator[])
    .map((separator) => ({ separator, ...columnsWith(start, separator) }))
    .toSorted((a, b) => b.score - a.score);
  const [best, next] = [tried[0]!, tried[1]!];
  // Excel writes and obeys a first line "sep=;".
  const named = tried.find(({ separator }) => separator === told);
  if (named) return { separator: named.separator, confidence: 'certain', columns: named.columns };
  if (best.columns < 2) return { separator: ',', confidence: 'unsure', columns: 1 };
  const confidence = best.steady > 0.9 && next.score < best.score / 2 ? 'certain' : 'likely';
  return { separator: best.separator, confidence, columns: best.columns };
}

function columnsWith(text: string, separator: Separator): { columns: number; steady: number; score: number } {
  const counts = countPerLine(text, separator, 60);
  const often = new Map<number, number>();
  for (const count of counts) often.set(count, (often.get(count) ?? 0) + 1);
  const [columns, lines] = [...often]
    .filter(([count]) => count > 1)
    .toSorted((a, b) => b[1] * b[0] - a[1] * a[0])[0] ?? [1, 0];
  const steady = counts.length ? lines / counts.length : 0;
  return { columns, steady, score: steady * steady * (columns - 1) };
}

function countPerLine(text: string, separator: Separator, most: number): number[] {
  const counts: number[] = [];
  let count = 1;
  let quoted = false;
  let filled = false;
  for (let at = 0; at < text.length && counts.length < most; at += 1) {
    const letter = text[at];
    if (letter === '"') quoted = !quoted;
    else if (letter === separator && !quoted) count += 1;
    else if (letter === '\n' && !quoted) {
      if (filled) counts.push(count);
      count = 1;
      filled = false;
    } else if (letter !== '\r' && letter !== ' ') filled = true;
  }
  if (filled && counts.length < most) counts.push(count);
  return counts;
}
