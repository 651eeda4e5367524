import { type Lock, type LockEntry, missingPlatforms } from './missing-platforms.ts';

type Machine = {
  /** Reads the package.json of a folder that the repository owns: '.' or a workspace. */
  readonly manifestOf: (folder: string) => Readonly<Record<string, unknown>>;
  readonly isInstalled: (path: string) => boolean;
  readonly platform: { readonly os: string; readonly cpu: string };
};

const dependencyKinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;

/** Says, a line each, what would make `npm ci` fail or install something else than was tested. */
export function lockProblems(lock: Lock, machine: Machine): readonly string[] {
  return [
    ...missingPlatforms(lock).map(({ path }) => `${path} is missing; run node scripts/complete-lock.ts`),
    ...Object.entries(lock.packages).flatMap(([path, entry]) => [
      ...registryHost(path, entry),
      ...staleManifest(path, entry, machine),
      ...skippedHere(path, entry, machine),
    ]),
  ];
}

/** A host in the lock would send everyone to the registry of whoever wrote it. */
function registryHost(path: string, { resolved }: LockEntry): readonly string[] {
  return resolved?.includes('://') === true
    ? [`${path} names a host; keep omit-lockfile-registry-resolved in .npmrc and install again`]
    : [];
}

/** The lock repeats the manifests of the root and of every workspace: they must agree, or `npm ci` stops. */
function staleManifest(path: string, entry: LockEntry, machine: Machine): readonly string[] {
  if (path.includes('node_modules')) return [];
  const manifest = machine.manifestOf(path === '' ? '.' : path);
  const locked: Readonly<Record<string, unknown>> = entry;
  return dependencyKinds
    .filter((kind) => canonical(manifest[kind]) !== canonical(locked[kind]))
    .map((kind) => `${kind} of ${path === '' ? 'the root' : path} changed; run npm install --package-lock-only`);
}

function canonical(dependencies: unknown): string {
  return JSON.stringify(Object.entries(dependencies ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** npm leaves out, without a word, an optional package whose `engines` exclude the Node that npm itself runs on. */
function skippedHere(
  path: string,
  { optional, os, cpu, libc, engines }: LockEntry,
  machine: Machine,
): readonly string[] {
  if (optional !== true || os === undefined || libc?.includes('musl') === true) return [];
  const isForHere = os.includes(machine.platform.os) && (cpu ?? [machine.platform.cpu]).includes(machine.platform.cpu);
  return isForHere && !machine.isInstalled(path)
    ? [`${path} is made for this machine but was not installed (engines: ${engines?.['node'] ?? 'any'})`]
    : [];
}
