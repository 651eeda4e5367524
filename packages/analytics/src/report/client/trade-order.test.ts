import { expect, it } from 'vitest';
import { packTrades } from '../data/pack-trades.ts';
import { tripsOver, walk } from '../report.fixture.ts';
import { createTradeOrder, type TradeFilter } from './trade-order.ts';
import { createUnpack } from './unpack.ts';

const ids = ['BTCUSDT', 'ETHUSDT'];
const series = ids.map((id, i) => walk(id, 500, i));
const trips = tripsOver(series, 30);
const trades = createUnpack().trades(packTrades(trips, ids, series));
const order = createTradeOrder(trades, ids);
const all: TradeFilter = {
  instrument: undefined,
  side: undefined,
  result: undefined,
  reason: undefined,
  tag: undefined,
  text: '',
};
const byEntry = { by: 'entryAt', isDescending: false } as const;

it('given trades, when they are sorted by result from the largest, then each is at most the one before', () => {
  const pnl = [...order(all, { by: 'pnl', isDescending: true })].map((row) => trades.pnl[row] as number);
  expect(pnl).toEqual([...pnl].sort((a, b) => b - a));
  expect(pnl).toHaveLength(30);
});

it('given trades, when they are filtered by instrument and side, then those alone are left', () => {
  const rows = [...order({ ...all, instrument: 1, side: -1 }, byEntry)];
  const expected = trips.filter(({ instrument, side }) => instrument.id === 'ETHUSDT' && side === 'short');
  expect(rows).toHaveLength(expected.length);
  expect(rows.every((row) => trades.instrument[row] === 1 && trades.side[row] === -1)).toBe(true);
});

it('given words, when trades are searched, then each word is in the instrument, the strategy or a reason', () => {
  const { entryReason } = trips[7] as (typeof trips)[number];
  const found = [...order({ ...all, text: `WALKER  ${entryReason.split(' ')[0] ?? ''} bars` }, byEntry)];
  expect(found.map((row) => trades.entryReason(row))).toContain(entryReason);
  expect(order({ ...all, text: 'no such word' }, byEntry)).toHaveLength(0);
});

it('given a result, a reason and a tag, when trades are filtered, then those alone are left', () => {
  const tagged = trips.map((trip, i) => ({
    ...trip,
    exitReason: i % 2 === 0 ? `stop at ${i}.5` : 'target',
    ...(i % 3 === 0 && { tag: 'dip' }),
  }));
  const packed = packTrades(tagged, ids, series);
  const columns = createUnpack().trades(packed);
  const filtered = createTradeOrder(columns, ids);
  const stop = packed.reasons.templates.indexOf('stop at \u0000');
  const won = [...filtered({ ...all, result: 1 }, byEntry)];
  const lost = [...filtered({ ...all, result: -1 }, byEntry)];
  expect(won.every((row) => (columns.pnl[row] as number) > 0)).toBe(true);
  expect(lost.every((row) => (columns.pnl[row] as number) <= 0)).toBe(true);
  expect([won.length + lost.length, won.length > 0]).toEqual([30, true]);
  expect(filtered({ ...all, reason: stop }, byEntry)).toHaveLength(15);
  expect(filtered({ ...all, tag: 0 }, byEntry)).toHaveLength(10);
  expect(filtered({ ...all, text: 'dip' }, byEntry)).toHaveLength(10);
});
