import { expect, it } from 'vitest';
import { excursions } from '../../excursions/excursions.ts';
import { createUnpack } from '../client/unpack.ts';
import { tripsOver, walk } from '../report.fixture.ts';
import { packTrades } from './pack-trades.ts';

const ids = ['BTCUSDT', 'ETHUSDT'];
const series = ids.map((id, i) => walk(id, 500, i));

it('given round trips, when they are packed and read, then they are the same, by entry time', () => {
  const trips = tripsOver(series, 20);
  const trades = createUnpack().trades(packTrades(trips.toReversed(), ids, series));
  trips.forEach((trip, row) => {
    expect([ids[trades.instrument[row] as number], trades.entryAt[row], trades.exitAt[row]]).toEqual([
      trip.instrument.id,
      trip.entryAt,
      trip.exitAt,
    ]);
    expect(trades.pnl[row]).toBeCloseTo(trip.pnl, 4);
    expect([trades.strategy(row), trades.entryReason(row), trades.exitReason(row)]).toEqual([
      trip.strategy,
      trip.entryReason,
      trip.exitReason,
    ]);
  });
});

it('given a short that fell, when it is packed and read, then the move was in its favor', () => {
  const [trip] = tripsOver(series, 1);
  if (trip === undefined) throw new Error('the fixture made no trip');
  const short = { ...trip, side: 'short', entryPrice: 100, exitPrice: 80 } as const;
  expect(createUnpack().trades(packTrades([short], ids, series)).move[0]).toBeCloseTo(0.2, 12);
});

it('given more trades than a page carries, when they are packed, then those with the largest results are kept', () => {
  const [trip] = tripsOver(series, 1);
  if (trip === undefined) throw new Error('the fixture made no trip');
  const trips = Array.from({ length: 61_000 }, (_, i) => ({ ...trip, pnl: i % 2 === 0 ? i : -i }));
  const packed = packTrades(trips, ids, []);
  expect([packed.total, packed.pnl.length]).toEqual([61_000, 60_000]);
  expect(Math.min(...packed.pnl.map(Math.abs))).toBe(1000);
});

it('given bars, when trades are packed, then so is how far prices went; without them, that is unknown', () => {
  const trips = tripsOver(series, 20).toReversed();
  const { adverse, favorable } = createUnpack().trades(packTrades(trips, ids, series));
  const expected = excursions(trips.toReversed(), series);
  expect(adverse.length).toBe(20);
  adverse.forEach((share, row) => {
    if (Number.isNaN(expected.adverse[row])) expect([share, favorable[row]]).toEqual([Number.NaN, Number.NaN]);
    else expect(share).toBeCloseTo(expected.adverse[row] as number, 4);
  });
  expect(packTrades(trips, ids, []).adverse).toEqual(Array(20).fill(-1));
});

it('given tags, when trades are packed, then each has its own or none; without any there is no column', () => {
  const [first, second, third] = tripsOver(series, 3);
  if (first === undefined || second === undefined || third === undefined) throw new Error('the fixture made no trips');
  const trades = createUnpack().trades(
    packTrades([{ ...first, tag: 'dip' }, second, { ...third, tag: 'dip' }], ids, series),
  );
  expect([0, 1, 2].map((row) => trades.tagName(row))).toEqual(['dip', '', 'dip']);
  expect(packTrades([first], ids, series)).toMatchObject({ tag: [], tags: [] });
});
