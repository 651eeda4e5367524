import { isRelative, type Package, resolveRelative } from './workspace.ts';

/** A chain of files that import each other; `line` is where the first names the second. */
export type Cycle = { readonly chain: readonly string[]; readonly line: number };

/**
 * Finds the import cycles between a package's files, one for each edge that closes one. `import type` counts too: it is
 * gone when the code runs, but two files whose types need each other are one idea, or want a third file.
 */
export function cyclesOf({ files }: Package): readonly Cycle[] {
  const state = new Map<string, 'open' | 'done'>();
  const path: string[] = [];
  const cycles: Cycle[] = [];
  const visit = (file: string): void => {
    state.set(file, 'open');
    path.push(file);
    for (const { specifier, line } of files.get(file)?.imports ?? []) {
      if (!isRelative(specifier)) continue;
      const target = resolveRelative(file, specifier);
      if (!files.has(target)) continue;
      if (state.get(target) === 'open') cycles.push({ chain: [file, ...path.slice(path.indexOf(target))], line });
      else if (!state.has(target)) visit(target);
    }
    path.pop();
    state.set(file, 'done');
  };
  for (const file of files.keys()) if (!state.has(file)) visit(file);
  return cycles;
}
