import { readFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import type { Environs } from './interpolate.ts';
import { configurationError } from './problem.ts';
import { type ReadConfig, type ReadConfigOptions, readConfig } from './read-config.ts';
import type { Section } from './schema.ts';

/** Where a configuration is looked for when none is named: the user's own, then the example that ships. */
export const configFiles: readonly string[] = ['config/config.yml', 'config/config.example.yml'];

/** A configuration to load from disk. */
export type LoadConfigOptions<Used extends Section> = Omit<ReadConfigOptions<Used>, 'text' | 'file' | 'env'> & {
  /** The file; the first of `configFiles` that is there when absent. */
  readonly file?: string;
  /** The folder that relative paths start from. */
  readonly cwd: string;
  /** The environment of the process; it wins over the `.env` file. */
  readonly env: Environs;
};

/** A configuration, and the files it came from, as they are to be shown. */
export type LoadedConfig<Used extends Section> = ReadConfig<Used> & {
  readonly file: string;
  readonly envFile: string | undefined;
};

/**
 * Reads a configuration file and the `.env` file that belongs to it: the one beside it, in the folder above a `config`
 * folder, or in the current folder, whichever is there first.
 *
 * @throws As rejection, E003 when the file is not there, cannot be read, or is refused.
 */
export async function loadConfig<const Used extends Section>(
  options: LoadConfigOptions<Used>,
): Promise<LoadedConfig<Used>> {
  const { cwd } = options;
  const { file, bytes } = await firstFile(options.file === undefined ? configFiles : [options.file], cwd);
  const envFile = await firstEnvFile(resolve(cwd, file), cwd);
  const env = { ...(envFile && parseEnv(envFile.text)), ...withoutHoles(options.env) };
  const read = readConfig({ ...options, text: textOf(bytes, file), file, env });
  return { ...read, file, envFile: envFile?.file };
}

async function firstFile(
  files: readonly string[],
  cwd: string,
): Promise<{ readonly file: string; readonly bytes: Uint8Array }> {
  for (const file of files) {
    const bytes = await readIfThere(resolve(cwd, file), file);
    if (bytes !== undefined) return { file, bytes };
  }
  const wayOut = 'make a project with "rxtrade init", or name a file with --config';
  const [file = ''] = files;
  throw refused(file, `does not exist${isAbsolute(file) ? '' : ` in ${cwd}`}; ${wayOut}`);
}

async function firstEnvFile(
  configFile: string,
  cwd: string,
): Promise<{ readonly file: string; readonly text: string } | undefined> {
  const folder = dirname(configFile);
  const folders = [folder, ...(basename(folder) === 'config' ? [dirname(folder)] : []), cwd];
  for (const path of new Set(folders.map((one) => join(one, '.env')))) {
    const file = relative(cwd, path);
    const bytes = await readIfThere(path, file);
    if (bytes !== undefined) return { file, text: textOf(bytes, file) };
  }
  return undefined;
}

/** The bytes of a file; undefined when it is not there. @throws E003 when it is there and cannot be read. */
async function readIfThere(path: string, shown: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    const what = code === 'EISDIR' ? 'is a folder; name the file in it' : `cannot be read (${code ?? 'unknown error'})`;
    throw refused(shown, what, error);
  }
}

function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused(file, 'is not UTF-8 text; save it as UTF-8');
  }
}

/** One problem of the whole file. */
function refused(file: string, message: string, cause?: unknown): Error {
  return configurationError(file, [{ path: '', line: 0, column: 0, message }], cause);
}

function withoutHoles(env: Environs): Environs {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
}
