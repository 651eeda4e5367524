// Packs every package as it would be published and uses the tarballs as a stranger would: publint and "are the types
// wrong" look at each, then all are installed in an empty folder and every script of scripts/fixtures runs from there.
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { browserBacktest } from './packaging/browser-backtest.ts';
import { entriesOf, type PackageManifest, readManifest } from './packaging/entries.ts';
import { importCost } from './packaging/import-cost.ts';
import { run, runOrThrow } from './packaging/run.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const place = await mkdtemp(join(tmpdir(), 'rxtrade-packages-'));
const problems: string[] = [];

type Packed = { readonly manifest: PackageManifest; readonly tarball: string };

async function pack(name: string): Promise<Packed> {
  const folder = join(root, 'packages', name);
  const manifest = readManifest(folder);
  await runOrThrow('npm', ['pack', '--silent', '--pack-destination', place], folder);
  const tarball = join(place, `${manifest.name.slice(1).replace('/', '-')}-${manifest.version}.tgz`);
  return { manifest, tarball };
}

async function lint({ manifest, tarball }: Packed): Promise<void> {
  const bytes = await readFile(tarball);
  const { messages } = await publint({ strict: true, pack: { tarball: bytes.buffer } });
  for (const message of messages) problems.push(`${manifest.name}: publint: ${formatMessage(message, manifest) ?? ''}`);
  const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
  const { code, output } = await run(process.execPath, [attw, tarball, '--profile', 'esm-only', '--no-emoji'], place);
  if (code !== 0) problems.push(`${manifest.name}: the types are wrong:\n${output}`);
  console.log(`  ${manifest.name}: ${String(Math.round(bytes.length / 1024))} kB packed, publint and attw looked`);
}

/** Peers come in the versions that the repository itself was tested with. */
function peersOf(packed: readonly Packed[]): readonly string[] {
  const names = new Set(packed.flatMap(({ manifest }) => Object.keys(manifest.peerDependencies ?? {})));
  const outside = [...names].filter((name) => !name.startsWith('@rxtrade/'));
  return outside.map((name) => `${name}@${readManifest(join(root, 'node_modules', name)).version}`);
}

async function useFromOutside(packed: readonly Packed[]): Promise<void> {
  const outside = join(place, 'outside');
  await runOrThrow('mkdir', [outside], place);
  await writeFile(join(outside, 'package.json'), '{ "name": "outside", "private": true }\n');
  const tarballs = packed.map(({ tarball }) => tarball);
  await runOrThrow(
    'npm',
    ['install', '--no-save', '--no-audit', '--no-fund', ...tarballs, ...peersOf(packed)],
    outside,
  );
  const entries = packed.flatMap(({ manifest }) => entriesOf(manifest)).map(({ specifier }) => specifier);
  // Contract suites call `describe`, which only a test run has.
  const importable = entries.filter((specifier) => !specifier.endsWith('/testing'));
  for (const fixture of (await readdir(join(root, 'scripts/fixtures'))).sort()) {
    if (!/\.[cm]js$/.test(fixture)) continue;
    await copyFile(join(root, 'scripts/fixtures', fixture), join(outside, fixture));
    const { code, output } = await run(process.execPath, [fixture, ...importable], outside);
    console.log(`  ${fixture} ${code === 0 ? 'ran' : 'FAILED'}`);
    if (code !== 0) problems.push(`${fixture} failed outside the repository:\n${output}`);
  }
  const help = await run(join(outside, 'node_modules/.bin/rxtrade'), ['--help'], outside);
  if (help.code !== 0 || help.output === '') problems.push(`rxtrade --help failed:\n${help.output}`);
  problems.push(...(await importCost(outside)));
  problems.push(...(await browserBacktest(outside)));
}

try {
  const packed = await Promise.all((await readdir(join(root, 'packages'))).map(pack));
  for (const one of packed) await lint(one);
  await useFromOutside(packed);
  for (const problem of problems) console.error(problem);
  console.log(`packages: ${String(packed.length)} packed, ${String(problems.length)} problems`);
  process.exitCode = problems.length === 0 && packed.length > 0 ? 0 : 4;
} finally {
  await rm(place, { recursive: true });
}
