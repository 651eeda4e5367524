import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';

/** What a test may need from the machine, and how to tell whether it is there. */
export type Need = 'shared' | 'chromium' | 'postgres' | 'redis';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** The folder of shared data and goldens: `RXTRADE_SHARED`, or `../shared` beside the repository. */
export const sharedFolder = resolve(process.env['RXTRADE_SHARED'] ?? `${repository}/../shared`);

/** The browser that tests drive: `RXTRADE_CHROMIUM`, or where Debian installs it. */
export const chromiumPath = process.env['RXTRADE_CHROMIUM'] ?? '/usr/bin/chromium';

/** Names a file of the shared folder: `sharedFile('golden/indicators/sma.json')`. */
export function sharedFile(path: string): string {
  return resolve(sharedFolder, path);
}

/** True when the thing is there to be used. */
export function isPresent(need: Need): boolean {
  switch (need) {
    case 'shared':
      return existsSync(sharedFolder);
    case 'chromium':
      return existsSync(chromiumPath);
    case 'postgres':
      return process.env['RXTRADE_POSTGRES_URL'] !== undefined;
    case 'redis':
      return process.env['RXTRADE_REDIS_URL'] !== undefined;
  }
}

/**
 * A `describe` that is skipped, by name, where the machine lacks something, and fails instead where
 * `RXTRADE_REQUIRE` (a comma-separated list) says that it must be there:
 *
 *     needs('shared')('given the goldens, ...', () => { ... });
 *
 * The run's last lines name every test skipped in this way.
 */
export function needs(...things: readonly [Need, ...Need[]]): (name: string, tests: () => void) => void {
  const absent = things.filter((thing) => !isPresent(thing));
  const required = absent.filter((thing) => requiredNeeds().includes(thing));
  return (name, tests) => {
    const label = absent.length === 0 ? name : `${name} [needs ${absent.join(', ')}]`;
    if (required.length > 0) {
      describe(label, (it) => {
        it('finds what RXTRADE_REQUIRE says must be there', () => {
          throw new Error(`${required.join(', ')} required by RXTRADE_REQUIRE but absent. ${whereToFind(required)}`);
        });
      });
      return;
    }
    describe.skipIf(absent.length > 0)(label, tests);
  };
}

function requiredNeeds(): readonly string[] {
  return (process.env['RXTRADE_REQUIRE'] ?? '').split(',').map((name) => name.trim());
}

function whereToFind(absent: readonly Need[]): string {
  const places: Readonly<Record<Need, string>> = {
    shared: `Looked in ${sharedFolder}; set RXTRADE_SHARED.`,
    chromium: `Looked at ${chromiumPath}; set RXTRADE_CHROMIUM.`,
    postgres: 'Set RXTRADE_POSTGRES_URL.',
    redis: 'Set RXTRADE_REDIS_URL.',
  };
  return absent.map((need) => places[need]).join(' ');
}
