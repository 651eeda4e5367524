import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a test or a benchmark may need from the machine. */
export type Need = 'shared' | 'chromium' | 'hledger' | 'beancount' | 'postgres' | 'redis';

/** The repository's folder, ending in a slash. */
export const repositoryFolder = fileURLToPath(new URL('../../', import.meta.url));

/** The folder of shared data and goldens: `RXTRADE_SHARED`, or `../shared` beside the repository. */
export const sharedFolder = resolve(process.env['RXTRADE_SHARED'] ?? `${repositoryFolder}/../shared`);

/** The browser that tests drive: `RXTRADE_CHROMIUM`, or where Debian installs it. */
export const chromiumPath = process.env['RXTRADE_CHROMIUM'] ?? '/usr/bin/chromium';

/** The bookkeeping programs that journals are read by: `RXTRADE_HLEDGER`, `RXTRADE_BEANCHECK`, or where Debian installs them. */
export const hledgerPath = process.env['RXTRADE_HLEDGER'] ?? '/usr/bin/hledger';
export const beanCheckPath = process.env['RXTRADE_BEANCHECK'] ?? '/usr/bin/bean-check';

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
    case 'hledger':
      return existsSync(hledgerPath);
    case 'beancount':
      return existsSync(beanCheckPath);
    case 'postgres':
      return process.env['RXTRADE_POSTGRES_URL'] !== undefined;
    case 'redis':
      return process.env['RXTRADE_REDIS_URL'] !== undefined;
  }
}

/** Says where an absent thing was looked for, and how to name another place. */
export function whereToFind(need: Need): string {
  switch (need) {
    case 'shared':
      return `looked in ${sharedFolder}; RXTRADE_SHARED names another folder`;
    case 'chromium':
      return `looked at ${chromiumPath}; RXTRADE_CHROMIUM names another binary`;
    case 'hledger':
      return `looked at ${hledgerPath}; RXTRADE_HLEDGER names another binary`;
    case 'beancount':
      return `looked at ${beanCheckPath}; RXTRADE_BEANCHECK names another binary`;
    case 'postgres':
      return 'RXTRADE_POSTGRES_URL names a database';
    case 'redis':
      return 'RXTRADE_REDIS_URL names a server';
  }
}
