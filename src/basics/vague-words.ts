/** A place in a text where nobody could tell whether the help was given, and what would make it clear. */
export type VagueMark = {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly missing: string;
};

const howOften = 'how often';
const howMuch = 'how much';
const whenExactly = 'when, and who decides';
const whatExactly = 'what exactly, who gives it, how often and for how long';

/** Words that parents' advisers and tribunals find too vague to hold anybody to; the list is practice, not law. */
const vague: readonly (readonly [pattern: string, missing: string])[] = [
  [
    'regularly|regular|frequently|frequent|periodically|periodic|from time to time|on a regular basis',
    howOften,
  ],
  ['ongoing|on-going|continued|continuing', 'until when, and how often'],
  ['access to|opportunities for|opportunities to|opportunity for|opportunity to|opportunities', whatExactly],
  ['as appropriate|where appropriate|when appropriate|if appropriate', whenExactly],
  ['as required|if required|when required|where required', whenExactly],
  ['as needed|if needed|when needed|where needed|as and when needed|as and when', whenExactly],
  ['as necessary|if necessary|when necessary|where necessary', whenExactly],
  [
    'as possible|if possible|when possible|where possible|whenever possible|wherever possible',
    'when it will happen for certain',
  ],
  [
    'support with|support from|additional support|extra support|adult support|extra help',
    'who, how often and how long',
  ],
  ['would benefit from|may benefit from|could benefit from|benefits from', 'what will be done'],
  ['should be encouraged to|will be encouraged to|is encouraged to', 'what the adult does'],
  ['consideration should be given to', 'what will be done'],
  [
    'up to(?= (?:\\d+|an?|one|two|three|four|five|ten|twenty|thirty)\\b[^.;,]{0,12}(?:minutes?|mins?|hours?|times|sessions?|days?|a week|per week))',
    'the least that will be given',
  ],
  ['some|a range of|a variety of|various|several|a number of', howMuch],
  ['small group work|small groups|small group(?! of \\d)', 'how many children'],
  ['key adult|familiar adult|trusted adult|an adult|a member of staff', 'who'],
  ['short sessions|short session|a short time|short bursts', 'how long'],
  ['a high level of|high levels of|a high degree of|significant|intensive|substantial', howMuch],
  ['etc|and so on', 'the whole list'],
];

const pattern = new RegExp(vague.map(([words], at) => `(?<g${at}>\\b(?:${words})\\b)`).join('|'), 'gi');

/** Marks the vague words in what somebody wrote, in order. It never rewrites and never stops anybody. */
export function vagueIn(text: string): VagueMark[] {
  return [...text.matchAll(pattern)].map((match) => {
    const at = vague.findIndex((_, group) => match.groups?.[`g${group}`] !== undefined);
    return { start: match.index, end: match.index + match[0].length, word: match[0], missing: vague[at]![1] };
  });
}

/** One plain sentence for a mark: 'regular': say how often. */
export function adviceFor(mark: VagueMark): string {
  return `“${mark.word}”: say ${mark.missing}`;
}
