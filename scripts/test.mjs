// `npm test`: every test, browser journeys included, and one closing line that sums them.
// `npm test -- unit`, `npm test -- journeys`, `npm test -- <part of a path>` run some of them.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { findPostgres } from './postgres.mjs';
import { environment, node, root, setup } from './setup.mjs';
import { main } from './stop.mjs';

await main(async () => {
  const wanted = read(process.argv.slice(2));
  const counts = [];
  const folder = mkdtempSync(join(tmpdir(), 'alongside-test-'));
  try {
    await setup();
    const engines = bothEngines();
    const extra = {
      ...(engines.postgres ? {} : { TEST_POSTGRES: 'none' }),
      ...(wanted.journeys ? { CHROMIUM_PATH: findChromium() } : {}),
    };
    if (wanted.unit)
      counts.push(await unitTests([...wanted.patterns, ...engines.unit], join(folder, 'unit.json'), extra));
    if (wanted.journeys)
      counts.push(
        await journeys([...wanted.patterns, ...engines.journeys], join(folder, 'journeys.json'), extra),
      );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return close(counts);
});

function read(args) {
  const only = ['unit', 'journeys'].includes(args[0]) ? args[0] : undefined;
  const patterns = only ? args.slice(1) : args;
  const isFor = (kind, other) => only === kind || (!only && !(patterns.length > 0 && patterns.every(other)));
  return {
    patterns,
    unit: isFor('unit', (pattern) => pattern.includes('journeys/')),
    journeys: isFor('journeys', (pattern) => /^src\/|\.test\./.test(pattern)) && hasJourneys(),
  };
}

// On a machine where PostgreSQL neither is nor can be installed by us, SQLite alone is tested, and that is said.
function bothEngines() {
  const postgres = Boolean(process.env.TEST_POSTGRES || findPostgres());
  if (postgres) return { postgres, unit: [], journeys: [] };
  console.warn(
    'PostgreSQL 15 or later is not on this machine, so its tests are LEFT OUT. To run them: apt-get install postgresql, as root.',
  );
  return {
    postgres,
    unit: ['--project=sqlite'],
    journeys: ['--project=with-javascript', '--project=without-javascript'],
  };
}

function hasJourneys() {
  const folder = join(root, 'tests/journeys');
  return (
    existsSync(folder) && readdirSync(folder, { recursive: true }).some((name) => name.endsWith('.spec.ts'))
  );
}

async function unitTests(patterns, report, extra) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run([vitest, 'run', ...reporters, '--passWithNoTests', ...patterns], extra);
  const result = readReport(report);
  // A file that does not load has no tests to count: it counts as one that failed.
  const unloaded = (result?.testResults ?? []).filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return atLeastOneFailure(code, {
    passed: result?.numPassedTests ?? 0,
    failed: (result?.numFailedTests ?? 0) + unloaded.length,
    skipped: (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0),
  });
}

async function journeys(patterns, report, extra) {
  const playwright = join(root, 'node_modules/@playwright/test/cli.js');
  const env = { ...extra, PLAYWRIGHT_JSON_OUTPUT_NAME: report, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const code = await run(
    [playwright, 'test', '--reporter=list,json', '--pass-with-no-tests', ...patterns],
    env,
  );
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = readReport(report)?.stats ?? {};
  return atLeastOneFailure(code, { passed: expected + flaky, failed: unexpected, skipped });
}

function run(args, extra) {
  return new Promise((done, fail) => {
    const stdio = ['ignore', 'inherit', 'inherit'];
    spawn(node, ['--disable-warning=ExperimentalWarning', ...args], {
      cwd: root,
      stdio,
      env: environment(extra),
    })
      .on('error', fail)
      .on('close', (code) => done(code ?? 1));
  });
}

function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

function atLeastOneFailure(code, counts) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function close(counts) {
  const sum = (name) => counts.reduce((total, each) => total + each[name], 0);
  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map(sum);
  if (passed + failed === 0) console.error('\nNo test was run: check the pattern.');
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed > 0 || passed === 0 ? 1 : 0;
}
