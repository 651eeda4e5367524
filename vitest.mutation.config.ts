import { defineConfig } from 'vitest/config';

/**
 * The tests that mutants are held against: those beside the mutated folders, and the venue's for its matching. What
 * other tests would notice by the way does not count, and a mutant costs seconds, not the whole suite.
 */
export default defineConfig({
  ssr: { resolve: { conditions: ['@rxtrade/source', 'module', 'node', 'development|production'] } },
  test: {
    include: [
      'packages/core/src/{ledger,order,money}/**/*.test.ts',
      'packages/simulator/src/{matching,venue}/**/*.test.ts',
    ],
    pool: 'threads',
    maxWorkers: 1,
    testTimeout: 20_000,
  },
});
