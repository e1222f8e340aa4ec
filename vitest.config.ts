import { defineConfig } from 'vitest/config';

const journeys = 'tests/journeys/**';

export default defineConfig({
  test: {
    // Properties try hundreds of cases: on a busy machine some need longer than Vitest's five seconds.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Left to itself Vitest leaves one processor idle: on two of them that doubles the time.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'sqlite',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/**/*.test.ts'],
          exclude: [journeys],
        },
      },
      {
        // Whatever asks the database is asked again on PostgreSQL.
        extends: true,
        test: {
          name: 'postgres',
          env: { TEST_ENGINE: 'postgres' },
          include: [
            'src/{backup,database,features,samples,web}/**/*.test.ts',
            'tests/{crash,faults,permissions,questions,releases,security}/*.test.ts',
          ],
          exclude: ['**/{rules,forms}.test.ts', 'src/**/rules/**', 'src/web/{govuk,layout,browser}/**'],
          globalSetup: ['tests/postgres/server.ts'],
        },
      },
    ],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
});
