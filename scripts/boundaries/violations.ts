import { isBuiltin } from 'node:module';
import { allowedImports, browserPackages, decimalOwner } from './allowed.ts';
import { cyclesOf } from './cycles.ts';
import type { Import } from './imports.ts';
import { isRelative, isTestFile, type Package, resolveRelative, type SourceFile } from './workspace.ts';

export type Violation = { readonly path: string; readonly line: number; readonly message: string };

/** What a file may take from outside its package: sibling entries and packages by name. */
type Surroundings = { readonly packages: ReadonlyMap<string, Package>; readonly own: Package };

/** Everything that crosses a line it should not, in all packages. */
export function violationsOf(packages: readonly Package[]): readonly Violation[] {
  const byName = new Map(packages.map((one) => [one.folder, one]));
  return packages.flatMap((own) => [
    ...declarations(own),
    ...[...own.files.values()].flatMap((file) =>
      file.imports.flatMap((one) => {
        const message = refusal(file, one, { packages: byName, own });
        return message === undefined ? [] : [{ path: file.path, line: one.line, message }];
      }),
    ),
    ...nodeInBrowserEntries(own),
    ...cyclesOf(own).map(({ chain, line }) => ({
      path: chain[0] ?? own.folder,
      line,
      message: `closes a cycle: ${chain.slice(1).join(' -> ')}`,
    })),
  ]);
}

/** package.json and tsconfig.json must say the same as the table, so that npm and the compiler hold the line too. */
function declarations({ folder, manifest, references }: Package): readonly Violation[] {
  const allowed = allowedImports[folder];
  if (allowed === undefined) {
    return [
      { path: `packages/${folder}/package.json`, line: 1, message: `add ${folder} to scripts/boundaries/allowed.ts` },
    ];
  }
  const declared = Object.keys(declaredPackages(manifest)).filter((name) => name.startsWith('@rxtrade/'));
  const at = (file: string, name: string): Violation => ({
    path: `packages/${folder}/${file}`,
    line: 1,
    message: `${folder} must not build on ${name}; it may on ${allowed.join(', ') || 'no other package'}`,
  });
  return [
    ...declared
      .map(shortName)
      .filter((name) => !allowed.includes(name))
      .map((name) => at('package.json', name)),
    ...references.filter((name) => !allowed.includes(name)).map((name) => at('tsconfig.json', name)),
  ];
}

function refusal(file: SourceFile, { specifier }: Import, { packages, own }: Surroundings): string | undefined {
  if (isRelative(specifier)) return relativeRefusal(file, specifier, own);
  if (isBuiltin(specifier)) return specifier.startsWith('node:') ? undefined : `write 'node:${specifier}'`;
  if (specifier.startsWith('@rxtrade/')) return siblingRefusal(specifier, packages, own);
  return libraryRefusal(file, specifier, own);
}

function relativeRefusal({ path }: SourceFile, specifier: string, { folder }: Package): string | undefined {
  const target = resolveRelative(path, specifier);
  if (target.startsWith(`packages/${folder}/src/`)) return undefined;
  if (isTestFile(path) && target.startsWith('scripts/testing/')) return undefined;
  return `'${specifier}' leaves the package; import the other package by its name`;
}

function siblingRefusal(specifier: string, packages: ReadonlyMap<string, Package>, own: Package): string | undefined {
  const [, name = '', ...rest] = specifier.split('/');
  const allowed = allowedImports[own.folder] ?? [];
  if (name === own.folder) return `'${specifier}' is this package: import the file itself`;
  if (!allowed.includes(name))
    return `${own.folder} must not import ${specifier}; it may build on ${allowed.join(', ') || 'no other package'}`;
  const entry = rest.length === 0 ? '.' : `./${rest.join('/')}`;
  const entries = Object.keys(packages.get(name)?.manifest.exports ?? {});
  return entries.includes(entry)
    ? undefined
    : `'${specifier}' is not an entry of @rxtrade/${name}, which has ${entries.join(', ')}`;
}

function libraryRefusal({ path }: SourceFile, specifier: string, { folder, manifest }: Package): string | undefined {
  if (isTestFile(path)) return undefined;
  const name = libraryName(specifier);
  if (name === 'decimal.js' && !path.startsWith(decimalOwner)) {
    return `only ${decimalOwner} imports decimal.js; take exact amounts from @rxtrade/core`;
  }
  return name in declaredPackages(manifest) ? undefined : `packages/${folder}/package.json does not declare ${name}`;
}

/** Follows every entry that a browser may load through the files it reaches, and reports the first step into Node. */
function nodeInBrowserEntries({ folder, manifest, files }: Package): readonly Violation[] {
  if (!browserPackages.includes(folder)) return [];
  const found: Violation[] = [];
  for (const [entry, target] of Object.entries(manifest.exports ?? {})) {
    if (typeof target === 'string' || entry === './node' || entry === './testing') continue;
    const start = `packages/${folder}/${(target['@rxtrade/source'] ?? '').replace('./', '')}`;
    const seen = new Set([start]);
    for (const path of seen) {
      for (const { specifier, line } of files.get(path)?.imports ?? []) {
        if (isRelative(specifier)) seen.add(resolveRelative(path, specifier));
        else if (isBuiltin(specifier) || /^@rxtrade\/[\w-]+\/node$/.test(specifier)) {
          found.push({
            path,
            line,
            message: `'${specifier}' in the entry '${entry}' of ${folder}, which must run in a browser`,
          });
        }
      }
    }
  }
  return found;
}

function declaredPackages({
  dependencies,
  peerDependencies,
  optionalDependencies,
}: Package['manifest']): Readonly<Record<string, string>> {
  return { ...dependencies, ...peerDependencies, ...optionalDependencies };
}

function shortName(name: string): string {
  return name.slice('@rxtrade/'.length);
}

function libraryName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
