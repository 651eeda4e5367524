import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { type Import, importsOf } from './imports.ts';

/** A source file, named by its path from the repository's root. */
export type SourceFile = {
  readonly path: string;
  readonly imports: readonly Import[];
};

export type Manifest = {
  readonly name: string;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

export type Package = {
  /** The folder under `packages/`, which is also the name after `@rxtrade/`. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** Folders that its tsconfig.json references. */
  readonly references: readonly string[];
  readonly files: ReadonlyMap<string, SourceFile>;
};

/** Reads every package under `<root>/packages` with its imports. */
export function readWorkspace(root: string): readonly Package[] {
  return globSync('packages/*/package.json', { cwd: root })
    .sort()
    .map((path) => {
      const folder = dirname(path);
      const sources = globSync(`${folder}/src/**/*.{ts,tsx}`, { cwd: root }).sort();
      return {
        folder: folder.slice('packages/'.length),
        manifest: JSON.parse(readFileSync(`${root}/${path}`, 'utf8')) as Manifest,
        references: readReferences(`${root}/${folder}/tsconfig.json`),
        files: new Map(
          sources.map((file) => [
            file,
            { path: file, imports: importsOf(file, readFileSync(`${root}/${file}`, 'utf8')) },
          ]),
        ),
      };
    });
}

function readReferences(tsconfig: string): readonly string[] {
  if (!existsSync(tsconfig)) return [];
  const { references = [] } = JSON.parse(readFileSync(tsconfig, 'utf8')) as {
    references?: readonly { path: string }[];
  };
  return references.map(({ path }) => posix.basename(path));
}

/** Where a relative import leads, as a path from the root. */
export function resolveRelative(from: string, specifier: string): string {
  return posix.join(posix.dirname(from), specifier);
}

export function isRelative(specifier: string): boolean {
  return specifier.startsWith('.');
}

/** Tests and what only tests use: not published, free to use Node. */
export function isTestFile(path: string): boolean {
  return /\.(test|fixture)\.tsx?$/.test(path);
}
