import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', './test/support/tally-reporter.ts'],
    globalSetup: ['test/support/build.ts'],
    // Far above what anything takes: a slow machine must not fail a test.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Tests start real processes; more workers than cores only make each other slow.
    maxWorkers: 2,
  },
});
