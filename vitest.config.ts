import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/**/*.test.ts'],
    exclude: ['tests/journeys/**'],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
});
