import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { isRxtradeError, RxtradeError } from '@rxtrade/core';
import { type BarFile, type ReadBarsOptions, readBarStream } from '../index.ts';

/** The first two bytes of everything that gzip writes (RFC 1952, 2.3.1). */
const gzipMagic = [0x1f, 0x8b];

/**
 * Reads a CSV file of bars, gzip or plain (told by its first bytes, not by its name), as it streams from the disk.
 *
 * @throws As rejection, E107 when the file cannot be read or unpacked, and what `readBars` throws.
 */
export async function readBarFile(path: string, options: ReadBarsOptions = {}): Promise<BarFile> {
  let source: Readable | undefined;
  try {
    source = await openBars(path);
    return await readBarStream(source, { file: path, ...options });
  } catch (error) {
    // options that are refused leave it unread: what becomes of it then is nobody's to know
    source?.once('error', () => undefined).destroy();
    if (isRxtradeError(error)) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new RxtradeError(
      'E107',
      `"${path}" cannot be read: ${message}; check the path and the file`,
      { path },
      error,
    );
  }
}

async function openBars(path: string): Promise<Readable> {
  const isPacked = await isGzip(path);
  const source = createReadStream(path);
  if (!isPacked) return source;
  // the consumer sees whatever fails on either side; the callback only keeps it from being thrown a second time
  return pipeline(source, createGunzip(), () => undefined);
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(gzipMagic.length), 0, gzipMagic.length, 0);
    return bytesRead === gzipMagic.length && gzipMagic.every((byte, i) => buffer[i] === byte);
  } finally {
    await file.close();
  }
}
