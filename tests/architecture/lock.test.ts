import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingParts } from '../../scripts/lock.mjs';

const root = join(import.meta.dirname, '../..');
const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));

interface Entry {
  version: string;
  resolved?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}
const packages: Record<string, Entry> = read('package-lock.json').packages;

describe('package-lock.json', () => {
  it('fits package.json, every version exact', () => {
    const { dependencies, devDependencies } = read('package.json');
    expect(packages['']).toMatchObject({ dependencies, devDependencies });
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) =>
      /[^\d.]/.test(String(version)),
    );
    expect(loose).toEqual([]);
  });

  it('names the parts for every platform, without which newer npm installs nothing', () => {
    const missing = missingParts(packages).map(([path]) => path);
    expect(missing, 'run: npm run lock').toEqual([]);
  });

  it('downloads from the npm registry only', () => {
    const elsewhere = Object.values(packages).filter(
      ({ resolved }) => resolved && !resolved.startsWith('https://registry.npmjs.org/'),
    );
    expect(elsewhere).toEqual([]);
  });
});
