import { expect, it } from 'vitest';
import { packTrades } from '../data/pack-trades.ts';
import { tripsOver, walk } from '../report.fixture.ts';
import { createTradeOrder, type TradeFilter } from './trade-order.ts';
import { createUnpack } from './unpack.ts';

const ids = ['BTCUSDT', 'ETHUSDT'];
const trips = tripsOver(
  ids.map((id, i) => walk(id, 500, i)),
  30,
);
const trades = createUnpack().trades(packTrades(trips, ids));
const order = createTradeOrder(trades, ids);
const all: TradeFilter = { instrument: undefined, side: undefined, text: '' };
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
