import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { unlicensed, verdictOf } from '../../scripts/dependencies.mjs';

const root = join(import.meta.dirname, '../..');

describe('what others wrote', () => {
  test('is shipped under licences that somebody has looked at', () => {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, object>;
    };
    expect(Object.keys(packages).length).toBeGreaterThan(200);
    expect(unlicensed(packages)).toEqual([]);
  });

  test('under another licence would be named; what only tests use is not asked', () => {
    const packages = {
      '': {},
      'node_modules/a': { license: 'MIT' },
      'node_modules/b': { license: 'AGPL-3.0' },
      'node_modules/a/node_modules/c': {},
      'node_modules/d': { license: 'GPL-2.0', dev: true },
    };
    expect(unlicensed(packages)).toEqual(['b (AGPL-3.0)', 'c (no licence named)']);
  });

  const counts = { low: 0, moderate: 1, high: 0, critical: 0 };
  test.each([
    [
      'nothing grave',
      { metadata: { vulnerabilities: counts }, vulnerabilities: { a: { name: 'a', severity: 'moderate' } } },
      true,
      'Nothing grave',
    ],
    [
      'something high',
      { metadata: { vulnerabilities: counts }, vulnerabilities: { a: { name: 'a', severity: 'high' } } },
      false,
      'a (high)',
    ],
    [
      'something critical',
      { metadata: { vulnerabilities: counts }, vulnerabilities: { b: { name: 'b', severity: 'critical' } } },
      false,
      'b (critical)',
    ],
    [
      'no answer',
      { message: '405 Method Not Allowed' },
      true,
      'NOT AUDITED: the registry gave no answer (405',
    ],
  ])('with %s, the audit says so', (_, told, passed, say) => {
    const verdict = verdictOf(JSON.stringify(told));
    expect(verdict.passed).toBe(passed);
    expect(verdict.say).toContain(say);
  });

  test('an audit that prints nothing is no audit', () => expect(verdictOf('').say).toContain('NOT AUDITED'));
});

/** What secrets look like: keys of providers, private keys, tokens, an address with a password in it. */
const shapes: readonly RegExp[] = [
  /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/,
  /AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{40,}/,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{40,}/,
  /\bglpat-[\w-]{20,}|\bnpm_[A-Za-z0-9]{30,}/,
  /\bxox[abprs]-[\w-]{10,}/,
  /\b[rs]k_live_\w{16,}/,
  /\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{10,}/,
  /\bAIza[\w-]{35}\b/,
  /\b(?:SECRET|OIDC_CLIENT_SECRET|METRICS_TOKEN)\s*[=:]\s*['"]?[\w+/-]{24,}/,
  /\b(?:postgres(?:ql)?|smtps?):\/\/[^\s:/@"'`]+:(?!password@|PASSWORD@|secret@|\$|<)[^\s@"'`]{8,}@(?!127\.0\.0\.1|localhost)/,
];
const secretsIn = (text: string): string[] => shapes.flatMap((shape) => shape.exec(text)?.[0] ?? []);

describe('secrets come from the environment or from files, and stand nowhere in the tree', () => {
  test('no file that is kept holds anything that looks like one', () => {
    const { stdout } = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
    const files = stdout.split('\0').filter((name) => name && !/\.(?:br|png|woff2|pdf)$/.test(name));
    expect(files.length).toBeGreaterThan(500);
    const found = files.flatMap((name) =>
      secretsIn(readFileSync(join(root, name), 'utf8')).map((one) => `${name}: ${one}`),
    );
    expect(found).toEqual([]);
  });

  test.each([
    ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' '),
    `AGE-SECRET-KEY-1${'Q'.repeat(58)}`,
    `AKIA${'A1'.repeat(8)}`,
    `ghp_${'a1'.repeat(18)}`,
    `sk_live_${'a1'.repeat(12)}`,
    `SECRET=${'aB3'.repeat(11)}`,
    ['postgres://alongside:', 'hunter2hunter2', '@db.school.example/x'].join(''),
  ])('%s would be found', (secret) => expect(secretsIn(`a line with ${secret} in it`)).not.toEqual([]));
});
