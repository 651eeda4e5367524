import { describe, expect, it } from 'vitest';
import { importsOf } from './imports.ts';
import { type Violation, violationsOf } from './violations.ts';
import type { Manifest, Package } from './workspace.ts';

const entries = (...names: readonly string[]): NonNullable<Manifest['exports']> =>
  Object.fromEntries(names.map((name) => [name, { '@rxtrade/source': `./src${name.slice(1)}/index.ts` }]));

/** A package made of texts, with its own manifest and references. */
function plant(
  folder: string,
  texts: Readonly<Record<string, string>>,
  { references = [], ...manifest }: Partial<Manifest> & { references?: readonly string[] } = {},
): Package {
  const files = Object.entries(texts).map(([name, text]) => {
    const path = `packages/${folder}/src/${name}`;
    return [path, { path, imports: importsOf(path, text) }] as const;
  });
  return {
    folder,
    references,
    files: new Map(files),
    manifest: { name: `@rxtrade/${folder}`, exports: entries('.'), ...manifest },
  };
}

const core = plant('core', { 'index.ts': '' }, { exports: entries('.', './testing', './node') });

/** `path:line message` of everything found in a planted package beside a clean core. */
function found(own: Package): readonly string[] {
  const packages = own.folder === 'core' ? [own] : [core, own];
  return violationsOf(packages).map(({ path, line, message }: Violation) => `${path}:${String(line)} ${message}`);
}

describe('given planted packages', () => {
  it('when all imports follow the table, then nothing is found', () => {
    const texts = { 'index.ts': "export { a } from './a.ts';", 'a.ts': "import { Bar } from '@rxtrade/core';" };
    expect(found(plant('risk', texts))).toEqual([]);
  });

  it('when a feature package imports its sibling, then the file and the line are named', () => {
    const [first] = found(plant('risk', { 'index.ts': "\n\nimport { Venue } from '@rxtrade/simulator';" }));
    expect(first).toBe('packages/risk/src/index.ts:3 risk must not import @rxtrade/simulator; it may build on core');
  });

  it.each([
    ["import type { A } from '@rxtrade/bot';"],
    ["export { A } from '@rxtrade/bot';"],
    ["const a = await import('@rxtrade/bot');"],
    ["const a = require('@rxtrade/bot');"],
    ["type A = import('@rxtrade/bot').A;"],
  ])('when core imports the bot by %s, then it is found', (text) => {
    expect(found(plant('core', { 'index.ts': text }))).toEqual([
      'packages/core/src/index.ts:1 core must not import @rxtrade/bot; it may build on no other package',
    ]);
  });

  it.each([
    [
      "import '@rxtrade/core/src/money/exact.ts';",
      "'@rxtrade/core/src/money/exact.ts' is not an entry of @rxtrade/core",
    ],
    ["import '../../core/src/index.ts';", "'../../core/src/index.ts' leaves the package"],
    ["import '@rxtrade/risk';", "'@rxtrade/risk' is this package"],
  ])('when a path goes around the entries by %s, then it is found', (text, message) => {
    expect(found(plant('risk', { 'index.ts': text }))[0]).toContain(message);
  });

  it('when a file that the main entry reaches imports Node, then the step into Node is named', () => {
    const texts = {
      'index.ts': "export { read } from './deep/read.ts';",
      'deep/read.ts': "import { readFileSync } from 'node:fs';",
    };
    expect(found(plant('simulator', texts))).toEqual([
      "packages/simulator/src/deep/read.ts:1 'node:fs' in the entry '.' of simulator, which must run in a browser",
    ]);
  });

  it('when only a test or the node entry imports Node, then nothing is found', () => {
    const texts = {
      'index.ts': '',
      'index.test.ts': "import { readFileSync } from 'node:fs';",
      'node/index.ts': "import { readFileSync } from 'node:fs';",
    };
    expect(found(plant('simulator', texts, { exports: entries('.', './node') }))).toEqual([]);
  });

  it('when a main entry imports the node entry of another package, then it is found', () => {
    const [first] = found(plant('simulator', { 'index.ts': "import { write } from '@rxtrade/core/node';" }));
    expect(first).toContain("'@rxtrade/core/node' in the entry '.' of simulator");
  });

  it('when a module of Node is written without its prefix, then the prefix is asked for', () => {
    expect(found(plant('bot', { 'index.ts': "import 'fs';" }))).toEqual([
      "packages/bot/src/index.ts:1 write 'node:fs'",
    ]);
  });

  it('when files import each other in a ring, then one violation shows the ring', () => {
    const texts = {
      'a.ts': "import './b.ts';",
      'b.ts': "\nimport './c.ts';",
      'c.ts': "\n\nimport type { A } from './a.ts';",
      'index.ts': "import './a.ts';",
    };
    expect(found(plant('risk', texts))).toEqual([
      'packages/risk/src/c.ts:3 closes a cycle: ' +
        'packages/risk/src/a.ts -> packages/risk/src/b.ts -> packages/risk/src/c.ts',
    ]);
  });

  it('when decimal.js is imported outside the money folder, then it is found, and inside it is not', () => {
    const manifest = { dependencies: { 'decimal.js': '^10.6.0' } };
    const text = "import { Decimal } from 'decimal.js';";
    expect(found(plant('core', { 'money/decimal.ts': text }, manifest))).toEqual([]);
    expect(found(plant('core', { 'ledger/ledger.ts': text }, manifest))[0]).toContain('only packages/core/src/money/');
    expect(found(plant('risk', { 'index.ts': text }, manifest))[0]).toContain('only packages/core/src/money/');
  });

  it('when a library is not declared in package.json, then it is found', () => {
    expect(found(plant('risk', { 'index.ts': "import { map } from 'rxjs/operators';" }))).toEqual([
      'packages/risk/src/index.ts:1 packages/risk/package.json does not declare rxjs',
    ]);
  });

  it('when package.json or tsconfig.json name a forbidden sibling, then both are found', () => {
    const manifest = { dependencies: { '@rxtrade/bot': '0.0.0' }, references: ['core', 'simulator'] };
    expect(found(plant('risk', {}, manifest))).toEqual([
      'packages/risk/package.json:1 risk must not build on bot; it may on core',
      'packages/risk/tsconfig.json:1 risk must not build on simulator; it may on core',
    ]);
  });

  it('when a package is not in the table, then it must be added', () => {
    expect(found(plant('astrology', {}))[0]).toBe(
      'packages/astrology/package.json:1 add astrology to scripts/boundaries/allowed.ts',
    );
  });
});
