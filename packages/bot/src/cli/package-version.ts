import { createRequire } from 'node:module';

/** The version of this package, found by its name: its own files lie elsewhere once they are built. */
export function packageVersion(): string {
  const manifest = createRequire(import.meta.url)('@rxtrade/bot/package.json') as { readonly version: string };
  return manifest.version;
}
