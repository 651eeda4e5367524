import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { RxtradeError, type Strategy } from '@rxtrade/core';
import { momentumStrategy, smaCross, smaCrossReactive } from '@rxtrade/strategies';
import { importFile } from './import-file.ts';

/** The strategies that ship, by name. */
export const builtInStrategies: readonly Strategy[] = [momentumStrategy, smaCross, smaCrossReactive];

/**
 * Finds a strategy by name, or loads it from a TypeScript or JavaScript file that exports exactly one (or one as
 * default).
 *
 * @throws E901 when there is none of that name, E902 when the file does not load or exports none or several.
 */
export async function loadStrategy(nameOrFile: string, folder: string = process.cwd()): Promise<Strategy> {
  const known = builtInStrategies.find(({ name }) => name === nameOrFile);
  if (known !== undefined) return known;
  if (!/\.(ts|mts|js|mjs)$/.test(nameOrFile)) {
    throw new RxtradeError(
      'E901',
      `there is no strategy "${nameOrFile}"; name one of ${builtInStrategies.map(({ name }) => name).join(', ')}, or a .ts or .js file`,
      { name: nameOrFile },
    );
  }
  const path = isAbsolute(nameOrFile) ? nameOrFile : resolve(folder, nameOrFile);
  if (!existsSync(path))
    throw new RxtradeError('E902', `strategy file "${nameOrFile}" does not exist; check the path`, {
      path: nameOrFile,
    });
  return onlyStrategyOf(await importFile(path, nameOrFile), nameOrFile);
}

function onlyStrategyOf(module: Readonly<Record<string, unknown>>, shown: string): Strategy {
  const preferred = module['default'];
  if (isStrategy(preferred)) return preferred;
  const found = Object.values(module).filter(isStrategy);
  const [only] = found;
  if (only === undefined || found.length > 1) {
    const what =
      found.length === 0
        ? 'exports no strategy'
        : `exports ${found.length} strategies (${found.map(({ name }) => name).join(', ')})`;
    throw new RxtradeError('E902', `strategy file "${shown}" ${what}; export exactly one made by defineStrategy`, {
      path: shown,
    });
  }
  return only;
}

function isStrategy(value: unknown): value is Strategy {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    'params' in value &&
    ('setup' in value || 'decide' in value)
  );
}
