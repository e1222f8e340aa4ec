import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { inOurColours } from './assets/govuk-colours.ts';
import { paths } from '../paths.ts';

export interface Asset {
  readonly body: Buffer;
  /** The same, packed once at the start; undefined where packing gains nothing. */
  readonly gzip: Buffer | undefined;
  readonly type: string;
}

/** Everything static, held in memory under names that change with their content, so that browsers may keep it for ever. */
export interface Assets {
  /** By file name as it stands in the address: `alongside-1f2e3d4c5b.css`. */
  readonly files: ReadonlyMap<string, Asset>;
  /** The address of a file by its plain name. Refuses a name that does not exist. */
  url(name: string): string;
  /** As `url`, but undefined for what has not been built, such as browser scripts in tests. */
  find(name: string): string | undefined;
}

/** Beside the code, built or not: what runs need not have the sources. */
const beside = join(import.meta.dirname, 'assets');

let loaded: Assets | undefined;

/** Reads, joins and names everything static, the first time it is asked. */
export function loadAssets(): Assets {
  loaded ??= build();
  return loaded;
}

function build(): Assets {
  const files = new Map<string, Asset>();
  const urls = new Map<string, string>();
  const add = (name: string, type: string, body: Buffer): string => {
    const ext = extname(name);
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
    const file = `${name.slice(0, -ext.length)}-${hash}${ext}`;
    files.set(file, { body, type, gzip: ext === '.woff2' ? undefined : gzipSync(body) });
    urls.set(name, paths.assets({ file }));
    return file;
  };
  const faces = addFonts(add);
  add('alongside.css', 'text/css; charset=utf-8', Buffer.from(`${faces}${styles()}`));
  add('mark.svg', 'image/svg+xml', readFileSync(join(beside, 'mark.svg')));
  addScripts(add);
  return {
    files,
    url(name) {
      const url = urls.get(name);
      if (!url) throw new Error(`There is no asset named ${name}`);
      return url;
    },
    find: (name) => urls.get(name),
  };
}

type Add = (name: string, type: string, body: Buffer) => string;

const typeface = '@fontsource/atkinson-hyperlegible-next';

function addFonts(add: Add): string {
  const folder = packageFolder(typeface);
  const ranges = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  const faces: string[] = [];
  for (const script of ['latin', 'latin-ext']) {
    for (const [weight, style] of [
      [400, 'normal'],
      [400, 'italic'],
      [700, 'normal'],
    ]) {
      const body = readFileSync(
        join(folder, `files/atkinson-hyperlegible-next-${script}-${weight}-${style}.woff2`),
      );
      const file = add(`atkinson-${script}-${weight}-${style}.woff2`, 'font/woff2', body);
      faces.push(
        `@font-face{font-family:"Atkinson Hyperlegible Next";font-style:${style};font-weight:${weight};font-display:swap;` +
          `src:url(${file}) format("woff2");unicode-range:${ranges[script]}}`,
      );
    }
  }
  return faces.join('\n');
}

// A child's record is printed to be read at a table, not on a wall.
const paperSizes: Record<string, number> = { 14: 11, 18: 13, 24: 16, 32: 20 };

/** The official styles in our colours, type and sizes, then our own, in the order of their file names. */
function styles(): string {
  const official = readFileSync(
    join(packageFolder('govuk-frontend'), 'dist/govuk/govuk-frontend.min.css'),
    'utf8',
  )
    .replace('@charset "UTF-8";', '')
    .replace(/@font-face\{[^}]*\}/g, '')
    .replace(/GDS Transport,arial/g, '"Atkinson Hyperlegible Next",arial')
    .replace(/font-family:sans-serif/g, 'font-family:"Atkinson Hyperlegible Next",sans-serif')
    .replace(/font-size:(14|18|24|32)pt/g, (_all, size: string) => `font-size:${paperSizes[size]}pt`)
    .replace(/url\(\/assets\/images[^)]*\)/g, 'none')
    .replace(/\/\*# sourceMappingURL.*?\*\//g, '')
    .replace(
      /font-size:(1\.1875|1)rem;line-height:(1\.3157894737|1\.25)/g,
      'font-size:1.0625rem;line-height:1.5',
    );
  const folder = join(beside, 'css');
  const own = readdirSync(folder)
    .filter((name) => name.endsWith('.css'))
    .toSorted()
    .map((name) =>
      readFileSync(join(folder, name), 'utf8')
        .replace(/\/\*.*?\*\//gs, '')
        .replace(/\n\s*/g, '\n'),
    );
  return [inOurColours(official), ...own].join('\n');
}

/** Scripts import one another by plain name; each import is given the name that the browser may keep. */
function addScripts(add: Add): void {
  const official = join(packageFolder('govuk-frontend'), 'dist/govuk/govuk-frontend.min.js');
  const code = readFileSync(official, 'utf8').replace(/\/\/# sourceMappingURL.*/, '');
  const named = new Map([
    ['govuk-frontend.min.js', add('govuk-frontend.min.js', scriptType, Buffer.from(code))],
  ]);
  const folder = join(root(), 'dist/web/browser');
  const waiting = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.js')) : [];
  const addOne = (name: string): string => {
    const before = named.get(name);
    if (before) return before;
    const source = readFileSync(join(folder, name), 'utf8').replace(/\/\/# sourceMappingURL.*/, '');
    const linked = source.replace(
      /(from\s*|import\s*)(['"])\.\/([\w.-]+\.js)\2/g,
      (_all, word: string, quote: string, other: string) => `${word}${quote}./${addOne(other)}${quote}`,
    );
    const file = add(name, scriptType, Buffer.from(linked));
    named.set(name, file);
    return file;
  };
  waiting.forEach(addOne);
}

const scriptType = 'text/javascript; charset=utf-8';

const from = createRequire(import.meta.url);

function packageFolder(name: string): string {
  return dirname(from.resolve(`${name}/package.json`));
}

/** The folder of package.json, above both src (tests) and dist (running). */
function root(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}
