export { ParquetFile, parquetOf } from './parquet-file.ts';
export { type Chunk, readChunks } from './read-chunks.ts';
export { rowsOfParquet } from './rows-of-parquet.ts';
