import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { RxtradeError } from '@rxtrade/core';
import { codeOf, textIfThere } from './files.ts';

/** Who holds a lock. */
type Holder = { readonly pid: number; readonly host: string; readonly startedAt: string };

/**
 * Takes the only right to write in a folder, across processes, and returns what gives it back. A lock whose process is gone
 * is taken over.
 *
 * @throws As rejection, E123 when another holds it.
 */
export async function lockFolder(folder: string, what: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, '.lock');
  if (!(await placed(path))) await takeOver(path, what);
  return () => rm(path, { force: true });
}

/** Puts a lock there, content and all at once; false when there is one. */
async function placed(path: string): Promise<boolean> {
  const aside = `${path}.${randomUUID()}.tmp`;
  await writeFile(aside, JSON.stringify(me()));
  try {
    await link(aside, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

/** Only who holds the second lock may remove a dead first one, so that two cannot both do it. */
async function takeOver(path: string, what: string): Promise<void> {
  const holder = await holderOf(path);
  if (holder !== undefined && isAlive(holder)) throw busy(path, what, holder);
  const second = `${path}.takeover`;
  if (!(await placed(second))) throw busy(second, what, await holderOf(second));
  try {
    const now = await holderOf(path);
    if (now !== undefined && isAlive(now)) throw busy(path, what, now);
    await rm(path, { force: true });
    if (!(await placed(path))) throw busy(path, what, await holderOf(path));
  } finally {
    await rm(second, { force: true });
  }
}

async function holderOf(path: string): Promise<Holder | undefined> {
  const text = await textIfThere(path);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return { pid: 0, host: '', startedAt: '' };
  }
}

/** On another machine nobody can tell: such a lock counts as held. */
function isAlive({ pid, host, startedAt }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
  return startedAt === startOf(pid);
}

function me(): Holder {
  return { pid: process.pid, host: hostname(), startedAt: startOf(process.pid) };
}

/** When a process started, in the clock ticks of Linux, so that a reused number is not taken for it; else empty. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // field 22; the name in parentheses before it may hold spaces
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function busy(path: string, what: string, holder: Holder | undefined): RxtradeError {
  const who =
    holder === undefined ? 'another process' : `process ${holder.pid} on ${holder.host || 'an unknown machine'}`;
  return new RxtradeError(
    'E123',
    `${what} is being written by ${who}; wait until that is done, or remove "${path}" when no such process is left`,
    { path, ...holder },
  );
}
