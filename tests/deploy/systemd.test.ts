import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSettings } from '../../src/settings.ts';
import { isSecret, settingNames } from '../../src/settings/table.ts';

const units = join(import.meta.dirname, '../../deploy/systemd');
const names = readdirSync(units);
const read = (name: string) => readFileSync(join(units, name), 'utf8');
const values = (name: string, key: string) =>
  [...read(name).matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map((found) => found[1] ?? '');

/** Places on a server that this machine need not have. */
const program = '/srv/alongside/current/node_modules/node/bin/node';

const hasTool = spawnSync('systemd-analyze', ['--version']).status === 0;

describe.skipIf(!hasTool)('systemd itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-units-'));
  beforeAll(() => {
    for (const name of names) {
      copyFileSync(join(units, name), join(folder, name));
      writeFileSync(join(folder, name), read(name).replaceAll(program, process.execPath));
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const analyze = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('systemd-analyze', args, {
      encoding: 'utf8',
      env: { ...process.env, SYSTEMD_UNIT_PATH: `${folder}:` },
    });
    return { status, said: `${stdout}${stderr}` };
  };

  test.each(names)('finds nothing wrong with %s', (name) => {
    const { status, said } = analyze('verify', '--man=no', join(folder, name));
    expect(said).not.toContain(name.split('.')[0]);
    expect(status).toBe(0);
  });

  test('would find what is wrong', () => {
    const bad = join(folder, 'bad.service');
    writeFileSync(bad, '[Service]\nExecStart=/bin/true\nProtectSistem=strict\n');
    expect(analyze('verify', '--man=no', bad).said).toContain('ProtectSistem');
    rmSync(bad);
  });

  test.each(names.filter((name) => name.endsWith('.service')))('sees little that %s could do', (name) => {
    // Tenths: what is below 20 it calls OK; with nothing shut a service has 96.
    expect(analyze('security', '--offline=true', '--threshold=20', join(folder, name)).status).toBe(0);
  });
});

describe('the units', () => {
  test('name settings that there are', () => {
    const known = new Set<string>(
      settingNames.flatMap((name) => (isSecret(name) ? [name, `${name}_FILE`] : [name])),
    );
    const named = names.flatMap((name) =>
      values(name, '(?:# )?Environment').map((text) => text.split('=')[0] ?? ''),
    );
    expect(named.length).toBeGreaterThan(1);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  test('give it longer to stop than it gives those who are connected', () => {
    const settings = readSettings({});
    if (!settings.ok) throw new Error('The defaults are not right');
    const { notice, limit } = settings.settings.stop;
    expect(Number(values('alongside.service', 'TimeoutStopSec')[0])).toBeGreaterThan(notice + limit + 5);
  });

  test('hold the socket while the process is replaced, and name it as the process looks for it', () => {
    expect(values('alongside.service', 'Requires')).toEqual(['alongside.socket']);
    expect(values('alongside.socket', 'FileDescriptorName')).toEqual(['web']);
  });
});
