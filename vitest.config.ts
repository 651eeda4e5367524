import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { SummaryReporter } from './scripts/testing/summary-reporter.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/**
 * One project a package (and one for the repository's own scripts), each resolving the private condition
 * `@rxtrade/source`, so that every test of every package runs from sources and nothing is built first.
 */
function project(name: string, folder: string): TestProjectInlineConfiguration {
  return {
    extends: true,
    root: `${root}${folder}`,
    ssr: { resolve: { conditions: ['@rxtrade/source', 'module', 'node', 'development|production'] } },
    test: { name, include: ['**/*.test.ts'], exclude: ['**/node_modules/**', '**/dist/**', '**/.tsc/**'] },
  };
}

const packages = readdirSync(`${root}packages`).filter((name) => existsSync(`${root}packages/${name}/package.json`));
const others = ['scripts', 'examples', 'benchmarks'].filter((name) => existsSync(`${root}${name}`));

export default defineConfig({
  test: {
    projects: [
      ...packages.map((name) => project(name, `packages/${name}`)),
      ...others.map((name) => project(name, name)),
    ],
    // Worker threads share one process: half the start time of forked ones, and no test here changes the process.
    pool: 'threads',
    maxWorkers: Math.max(1, availableParallelism()),
    testTimeout: 20_000,
    passWithNoTests: false,
    reporters: ['default', new SummaryReporter()],
    coverage: { provider: 'v8', include: ['packages/*/src/**/*.ts'], reporter: ['text-summary', 'html'] },
  },
});
