import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** One thing that users can import from a package: `@rxtrade/core/testing` is `testing`, the main one `index`. */
export type Entry = {
  /** What a user writes. */
  readonly specifier: string;
  /** The built file's name without its ending. */
  readonly output: string;
  /** The source, relative to the package's folder. */
  readonly source: string;
};

export type PackageManifest = {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
};

export function readManifest(folder: string): PackageManifest {
  return JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as PackageManifest;
}

/** Reads the entries out of `exports`, which says each one's source and built file already. */
export function entriesOf({ name, exports }: PackageManifest): readonly Entry[] {
  return Object.entries(exports).flatMap(([path, target]) => {
    if (typeof target === 'string') return [];
    const source = target['@rxtrade/source'];
    const built = target['default'];
    if (source === undefined || built === undefined) throw new Error(`${name}: '${path}' needs a source and a default`);
    return [{ specifier: `${name}${path.slice(1)}`, output: basename(built, '.js'), source }];
  });
}
