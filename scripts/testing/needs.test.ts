import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryFolder } from './machine.ts';

const run = promisify(execFile);

const planted = `
import { needs } from '${repositoryFolder}scripts/testing/needs.ts';
needs('chromium')('given a browser', () => {
  it('opens', () => expect(1).toBe(1));
  it('closes', () => expect(1).toBe(1));
});
it('always runs', () => expect(1).toBe(1));
`;

const configuration = `
import { SummaryReporter } from '${repositoryFolder}scripts/testing/summary-reporter.ts';
export default { test: { globals: true, reporters: ['default', new SummaryReporter()] } };
`;

describe('given tests that need a browser', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rxtrade-needs-'));
    await writeFile(join(folder, 'planted.test.ts'), planted);
    await writeFile(join(folder, 'vitest.config.ts'), configuration);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const outcome = async (environment: Readonly<Record<string, string>>) => {
    const vitest = `${repositoryFolder}node_modules/vitest/vitest.mjs`;
    const { RXTRADE_REQUIRE: _, ...inherited } = process.env;
    const env = { ...inherited, NO_COLOR: '1', ...environment };
    const finished = run(process.execPath, [vitest, 'run', '--root', folder], { cwd: folder, env });
    const { stdout, stderr, code } = await finished.then(
      (output) => ({ ...output, code: 0 }),
      (error: unknown) => error as { stdout: string; stderr: string; code: number },
    );
    return { code, last: stdout.trim().split('\n').slice(-2), stderr };
  };

  it('when it is there, then all run', async () => {
    const { code, last } = await outcome({ RXTRADE_CHROMIUM: process.execPath, RXTRADE_REQUIRE: 'shared, chromium' });
    expect(code).toBe(0);
    expect(last[1]).toBe('3 passed, 0 failed');
  });

  it('when it is absent, then the run passes and ends with the names and the number of what was skipped', async () => {
    const { code, last } = await outcome({ RXTRADE_CHROMIUM: '/nowhere' });
    expect(code).toBe(0);
    expect(last[0]).toMatch(/^skipped 2 in .*planted\.test\.ts: given a browser \[needs chromium\]$/);
    expect(last[1]).toBe('1 passed, 0 failed, 2 skipped');
  });

  it('when it is absent but required, then the run fails and says where it looked', async () => {
    const { code, last, stderr } = await outcome({ RXTRADE_CHROMIUM: '/nowhere', RXTRADE_REQUIRE: 'shared, chromium' });
    expect(code).toBe(1);
    expect(stderr).toContain('looked at /nowhere');
    expect(last[1]).toBe('1 passed, 1 failed');
  });
});
