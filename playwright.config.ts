import { defineConfig } from '@playwright/test';
import type { OnEngine } from './tests/journeys/school.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// `npm test` finds a Chromium and names it in CHROMIUM_PATH; without that, Playwright's own is used.
const executablePath = process.env['CHROMIUM_PATH'];

export default defineConfig<object, OnEngine>({
  testDir: 'tests/journeys',
  globalSetup: './tests/postgres/server.ts',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  // A story walks many pages; on a busy machine each may take seconds, and none of that is a fault.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  use: {
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    launchOptions: { args: flags, ...(executablePath ? { executablePath } : {}) },
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    trace: 'off',
    screenshot: 'off',
    video: 'off',
  },
  projects: [
    { name: 'with-javascript', use: { javaScriptEnabled: true } },
    { name: 'without-javascript', use: { javaScriptEnabled: false } },
    {
      name: 'on-postgres',
      testMatch: /(?:a-full-cycle|nothing-is-lost|today|who-sees-what)[.]spec[.]ts$/,
      use: { javaScriptEnabled: true, engine: 'postgres' },
    },
  ],
});
