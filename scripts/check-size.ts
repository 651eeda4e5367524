// Fails where an entry, minified and compressed, has outgrown its limit: what a page pays for it, without dependencies.
// Bundles the sources, so nothing has to be built. A limit is raised here, in the commit that needs it.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { entriesOf, readManifest } from './packaging/entries.ts';

/** In kB of 1,000 bytes; an entry that is not named here has the last one's. */
const limits: Readonly<Record<string, number>> = {
  '@rxtrade/core': 55,
  // contract suites and generators: only tests load them
  '@rxtrade/core/testing': 40,
  '@rxtrade/indicators': 30,
  '@rxtrade/market-data': 15,
  // the history store, its imports and exports, and what they share with the entry above
  '@rxtrade/market-data/node': 25,
  '@rxtrade/simulator': 25,
  '@rxtrade/risk': 15,
  // every measure and the diagnosis, each of which a bundler drops where it is not imported
  '@rxtrade/analytics': 20,
  // the page's program and style sheet travel as text, with the measures and the diagnosis it shows
  '@rxtrade/analytics/report': 50,
  '@rxtrade/strategies': 10,
  // seven jurisdictions with their forms, which a result's document names all of, the layouts of eighteen
  // exports, and the worksheets of each form
  '@rxtrade/tax': 64,
  // worksheets and forms; what draws and fills PDFs is a dependency
  '@rxtrade/tax/node': 10,
  // the suites run lots, jurisdictions and importers
  '@rxtrade/tax/testing': 39,
  // the runner, the checks, the gap and the fingerprint
  '@rxtrade/backtest': 22,
  // its commands come along, also those that load when they are run
  '@rxtrade/bot': 68,
};
const limitOfOthers = 20;

const root = fileURLToPath(new URL('..', import.meta.url));
let failures = 0;
const sizes: string[] = [];
for (const name of readdirSync(`${root}packages`)) {
  const folder = `${root}packages/${name}`;
  for (const { specifier, source } of entriesOf(readManifest(folder))) {
    const size = await compressedSize(`${folder}/${source}`);
    const limit = limits[specifier] ?? limitOfOthers;
    sizes.push(`${specifier} ${size.toFixed(1)}`);
    if (size <= limit) continue;
    failures += 1;
    console.error(`${specifier} is ${size.toFixed(1)} kB compressed, more than its ${String(limit)} kB`);
  }
}
console.log(`sizes in kB compressed: ${sizes.join(', ')}`);
process.exitCode = failures === 0 && sizes.length > 0 ? 0 : 4;

async function compressedSize(source: string): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [source],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2024',
    packages: 'external',
    legalComments: 'none',
    write: false,
  });
  return outputFiles.reduce((sum, { contents }) => sum + gzipSync(contents).length, 0) / 1000;
}
