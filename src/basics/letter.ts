export type Block =
  | { kind: 'heading'; text: string; level: number }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; caption: string; head: string[]; rows: string[][] }
  | { kind: 'box'; title: string; text: string };

export interface Letter {
  /** BCP 47, e.g. 'en-GB', 'bn', 'so'. */
  language: string;
  school: { name: string; address?: string; phone?: string; email?: string };
  /** YYYY-MM-DD, printed in words. */
  date: string;
  to: { name: string; addressLines: string[] };
  /** What the letter is about: its heading, and the title of the PDF. */
  about: string;
  greeting: string;
  blocks: Block[];
  signOff: string;
  signedBy: { name: string; role: string };
  footer: string;
}
