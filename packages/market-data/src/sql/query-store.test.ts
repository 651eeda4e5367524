import { describe, expect, it } from 'vitest';
import { emptyStore, minuteBars, minuteRows } from '../store/store.fixture.ts';
import { queryStore, sqlTables } from './index.ts';

describe('queryStore', () => {
  it('given series, then each is a table with instants as timestamps', async () => {
    const store = emptyStore();
    await store.append(minuteRows(0, 120));
    await store.append({ ...minuteRows(0, 5), instrument: "O'X/Y" });
    await store.append({ ...minuteRows(0, 5), instrument: 'O_X_Y' });
    expect((await sqlTables(store)).map(({ name }) => name)).toEqual([
      'binance_BTCUSDT_1m',
      'binance_O_X_Y_1m',
      'binance_O_X_Y_1m_2',
    ]);
    const sql = `SELECT date_trunc('hour', "openAt") AS hour, max(high) AS high, count(*)::INT AS bars
      FROM binance_BTCUSDT_1m GROUP BY 1 ORDER BY 1`;
    const { high } = minuteBars(0, 120);
    expect(await queryStore(store, sql)).toEqual({
      columns: ['hour', 'high', 'bars'],
      rows: [
        ['2024-01-01 00:00:00', Math.max(...high.subarray(0, 60)), 60],
        ['2024-01-01 01:00:00', Math.max(...high.subarray(60)), 60],
      ],
    });
    expect((await queryStore(store, 'SELECT count(*)::INT FROM binance_O_X_Y_1m_2')).rows).toEqual([[5]]);
  });

  it.each(['SELECT', 'SELECT * FROM nothing_here', 'hello'])('given "%s", then E129 quotes it', async (sql) => {
    await expect(queryStore(emptyStore(), sql)).rejects.toMatchObject({
      code: 'E129',
      message: expect.stringContaining(`"${sql}" failed`),
    });
  });

  it('given no DuckDB, then E130 says how to install it', async () => {
    const absent = () => Promise.reject(new Error('Cannot find package'));
    await expect(queryStore(emptyStore(), 'SELECT 1', absent)).rejects.toMatchObject({
      code: 'E130',
      message: expect.stringContaining('npm install @duckdb/node-api'),
    });
  });
});
