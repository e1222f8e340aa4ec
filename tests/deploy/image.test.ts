import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { paths } from '../../src/paths.ts';
import { readSettings } from '../../src/settings.ts';
import { isSecret, settingNames } from '../../src/settings/table.ts';

// deploy/try-image.sh builds it and sees it run; this holds it to the rest of the project on every machine.

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Step {
  readonly word: string;
  readonly rest: string;
}

/** The steps of a Dockerfile, stage by stage; what comes before the first FROM is a stage of its own. */
function stagesOf(text: string): Step[][] {
  const lines = text.replaceAll(/\\\n\s*/g, ' ').split('\n');
  const stages: Step[][] = [[]];
  for (const line of lines.filter((one) => one.trim() && !one.startsWith('#'))) {
    const [, word = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    expect(word, `not a step: ${line}`).not.toBe('');
    if (word === 'FROM') stages.push([]);
    stages.at(-1)!.push({ word, rest });
  }
  return stages;
}

const stages = stagesOf(read('deploy/Dockerfile'));
const last = stages.at(-1)!;
const rests = (word: string, of = last) => of.filter((step) => step.word === word).map(({ rest }) => rest);

describe('the image', () => {
  test('runs the Node that everything is tested with', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    expect(rests('ARG', stages[0])).toEqual([
      `NODE=docker.io/library/node:${dependencies['node']}-bookworm-slim`,
    ]);
    expect(stages.slice(1).map((stage) => rests('FROM', stage)[0]?.split(' ')[0])).toEqual([
      '${NODE}',
      '${NODE}',
    ]);
  });

  test('runs as nobody in particular, and owns only its data', () => {
    expect(rests('USER')).toEqual(['10001']);
    const at = last.findIndex(({ word }) => word === 'USER');
    expect(last.findLastIndex(({ word }) => word === 'RUN' || word === 'COPY')).toBeLessThan(at);
    expect(rests('COPY').filter((rest) => rest.includes('--chown'))).toEqual([]);
    expect(rests('VOLUME')).toEqual(['/data']);
  });

  test('sets what there is to set, and no secret', () => {
    const set = rests('ENV')
      .flatMap((rest) => rest.trim().split(/\s+/))
      .map((pair) => pair.split('='));
    const env = Object.fromEntries(set.filter(([name]) => name !== 'NODE_ENV')) as Record<string, string>;
    const names: readonly string[] = settingNames.filter((name) => !isSecret(name));
    expect(Object.keys(env).filter((name) => !names.includes(name))).toEqual([]);
    const settings = readSettings(env);
    expect(settings.ok && settings.settings).toMatchObject({ host: '0.0.0.0', dataDir: '/data', port: 3000 });
    expect(rests('EXPOSE')).toEqual(['3000']);
  });

  test('asks for its own readiness, and starts what is built', () => {
    expect(rests('HEALTHCHECK')[0]).toContain(paths.healthReady());
    const command = JSON.parse(rests('CMD')[0] ?? '[]') as string[];
    expect(command[0]).toBe('dist/main.js');
    expect(existsSync(join(root, 'src/main.ts'))).toBe(true);
  });

  test('takes in neither data nor history, and no files that are not there', () => {
    const left = read('.dockerignore').split('\n');
    for (const name of ['.git', 'node_modules', 'data', 'dist', '**/*.test.ts']) expect(left).toContain(name);
    const taken = rests('COPY')
      .flatMap((rest) => rest.split(/\s+/).slice(1, -1))
      .map((path) => path.replace(/^\/src\//, ''));
    const made = ['node_modules', 'dist'];
    expect(taken.filter((path) => !made.includes(path) && !existsSync(join(root, path)))).toEqual([]);
  });
});
