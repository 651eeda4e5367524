import { createRequire } from 'node:module';
import type { ProjectDependencies } from './templates/index.ts';

/** The packages that a new project imports, beside the bot itself. */
const needed = ['@rxtrade/backtest', '@rxtrade/core', '@rxtrade/indicators', '@rxtrade/simulator', 'rxjs', 'zod'];

/** What a new project depends on: this version of everything, as this package's own manifest says. */
export function projectDependencies(): ProjectDependencies {
  const { version, dependencies } = createRequire(import.meta.url)('@rxtrade/bot/package.json') as {
    readonly version: string;
    readonly dependencies: ProjectDependencies;
  };
  const ranges = { ...dependencies, '@rxtrade/bot': version };
  return Object.fromEntries(
    Object.entries(ranges)
      .filter(([name]) => name === '@rxtrade/bot' || needed.includes(name))
      .sort(),
  );
}
