/** A child as a list of the school may name them. */
export interface Named {
  readonly id: string;
  readonly upn: string | null;
  readonly surname: string;
  readonly forename: string;
  readonly knownAs: string | null;
}

/** How a text names a child: for certain, by names that somebody else may have too, or not. */
export type Naming = 'surely' | 'by name' | undefined;

/** Gives the question how a text names a child, for one who is looked for in many texts. */
export function namingOf({ id, upn, surname, forename, knownAs }: Named): (text: string) => Naming {
  const plain = (name: string) => ` ${plainWords(name)} `;
  const last = plain(surname);
  const firsts = [forename, knownAs ?? ''].filter(Boolean).map(plain);
  return (text) => {
    if (text.includes(id) || (upn && text.toUpperCase().includes(upn.toUpperCase()))) return 'surely';
    const words = plain(text);
    return words.includes(last) && firsts.some((first) => words.includes(first)) ? 'by name' : undefined;
  };
}

/** The words of a text as they compare: without accents, capitals, apostrophes and signs. */
function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’`]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
