import { existsSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { entriesOf, readManifest } from './scripts/packaging/entries.ts';

// One configuration for all packages: tsup starts in the package's folder (scripts/build.ts) and finds its entries in
// package.json. Dependencies and peers stay outside the bundle, so that one copy of core serves everyone.
const entries = entriesOf(readManifest(process.cwd())).map(({ output, source }) => [output, source] as const);
const program = existsSync('src/main.ts') ? { main: 'src/main.ts' } : {};

export default defineConfig({
  entry: { ...Object.fromEntries(entries), ...program },
  format: 'esm',
  target: 'node22',
  // Not 'node': most packages run in a browser too, and none is given anything by it.
  platform: 'neutral',
  external: [/^node:/],
  dts: { entry: Object.fromEntries(entries), compilerOptions: { composite: false, incremental: false } },
  splitting: true,
  sourcemap: true,
  clean: true,
});
