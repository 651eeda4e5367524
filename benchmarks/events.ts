import { type BookSeries, eventTimes, type Instrument, SeededRandom, type TradeSeries } from '@rxtrade/core';
import { year2024 } from './market.ts';

/** Trades of a seeded random walk in cents; every other one at the instant of the one before, as exchanges print them. */
export function randomTrades(instrument: Instrument, count: number, seed: number): TradeSeries {
  const random = new SeededRandom(seed);
  const column = () => new Float64Array(count);
  const columns = {
    length: count,
    eventAt: column(),
    receivedAt: column(),
    price: column(),
    quantity: column(),
    side: new Int8Array(count),
    id: column(),
  };
  let at = year2024;
  let cents = 10_000;
  for (let i = 0; i < count; i++) {
    at += Math.max(0, Math.floor(random.between(-100, 100)));
    cents = Math.max(100, cents + Math.round(random.between(-1.5, 1.5)));
    columns.eventAt[i] = at;
    columns.receivedAt[i] = at;
    columns.price[i] = cents / 100;
    columns.quantity[i] = Math.ceil(random.between(1, 1000)) / 1000;
    columns.side[i] = random.next() < 0.5 ? 1 : -1;
    columns.id[i] = i;
  }
  return { kind: 'trades', instrument, columns };
}

/** A book of a hundred levels a side around a price that walks, and changes of about ten levels every 100 ms. */
export function randomBook(instrument: Instrument, updates: number, seed: number): BookSeries {
  const random = new SeededRandom(seed);
  const depth = 100;
  const levelsMax = 2 * depth + updates * 10;
  const column = (length: number) => new Float64Array(length);
  const columns = {
    length: updates,
    eventAt: column(updates),
    receivedAt: column(updates),
    isSnapshot: new Uint8Array(updates),
    sequence: column(updates),
    previousSequence: column(updates),
    firstLevel: new Uint32Array(updates + 1),
    firstAsk: new Uint32Array(updates),
    price: column(levelsMax),
    quantity: column(levelsMax),
  };
  let level = 0;
  let cents = 10_000;
  const put = (price: number, quantity: number) => {
    columns.price[level] = price / 100;
    columns.quantity[level] = quantity;
    level += 1;
  };
  for (let i = 0; i < updates; i++) {
    const isFirst = i === 0;
    columns.eventAt[i] = year2024 + i * 100;
    columns.receivedAt[i] = year2024 + i * 100;
    columns.isSnapshot[i] = isFirst ? 1 : 0;
    columns.sequence[i] = i;
    columns.previousSequence[i] = isFirst ? Number.NaN : i - 1;
    columns.firstLevel[i] = level;
    const moved = isFirst ? 0 : Math.sign(Math.round(random.between(-0.8, 0.8)));
    cents += moved;
    const count = isFirst ? depth : 5;
    // what the price has passed is gone
    if (moved < 0) put(cents + 1, 0);
    for (let k = 1; k <= count - (moved < 0 ? 1 : 0); k++)
      put(cents - (isFirst ? k : Math.ceil(random.between(0, depth))), Math.ceil(random.between(1, 5000)) / 1000);
    columns.firstAsk[i] = level;
    if (moved > 0) put(cents, 0);
    for (let k = 1; k <= count - (moved > 0 ? 1 : 0); k++)
      put(cents + (isFirst ? k : Math.ceil(random.between(0, depth))), Math.ceil(random.between(1, 5000)) / 1000);
  }
  columns.firstLevel[updates] = level;
  return { kind: 'book', instrument, columns };
}

/** A recording many times over, each time after the one before: it is short, and a run is measured over a million. */
export function repeated(series: TradeSeries, count: number): TradeSeries {
  const { length } = series.columns;
  const times = eventTimes(series);
  const spanMs = (times[length - 1] as number) - (times[0] as number) + 1;
  const tiled = (column: Float64Array, shift = 0) =>
    Float64Array.from({ length: count }, (_, i) => (column[i % length] as number) + Math.floor(i / length) * shift);
  const { eventAt, receivedAt, price, quantity, side } = series.columns;
  return {
    ...series,
    columns: {
      length: count,
      eventAt: tiled(eventAt, spanMs),
      receivedAt: tiled(receivedAt, spanMs),
      price: tiled(price),
      quantity: tiled(quantity),
      side: Int8Array.from({ length: count }, (_, i) => side[i % length] as number),
    },
  };
}
