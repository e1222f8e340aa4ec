/** Every colour in the official styles, and ours in its place. `assets.test.ts` fails when one is missing. */
const ours: Record<string, string> = {
  // Text, borders and surfaces
  '#0b0c0c': '#22261f',
  '#484949': '#4b5045',
  '#858686': '#8b8371',
  '#cecece': '#ddd3c1',
  '#f3f3f3': '#f5efe3',
  '#f4f8fb': '#fdfaf4',
  '#8eb8dc': '#ddd3c1',
  '#fff': '#fff',
  '#000': '#000',
  // Brand and links
  '#1d70b8': '#1d4d45',
  '#1a65a6': '#155a4d',
  '#0f385c': '#143a34',
  // A visited link looks as before: on a shared computer it would tell whose record was opened
  '#54319f': '#155a4d',
  '#d2e2f1': '#e1ece8',
  '#2a1950': '#4a2a52',
  '#ddd6ec': '#f0e6f2',
  // Focus
  '#fd0': '#ffcb61',
  '#00ffe0': '#8fd8c8',
  // Well done
  '#0f7a52': '#1d4d45',
  '#0b5c3e': '#143a34',
  '#083d29': '#0f2e29',
  '#cfe4dc': '#dcebdf',
  '#0b4144': '#0f4640',
  '#d0e6e7': '#d9ebe7',
  // To put right
  '#ca3535': '#a63a1f',
  '#982828': '#842c15',
  '#651b1b': '#6b2410',
  '#f4d7d7': '#fbe4db',
  '#fde4d7': '#fdeadb',
  '#7a3c1c': '#6b4300',
  '#ffee80': '#fdebc4',
  '#651b3e': '#6a1f3f',
  '#f4d7e5': '#f7e1e9',
};

/** Takes the official styles; gives them in our colours. */
export function inOurColours(css: string): string {
  return css.replace(colour, (found) => ours[found] ?? found);
}

/** Gives the colours in some styles that ours do not replace. */
export function unknownColours(css: string): string[] {
  return [...new Set(css.match(colour) ?? [])].filter((found) => !(found in ours));
}

const colour = /#(?:[0-9a-f]{6}|[0-9a-f]{3})\b/g;
