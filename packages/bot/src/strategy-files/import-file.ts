import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { isRxtradeError, RxtradeError } from '@rxtrade/core';

/** What a strategy needs of us, and what its types are made of. */
const shared = /^(@rxtrade\/|(rxjs|zod)(\/|$))/;

let isHooked = false;

/**
 * Imports a TypeScript or JavaScript file. Where it lies outside of a project that has them, `@rxtrade/*`, rxjs and zod
 * are those that the bot itself runs on.
 *
 * @throws As rejection, E902 with the place where the file failed.
 */
export async function importFile(path: string, shown: string): Promise<Readonly<Record<string, unknown>>> {
  lendPackages();
  try {
    return (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    if (isRxtradeError(error)) throw error;
    throw new RxtradeError(
      'E902',
      `strategy file "${shown}" does not load: ${messageOf(error)}${placeIn(path, error)}`,
      { path: shown },
      error,
    );
  }
}

function lendPackages(): void {
  if (isHooked) return;
  isHooked = true;
  registerHooks({
    resolve: (specifier, context, next) => {
      try {
        return next(specifier, context);
      } catch (error) {
        if (!shared.test(specifier)) throw error;
        return next(specifier, { ...context, parentURL: import.meta.url });
      }
    },
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Line and column of the file, as the stack or the compiler's frame has them. */
function placeIn(path: string, error: unknown): string {
  if (!(error instanceof Error) || error.stack === undefined) return '';
  const at = error.stack.lastIndexOf(`${path}:`);
  const place = at < 0 ? undefined : /^\d+(:\d+)?/.exec(error.stack.slice(at + path.length + 1))?.[0];
  return place === undefined ? '' : `, in line ${place}`;
}
