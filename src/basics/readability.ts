/**
 * The age at which most people could read a text with ease: Flesch-Kincaid grade plus five. A hint for letters only; it
 * counts words and syllables and knows nothing of meaning. Undefined for fewer than 20 words.
 */
export function readingAge(text: string): number | undefined {
  const words = text.match(/[A-Za-z][A-Za-z'’-]*/g) ?? [];
  if (words.length < 20) return undefined;
  const sentences = Math.max(1, (text.match(/[^.!?\n]*[A-Za-z][^.!?\n]*(?:[.!?\n]+|$)/g) ?? []).length);
  const syllables = words.reduce((total, word) => total + syllablesIn(word), 0);
  const grade = 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
  return Math.max(5, Math.round(grade + 5));
}

/** A hint in words, or undefined if the text is easy enough (age 11 is the usual aim of plain English). */
export function readingHint(text: string, aim = 11): string | undefined {
  const age = readingAge(text);
  if (age === undefined || age <= aim) return undefined;
  return `Most people can read this with ease from about age ${age}. Shorter sentences and shorter words would help.`;
}

function syllablesIn(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '');
  const silent = plain.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, (end) => end[0]!);
  return Math.max(1, (silent.match(/[aeiouy]{1,2}/g) ?? []).length);
}
