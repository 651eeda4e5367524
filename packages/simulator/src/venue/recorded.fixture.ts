import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { BookDelta, BookSnapshot, Instrument, MarketEvent, Quote, Trade } from '@rxtrade/core';
import { sharedFile } from '../../../../scripts/testing/needs.ts';
import { change, type Levels, quote, snapshot, trade } from './moments.fixture.ts';

type Row = Readonly<Record<string, string>>;

function rowsOf(name: string): readonly Row[] {
  const [header = '', ...lines] = gunzipSync(readFileSync(sharedFile(`data/${name}`)))
    .toString()
    .trimEnd()
    .split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const values = line.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, values[i] ?? '']));
  });
}

/** The recorded order book of a market as it was heard: changes, and among them the snapshot, which is older than some. */
export function heardBook(market: 'spot' | 'perp', instrument: Instrument): readonly (BookSnapshot | BookDelta)[] {
  const updates: Row[][] = [];
  for (const row of rowsOf(`binance-${market}-BTCUSDT-l2-2024-08-08.csv.gz`)) {
    const last = updates.at(-1);
    if (last?.[0]?.['finalUpdateId'] === row['finalUpdateId'] && last?.[0]?.['type'] === row['type']) last?.push(row);
    else updates.push([row]);
  }
  return updates.map((rows) => updateOf(rows, instrument));
}

/** The same: its snapshot, then every change, as known when they happened. */
export function recordedBook(market: 'spot' | 'perp', instrument: Instrument): readonly (BookSnapshot | BookDelta)[] {
  const events = heardBook(market, instrument);
  const first = events.find(({ kind }) => kind === 'book-snapshot');
  // what came before the snapshot was asked for is part of it
  const changes = events.filter(({ kind, sequence }) => kind === 'book-delta' && sequence > (first?.sequence ?? 0));
  return [...events.filter(({ kind }) => kind === 'book-snapshot'), ...changes];
}

export function recordedTrades(instrument: Instrument): readonly Trade[] {
  return rowsOf('binance-spot-BTCUSDT-trades-2024-08-08.csv.gz').map((row) => ({
    ...trade(Number(row['price']), Number(row['quantity']), Number(row['time']), row['side'] as 'buy' | 'sell'),
    instrument,
  }));
}

/** Best bids and asks and trades of the spot market in the order they came to the recorder, by its clock. */
export function recordedQuotesAndTrades(instrument: Instrument): readonly (Quote | Trade)[] {
  const text = gunzipSync(readFileSync(sharedFile('data/original/binance-spot-btcusdt-ws-2024-08-08.jsonl.gz')));
  const events: (Quote | Trade)[] = [];
  for (const line of text.toString().trimEnd().split('\n')) {
    const end = line.indexOf(' ');
    const { stream = '', data } = JSON.parse(line.slice(end)) as { stream?: string; data: Row & { m: unknown } };
    const at = Math.floor(Number(line.slice(0, end - 6)));
    const of = (name: string) => Number(data[name]);
    if (stream.endsWith('@bookTicker'))
      events.push({ ...quote([of('b'), of('B')], [of('a'), of('A')], at), instrument });
    if (stream.endsWith('@trade'))
      events.push({ ...trade(of('p'), of('q'), at, data.m === true ? 'sell' : 'buy'), instrument });
  }
  return events;
}

/** Both by time; of one instant trades first, as a change holds all that happened until then. */
export function byTime(book: readonly MarketEvent[], trades: readonly MarketEvent[]): readonly MarketEvent[] {
  return [...trades, ...book].sort((a, b) => a.eventAt - b.eventAt);
}

function updateOf(rows: readonly Row[], instrument: Instrument): BookSnapshot | BookDelta {
  const levelsOf = (side: string): Levels =>
    rows.filter((row) => row['side'] === side).map(({ price, quantity }) => [Number(price), Number(quantity)]);
  const { type, eventTime, localTime, firstUpdateId, finalUpdateId, prevFinalUpdateId } = rows[0] ?? {};
  const previous =
    prevFinalUpdateId === undefined || prevFinalUpdateId === '' ? Number(firstUpdateId) - 1 : Number(prevFinalUpdateId);
  const of = { instrument, sequence: Number(finalUpdateId), bids: levelsOf('bid'), asks: levelsOf('ask') };
  // the snapshot of the spot market was asked for, and has no time of its own
  if (type === 'snapshot') return snapshot({ ...of, at: Number(eventTime || localTime) });
  return change({ ...of, previousSequence: previous, at: Number(eventTime) });
}
