import { open } from 'node:fs/promises';
import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import type { Rows } from '../history/index.ts';
import { replaceFile } from './files.ts';
import type { Part } from './manifest.ts';

/**
 * The raw columns of a part, beside it: 64 bytes of head, then one column of doubles after the other. It is only a faster
 * way to what the Parquet file says: the head names that file's checksum and size and the columns' own checksum, and what
 * does not agree to the last bit is not used but made again.
 */
const magic = 'RXCOLS\u0001\n';
const headBytes = 64;

export function cachePath(part: string): string {
  return `${part}.columns`;
}

/** Reads the cached columns of a part into `target`; false when there are none that can be trusted. */
export async function readCache(path: string, part: Part, target: Rows): Promise<boolean> {
  if (endianness() === 'BE') return false;
  try {
    const file = await open(path);
    try {
      const head = new Uint8Array(headBytes);
      const columns = target.columns.map(bytesOf);
      const { bytesRead } = await file.readv([head, ...columns]);
      if (bytesRead !== headBytes + columns.reduce((sum, { length }) => sum + length, 0)) return false;
      return Buffer.compare(head, headOf(part, target.columns.length, checksum(columns))) === 0;
    } finally {
      await file.close();
    }
  } catch {
    return false;
  }
}

/** Writes them. A cache that cannot be written, on a full or read-only disk, is only slower the next time. */
export async function writeCache(path: string, part: Part, rows: Rows): Promise<void> {
  if (endianness() === 'BE') return;
  const columns = rows.columns.map(bytesOf);
  const head = headOf(part, columns.length, checksum(columns));
  await replaceFile(path, Buffer.concat([head, ...columns])).catch(() => undefined);
}

function headOf(part: Part, columns: number, contentChecksum: number): Uint8Array {
  const head = Buffer.alloc(headBytes);
  head.write(magic, 'latin1');
  for (const [i, value] of [part.crc32, part.bytes, part.rows, columns, contentChecksum].entries())
    head.writeDoubleLE(value, 8 + 8 * i);
  return head;
}

function checksum(columns: readonly Uint8Array[]): number {
  return columns.reduce((sum, column) => crc32(column, sum), 0);
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
