import type { DuckDBConnection } from '@duckdb/node-api';
import { RxtradeError } from '@rxtrade/core';
import { seriesName } from '../history/index.ts';
import type { CatalogueEntry, HistoryStore } from '../store/index.ts';

/** What a query gave: numbers as numbers, text, instants and whole numbers beyond 2^31 as text. */
export type SqlResult = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
};

/** A table that a query may name, and the series that it is. */
export type SqlTable = { readonly name: string; readonly series: string; readonly rows: number };

type Duckdb = typeof import('@duckdb/node-api');

/** The tables of a store: `binance/BTCUSDT/1m` is `binance_BTCUSDT_1m`. */
export async function sqlTables(store: HistoryStore): Promise<readonly SqlTable[]> {
  return named(await store.catalogue()).map(({ name, entry }) => ({
    name,
    series: seriesName(entry.key),
    rows: entry.rows,
  }));
}

/**
 * Runs SQL over the Parquet files of a store, each series a view, by DuckDB, an optional peer. Nothing is loaded from the
 * network, and the store is only read. `load` imports DuckDB.
 *
 * @throws As rejection, E130 when DuckDB is not installed, E129 when the query fails.
 */
export async function queryStore(
  store: HistoryStore,
  sql: string,
  load: () => Promise<unknown> = () => import('@duckdb/node-api'),
): Promise<SqlResult> {
  const { DuckDBInstance } = await loaded(load);
  const instance = await DuckDBInstance.create(':memory:', { autoinstall_known_extensions: 'false' });
  // one connection a query: a second on the same one silently empties the stream of the first
  const connection = await instance.connect();
  try {
    for (const { name, entry } of named(await store.catalogue())) await connection.run(viewOf(name, entry));
    const reader = await run(connection, sql);
    return { columns: reader.columnNames(), rows: reader.getRowsJson() };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function loaded(load: () => Promise<unknown>): Promise<Duckdb> {
  try {
    return (await load()) as Duckdb;
  } catch (error) {
    throw new RxtradeError(
      'E130',
      'SQL over the store needs DuckDB, which is not installed: npm install @duckdb/node-api',
      {},
      error,
    );
  }
}

async function run(connection: DuckDBConnection, sql: string) {
  try {
    return await connection.runAndReadAll(sql);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new RxtradeError(
      'E129',
      `"${sql}" failed: ${message}; without a query, the tables are listed`,
      { sql },
      error,
    );
  }
}

type Named = { readonly name: string; readonly entry: CatalogueEntry };

/** What is no letter or digit becomes `_`; a name that is taken gets a number. */
function named(entries: readonly CatalogueEntry[]): readonly Named[] {
  const taken = new Map<string, number>();
  return entries.map((entry) => {
    const plain = seriesName(entry.key).replace(/[^\p{L}\p{N}]+/gu, '_');
    const count = (taken.get(plain.toLowerCase()) ?? 0) + 1;
    taken.set(plain.toLowerCase(), count);
    return { name: count === 1 ? plain : `${plain}_${count}`, entry };
  });
}

function viewOf(name: string, { files }: CatalogueEntry): string {
  const list = files.map((file) => `'${file.replaceAll("'", "''")}'`).join(', ');
  return `CREATE VIEW "${name}" AS SELECT * FROM read_parquet([${list}])`;
}
