import type { CommandContext } from '../../cli/command.ts';
import { gridOf } from '../../terminal/index.ts';
import { openStore, type StoreFlags, tell } from './store-flags.ts';

/** Runs SQL over the store; without a query, lists the tables. */
export async function queryData(sql: string | undefined, flags: StoreFlags, context: CommandContext): Promise<void> {
  const { queryStore, sqlTables } = await import('@rxtrade/market-data/node');
  const store = await openStore(flags, context);
  if (sql === undefined) {
    const tables = await sqlTables(store);
    tell(flags, context, { tables }, () =>
      gridOf(
        ['table', 'series', 'rows'],
        tables.map(({ name, series, rows }) => [name, series, rows.toLocaleString('en-US')]),
        [2],
      ),
    );
    return;
  }
  const { columns, rows } = await queryStore(store, sql);
  const records = () => rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
  if (flags.json === true) tell(flags, context, { columns, rows: records() }, String);
  else tell(flags, context, undefined, () => gridOf(columns, rows.map(cellsOf), numbersIn(rows)));
}

function cellsOf(row: readonly unknown[]): readonly string[] {
  return row.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
}

/** The columns that stand right: those whose first value is a number. */
function numbersIn(rows: readonly (readonly unknown[])[]): readonly number[] {
  return [...(rows[0] ?? []).entries()].filter(([, value]) => typeof value === 'number').map(([i]) => i);
}
