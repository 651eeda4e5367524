import { describe, expect, it } from 'vitest';
import { lockProblems } from './lock-problems.ts';
import { type Lock, missingPlatforms, platformOf } from './missing-platforms.ts';

describe('given a lock written against a partial package index', () => {
  const platforms = { '@x/tool-linux-x64': '1.2.3', '@x/tool-win32-x64': '1.2.3', fsevents: '~2.3.0' };
  const tool = { version: '1.2.3', dev: true, optionalDependencies: platforms };

  it('when a platform package is missing, then it gets an entry with its platform and no range is guessed', () => {
    const lock: Lock = {
      packages: { 'node_modules/tool': tool, 'node_modules/@x/tool-linux-x64': { version: '1.2.3' } },
    };
    expect(missingPlatforms(lock)).toEqual([
      {
        path: 'node_modules/@x/tool-win32-x64',
        entry: { version: '1.2.3', dev: true, optional: true, os: ['win32'], cpu: ['x64'] },
      },
    ]);
  });

  it('when the platform packages sit beside a nested holder or above it, then nothing is missing', () => {
    const lock: Lock = {
      packages: {
        'node_modules/a/node_modules/tool': tool,
        'node_modules/a/node_modules/@x/tool-linux-x64': { version: '1.2.3' },
        'node_modules/@x/tool-win32-x64': { version: '1.2.3' },
      },
    };
    expect(missingPlatforms(lock)).toEqual([]);
  });

  it.each([
    ['@rollup/rollup-linux-arm64-musl', { os: ['linux'], cpu: ['arm64'], libc: ['musl'] }],
    ['@rollup/rollup-win32-x64-msvc', { os: ['win32'], cpu: ['x64'] }],
    ['lightningcss-freebsd-x64', { os: ['freebsd'], cpu: ['x64'] }],
    ['@rolldown/binding-wasm32-wasi', { cpu: ['wasm32'] }],
    ['@rollup/rollup-darwin-universal', { os: ['darwin'] }],
  ])('when the name is %s, then its platform is read out of it', (name, platform) => {
    expect(platformOf(name)).toEqual(platform);
  });
});

describe('given a lock to check', () => {
  const machine = {
    manifestOf: () => ({ dependencies: { a: '1.0.0' } }),
    isInstalled: (path: string) => path !== 'node_modules/skipped',
    platform: { os: 'linux', cpu: 'x64' },
  };
  const root = { dependencies: { a: '1.0.0' } };

  it('when it agrees with the manifests, then there is no problem', () => {
    expect(lockProblems({ packages: { '': root } }, machine)).toEqual([]);
  });

  it('when it names a registry, then that is a problem', () => {
    const lock = { packages: { '': root, 'node_modules/a': { resolved: 'https://registry.example/a.tgz' } } };
    expect(lockProblems(lock, machine)[0]).toContain('node_modules/a names a host');
  });

  it('when a manifest has another range, then that is a problem', () => {
    const lock = { packages: { '': root, 'packages/core': { dependencies: { a: '2.0.0' } } } };
    expect(lockProblems(lock, machine)).toEqual([
      'dependencies of packages/core changed; run npm install --package-lock-only',
    ]);
  });

  it('when npm silently left out a package made for this machine, then that is a problem', () => {
    const entry = { optional: true, os: ['linux'], cpu: ['x64'], engines: { node: '>=22' } };
    expect(lockProblems({ packages: { '': root, 'node_modules/skipped': entry } }, machine)).toEqual([
      'node_modules/skipped is made for this machine but was not installed (engines: >=22)',
    ]);
    const elsewhere = { ...entry, os: ['darwin'] };
    expect(lockProblems({ packages: { '': root, 'node_modules/skipped': elsewhere } }, machine)).toEqual([]);
  });
});
