/** What a new project depends on: names with their ranges. */
export type ProjectDependencies = Readonly<Record<string, string>>;

/** package.json of a new project. */
export function packageJsonTemplate(
  project: string,
  { strategy, dependencies }: { readonly strategy: string; readonly dependencies: ProjectDependencies },
): string {
  const manifest = {
    name: project,
    version: '0.1.0',
    private: true,
    type: 'module',
    engines: { node: '>=22.18' },
    scripts: {
      start: 'rxtrade run',
      backtest: `rxtrade backtest run strategies/${strategy}.ts`,
      test: 'node --test "strategies/**/*.test.ts"',
      check: 'tsc',
    },
    dependencies,
    devDependencies: { '@types/node': '^24.0.0', typescript: '^6.0.3' },
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
