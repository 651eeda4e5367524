import type {
  BookColumns,
  BookSeries,
  EventSeries,
  FundingSeries,
  MarkSeries,
  QuoteSeries,
  TradeColumns,
  TradeSeries,
} from './event-columns.ts';
import type { BookDelta, BookSnapshot, Funding, MarketEvent, MarkPrice, Quote, Trade } from './events.ts';

type Told = Trade | Quote | BookSnapshot | BookDelta | Funding | MarkPrice;

/** Which kind of series an event is of; undefined for one that has none. */
export function seriesKindOf(event: MarketEvent): EventSeries['kind'] | undefined {
  switch (event.kind) {
    case 'trade':
      return 'trades';
    case 'quote':
      return 'quotes';
    case 'book-snapshot':
    case 'book-delta':
      return 'book';
    case 'funding':
      return 'funding';
    case 'mark-price':
      return 'marks';
    default:
      return undefined;
  }
}

/**
 * Puts events that came one by one together as columns, a series an instrument and kind, in the order they came. Bars, and
 * kinds that have no columns, are left out.
 */
export function seriesOfEvents(events: Iterable<MarketEvent>): readonly EventSeries[] {
  const found = new Map<string, { readonly kind: EventSeries['kind']; readonly told: Told[] }>();
  for (const event of events) {
    const kind = seriesKindOf(event);
    if (kind === undefined) continue;
    const told = event as Told;
    const key = `${told.instrument.id} ${kind}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { kind, told: [told] });
    else known.told.push(told);
  }
  return [...found.values()].map(({ kind, told }) => seriesOf(kind, told));
}

function seriesOf(kind: EventSeries['kind'], told: readonly Told[]): EventSeries {
  switch (kind) {
    case 'trades':
      return tradesOf(told as readonly Trade[]);
    case 'quotes':
      return quotesOf(told as readonly Quote[]);
    case 'book':
      return bookOf(told as readonly (BookSnapshot | BookDelta)[]);
    case 'funding':
      return fundingOf(told as readonly Funding[]);
    case 'marks':
      return marksOf(told as readonly MarkPrice[]);
  }
}

function tradesOf(trades: readonly Trade[]): TradeSeries {
  const ids = trades.map(({ id }) => (id === undefined || !/^\d{1,15}$/.test(id) ? Number.NaN : Number(id)));
  const columns: TradeColumns = {
    ...timesOf(trades),
    price: columnOf(trades, ({ price }) => price),
    quantity: columnOf(trades, ({ quantity }) => quantity),
    side: Int8Array.from(trades, ({ side }) => (side === undefined ? 0 : side === 'buy' ? 1 : -1)),
    ...(ids.every((id) => !Number.isNaN(id)) && { id: Float64Array.from(ids) }),
  };
  return { kind: 'trades', instrument: instrumentOf(trades), columns };
}

function quotesOf(quotes: readonly Quote[]): QuoteSeries {
  const columns = {
    ...timesOf(quotes),
    bid: columnOf(quotes, ({ bid }) => bid),
    bidQuantity: columnOf(quotes, ({ bidQuantity }) => bidQuantity),
    ask: columnOf(quotes, ({ ask }) => ask),
    askQuantity: columnOf(quotes, ({ askQuantity }) => askQuantity),
  };
  return { kind: 'quotes', instrument: instrumentOf(quotes), columns };
}

function bookOf(updates: readonly (BookSnapshot | BookDelta)[]): BookSeries {
  const levels = updates.reduce((sum, { bids, asks }) => sum + bids.prices.length + asks.prices.length, 0);
  const firstLevel = new Uint32Array(updates.length + 1);
  const firstAsk = new Uint32Array(updates.length);
  const price = new Float64Array(levels);
  const quantity = new Float64Array(levels);
  let at = 0;
  for (const [i, { bids, asks }] of updates.entries()) {
    firstLevel[i] = at;
    firstAsk[i] = at + bids.prices.length;
    for (const side of [bids, asks]) {
      price.set(side.prices, at);
      quantity.set(side.quantities, at);
      at += side.prices.length;
    }
  }
  firstLevel[updates.length] = at;
  const columns: BookColumns = {
    ...timesOf(updates),
    isSnapshot: Uint8Array.from(updates, ({ kind }) => (kind === 'book-snapshot' ? 1 : 0)),
    sequence: columnOf(updates, ({ sequence }) => sequence),
    previousSequence: columnOf(updates, (update) =>
      update.kind === 'book-delta' ? (update.previousSequence ?? Number.NaN) : Number.NaN,
    ),
    firstLevel,
    firstAsk,
    price,
    quantity,
  };
  return { kind: 'book', instrument: instrumentOf(updates), columns };
}

function fundingOf(fundings: readonly Funding[]): FundingSeries {
  const columns = {
    length: fundings.length,
    eventAt: columnOf(fundings, ({ eventAt }) => eventAt),
    rate: columnOf(fundings, ({ rate }) => rate),
    ...(fundings.some(({ mark }) => mark !== undefined) && {
      mark: columnOf(fundings, ({ mark }) => mark ?? Number.NaN),
    }),
  };
  return { kind: 'funding', instrument: instrumentOf(fundings), columns };
}

function marksOf(marks: readonly MarkPrice[]): MarkSeries {
  const columns = {
    length: marks.length,
    eventAt: columnOf(marks, ({ eventAt }) => eventAt),
    price: columnOf(marks, ({ price }) => price),
  };
  return { kind: 'marks', instrument: instrumentOf(marks), columns };
}

function timesOf(events: readonly Told[]) {
  return {
    length: events.length,
    eventAt: columnOf(events, ({ eventAt }) => eventAt),
    receivedAt: columnOf(events, ({ receivedAt }) => receivedAt),
  };
}

function columnOf<T>(events: readonly T[], read: (event: T) => number): Float64Array {
  return Float64Array.from(events, read);
}

function instrumentOf([first]: readonly Told[]): Told['instrument'] {
  return (first as Told).instrument;
}
