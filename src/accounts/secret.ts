import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The key that signs sessions: made once, kept beside the data, readable by its owner alone. */
export function secretIn(dataDir: string): string {
  const file = join(dataDir, 'secret');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flush: true });
  }
  return readFileSync(file, 'utf8').trim();
}

/** Tells two texts apart without keeping them; another installation's fingerprints are of no use here. */
export const fingerprintWith = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(`fingerprint:${text}`).digest('base64url');
