import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unknownColours } from './assets/govuk-colours.ts';
import { loadAssets } from './assets.ts';

const official = readFileSync('node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.css', 'utf8');
const assets = loadAssets();
const styles = fileOf('alongside.css').body.toString();

describe('our look', () => {
  it('replaces every colour of the official styles, so that a new version brings none unseen', () => {
    expect(unknownColours(official)).toEqual([]);
    expect(unknownColours('a{color:#123456}')).toEqual(['#123456']);
  });

  it('holds neither the typeface nor the crest that only government may use', () => {
    expect(official).toContain('GDS Transport');
    expect(styles).not.toMatch(/GDS Transport|govuk-crest|\/assets\/fonts/);
    expect(styles).toContain('Atkinson Hyperlegible Next');
  });

  it('names fonts that are there, and nothing from elsewhere', () => {
    const urls = [...styles.matchAll(/url\(([^)]+)\)/g)].map(([, url]) => url!);
    expect(urls.length).toBe(6);
    for (const url of urls) expect(assets.files.has(url)).toBe(true);
  });

  it.each([
    ['ink on paper', 'ink', 'paper', 7],
    ['soft ink on paper', 'ink-soft', 'paper', 7],
    ['soft ink on oat', 'ink-soft', 'oat', 7],
    ['headings on paper', 'pine-deep', 'paper', 7],
    ['white on pine', 'card', 'pine', 7],
    ['a good chip', 'leaf-ink', 'leaf-tint', 7],
    ['a chip that is soon', 'marigold-ink', 'marigold-tint', 7],
    ['a late chip', 'terracotta-deep', 'terracotta-tint', 7],
    ['an information chip', 'sky-ink', 'sky-tint', 7],
    ['a chip of somebody’s voice', 'plum-ink', 'plum-tint', 7],
    ['what is late, in large numbers', 'terracotta', 'card', 4.5],
  ])('%s can be read', (_what, text, ground, least) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(least);
  });
});

describe('static files', () => {
  it('have names that change with their content', () => {
    expect(assets.url('alongside.css')).toMatch(/^\/assets\/alongside-[0-9a-f]{10}\.css$/);
  });

  it('are packed once, and unpack to the same', () => {
    const { body, gzip } = fileOf('alongside.css');
    expect(gunzipSync(gzip!).equals(body)).toBe(true);
    expect(gzip!.length * 4).toBeLessThan(body.length);
  });

  it('that do not exist are refused', () => {
    expect(() => assets.url('crown.svg')).toThrow('crown.svg');
    expect(assets.find('crown.svg')).toBeUndefined();
  });
});

function fileOf(name: string) {
  return assets.files.get(assets.url(name).replace('/assets/', ''))!;
}

function colour(name: string): string {
  return new RegExp(`--${name}:\\s*(#[0-9a-f]+)`).exec(styles)![1]!;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex;
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(full.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
