/** A name written plainly, so that 'O’Neill', "O'NEILL" and 'Oneill', or 'Zoë' and 'Zoe', compare as the same. */
export function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Takes a whole name and gives surname and forename. `sure` is false when the parting is a guess. */
export function partName(name: string): { surname: string; forename: string; sure: boolean } | undefined {
  const comma = /^([^,]+),\s*(.+)$/.exec(name);
  if (comma) return { surname: comma[1]!.trim(), forename: comma[2]!.trim(), sure: true };
  const words = name.split(/\s+/).filter(Boolean);
  if (words.length < 2) return undefined;
  return { surname: words.at(-1)!, forename: words.slice(0, -1).join(' '), sure: words.length === 2 };
}

/** Do two names look like the same with one letter changed, added, left out or swapped? */
export function isOneSlipApart(one: string, other: string): boolean {
  const [a, b] = [plainName(one), plainName(other)];
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 3) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  const rests = [
    [a.slice(start + 1), b.slice(start + 1)],
    [a.slice(start + 1), b.slice(start)],
    [a.slice(start), b.slice(start + 1)],
    [
      a.slice(start + 2),
      a[start] === b[start + 1] && a[start + 1] === b[start] ? b.slice(start + 2) : undefined,
    ],
  ];
  return rests.some(([left, right]) => right !== undefined && left === right);
}

/** A letter that was lost when the file was saved: '�', or '?' inside a name. */
export const hasLostLetter = (name: string): boolean => /\uFFFD|\p{L}\?|\?\p{L}/u.test(name);
