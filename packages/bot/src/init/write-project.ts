import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { RxtradeError } from '@rxtrade/core';

/** What may be in a folder that counts as empty: a repository without any file. */
const ignored: readonly string[] = ['.git'];
/** Only the owner may read a file of secrets. */
const secretMode = 0o600;

/**
 * Writes a project into a folder that is empty or not there: whole, or not at all. All files are complete in a hidden
 * folder before the first one appears in its place.
 *
 * @throws As rejection, E906 when the folder is not empty or cannot be written; then nothing is left behind.
 */
export async function writeProject(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  const isThere = await isEmptyFolder(folder);
  const parent = isThere ? folder : dirname(folder);
  const partial = join(parent, `.${basename(folder)}.partial`);
  const moved: string[] = [];
  let made: string | undefined;
  try {
    made = await mkdir(parent, { recursive: true });
    await rm(partial, { recursive: true, force: true });
    await writeFiles(partial, files);
    if (!isThere) await rename(partial, folder);
    else {
      for (const name of await readdir(partial)) {
        await rename(join(partial, name), join(folder, name));
        moved.push(join(folder, name));
      }
      await rm(partial, { recursive: true });
    }
  } catch (error) {
    for (const path of [partial, ...moved, ...(made === undefined ? [] : [made])])
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
    throw notWritable(folder, error);
  }
}

/** True for a folder that is there and empty, false for none. @throws E906 when something is there. */
async function isEmptyFolder(folder: string): Promise<boolean> {
  try {
    const names = (await readdir(folder)).filter((name) => !ignored.includes(name));
    const [first] = names;
    if (first === undefined) return true;
    throw new RxtradeError('E906', `"${folder}" is not empty, it holds "${first}"; choose another folder`, { folder });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return false;
    if (code === 'ENOTDIR') throw new RxtradeError('E906', `"${folder}" is a file; choose another folder`, { folder });
    if (code === 'E906') throw error;
    throw notWritable(folder, error);
  }
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    if (name === '.env') await chmod(path, secretMode);
  }
}

function notWritable(folder: string, cause: unknown): RxtradeError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new RxtradeError('E906', `"${folder}" cannot be written: ${reason}`, { folder }, cause);
}
