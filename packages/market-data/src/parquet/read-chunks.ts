import { type DecodedArray, parquetRead } from 'hyparquet';

/** Some values of a column, from a row on. */
export type Chunk = { readonly name: string; readonly values: DecodedArray; readonly rowStart: number };

/**
 * Reads columns of a Parquet file as the chunks they are stored in. They are collected before anyone looks at them, because
 * what a callback of hyparquet throws is lost as an unhandled rejection.
 */
export async function readChunks(
  options: Omit<Parameters<typeof parquetRead>[0], 'onChunk' | 'onComplete' | 'rowFormat'>,
): Promise<readonly Chunk[]> {
  const chunks: Chunk[] = [];
  await parquetRead({
    ...options,
    onChunk: ({ columnName, columnData, rowStart }) => chunks.push({ name: columnName, values: columnData, rowStart }),
  });
  return chunks;
}
