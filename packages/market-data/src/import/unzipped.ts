import { Unzip, UnzipInflate } from 'fflate';

/**
 * The one file of a zip archive as it is unpacked: what Binance publishes a month or a day of data as.
 *
 * Fails when the archive is cut, damaged, or holds several files.
 */
export async function* unzipped(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const names: string[] = [];
  const end = { isThere: false };
  const unzip = new Unzip((file) => {
    if (file.name.endsWith('/')) return;
    names.push(file.name);
    if (names.length > 1) throw new Error(`the archive holds several files, ${names.join(', ')}; unpack it first`);
    file.ondata = (error, piece, isLast) => {
      if (error !== null) throw error;
      ready.push(piece);
      end.isThere = isLast;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for await (const piece of pieces) {
    unzip.push(piece);
    yield* ready.splice(0);
  }
  unzip.push(new Uint8Array(0), true);
  yield* ready.splice(0);
  if (!end.isThere) throw new Error('the archive ends too early');
}
