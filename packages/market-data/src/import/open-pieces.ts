import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { unzipped } from './unzipped.ts';

/** What a file is, told by its first bytes: names are not to be relied on. */
export type FileForm = 'text' | 'gzip' | 'zip' | 'parquet';

const magics: readonly (readonly [FileForm, readonly number[]])[] = [
  // RFC 1952, 2.3.1
  ['gzip', [0x1f, 0x8b]],
  ['zip', [0x50, 0x4b, 3, 4]],
  ['parquet', [0x50, 0x41, 0x52, 0x31]],
];

/** Tells what a file is. */
export async function formOfFile(path: string): Promise<FileForm> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    const found = magics.find(([, magic]) => bytesRead >= magic.length && magic.every((byte, i) => buffer[i] === byte));
    return found?.[0] ?? 'text';
  } finally {
    await file.close();
  }
}

/** The text of a file as it streams from the disk, unpacked; `onRead` is told the bytes of the file itself. */
export function piecesOf(path: string, form: FileForm, onRead: (bytes: number) => void): AsyncIterable<Uint8Array> {
  const source = createReadStream(path, { highWaterMark: 262_144 });
  const counted = counting(source, onRead);
  if (form === 'zip') return unzipped(counted);
  // the consumer sees whatever fails on either side; the callback only keeps it from being thrown a second time
  return form === 'gzip' ? pipeline(counted, createGunzip(), () => undefined) : counted;
}

async function* counting(source: Readable, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of source as AsyncIterable<Uint8Array>) {
    onRead(piece.length);
    yield piece;
  }
}
