export { parquetOf, rowsOfParquet } from './part-bytes.ts';
export { type Chunk, readChunks } from './read-chunks.ts';
