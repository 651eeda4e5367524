/** One entry of a package-lock.json (version 3), as far as these scripts look. */
export type LockEntry = {
  readonly version?: string;
  readonly resolved?: string;
  readonly optional?: boolean;
  readonly dev?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly engines?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

export type Lock = { readonly packages: Readonly<Record<string, LockEntry>> };

/** An optional dependency that the lock names but has no entry for. */
export type MissingPlatform = { readonly path: string; readonly entry: LockEntry };

const exactVersion = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

/**
 * Lists the platform packages that a lock written against a partial package index lacks. `npm ci` then refuses the lock
 * on every machine ("Missing: ... from lock file"), although the packages are optional and made for other systems.
 */
export function missingPlatforms(lock: Lock): readonly MissingPlatform[] {
  const missing = new Map<string, MissingPlatform>();
  for (const [holder, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (!exactVersion.test(version) || isLocked(lock, holder, name)) continue;
      const path = `node_modules/${name}`;
      missing.set(path, { path, entry: { version, ...(dev && { dev }), optional: true, ...platformOf(name) } });
    }
  }
  return [...missing.values()];
}

/** Node's own search: beside the holder, then beside each folder above it. */
function isLocked(lock: Lock, holder: string, name: string): boolean {
  let folder = holder;
  for (;;) {
    if (`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in lock.packages) return true;
    if (folder === '') return false;
    const above = folder.lastIndexOf('/node_modules/');
    folder = above === -1 ? '' : folder.slice(0, above);
  }
}

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/** Reads the platform out of a name: `@rollup/rollup-linux-arm64-musl` is Linux, arm64, musl. */
export function platformOf(name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> {
  const words = name.slice(name.indexOf('/') + 1).split(/[-.]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  const libc = os.includes('linux') && words.includes('musl') ? ['musl'] : [];
  return { ...(os.length > 0 && { os }), ...(cpu.length > 0 && { cpu }), ...(libc.length > 0 && { libc }) };
}
