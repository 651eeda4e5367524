import type { Instrument } from '../instrument/index.ts';
import { type BookLevels, type MarketEvent, type Trade, TradeRow } from '../market/index.ts';
import type { TraderInput } from '../trader/inputs.ts';
import { CheckedRows } from './checked-rows.ts';
import type { ChainedChecksum } from './checksum.ts';
import { marketToWire } from './market-wire.ts';
import type { NameTable } from './name-table.ts';
import type { WireValue } from './wire-value.ts';

/** What comes by the million, and so is kept as numbers. */
export type RowEvent = Extract<
  MarketEvent,
  { readonly kind: 'trade' | 'quote' | 'book-snapshot' | 'book-delta' | 'funding' | 'mark-price' }
>;

const kinds: readonly RowEvent['kind'][] = ['trade', 'quote', 'book-snapshot', 'book-delta', 'funding', 'mark-price'];
const sides = ['sell', undefined, 'buy'] as const;

/** Market events as the nine numbers of a small record; the levels of books are rows of their own. */
export class MarketRows {
  private readonly instruments: NameTable<Instrument>;
  private readonly levels: CheckedRows;

  constructor(checksum: ChainedChecksum, instruments: NameTable<Instrument>) {
    this.instruments = instruments;
    this.levels = new CheckedRows(2, checksum);
  }

  /** True for an event that comes out of a row as it went in. */
  fits(event: TraderInput): event is RowEvent {
    switch (event.kind) {
      case 'trade':
        return !Number.isNaN(idOf(event));
      case 'quote':
      case 'book-snapshot':
      case 'book-delta':
      case 'funding':
      case 'mark-price':
        return true;
      default:
        return false;
    }
  }

  /** What the event is, as a number from 0 up. */
  codeOf({ kind }: RowEvent): number {
    return kinds.indexOf(kind);
  }

  write(event: RowEvent, block: Float64Array, at: number): void {
    block[at] = this.instruments.indexOf(event.instrument);
    block[at + 1] = event.eventAt;
    block[at + 2] = event.receivedAt;
    switch (event.kind) {
      case 'trade':
        block[at + 3] = event.price;
        block[at + 4] = event.quantity;
        block[at + 5] = sides.indexOf(event.side);
        block[at + 6] = idOf(event);
        break;
      case 'quote':
        block[at + 3] = event.bid;
        block[at + 4] = event.bidQuantity;
        block[at + 5] = event.ask;
        block[at + 6] = event.askQuantity;
        break;
      case 'book-snapshot':
      case 'book-delta': {
        const previous = event.kind === 'book-delta' ? event.previousSequence : undefined;
        block[at + 3] = event.sequence;
        block[at + 4] = previous ?? 0;
        block[at + 5] = previous === undefined ? 0 : 1;
        block[at + 6] = event.bids.prices.length;
        block[at + 7] = event.asks.prices.length;
        break;
      }
      case 'funding':
        block[at + 3] = event.rate;
        block[at + 4] = event.mark ?? 0;
        block[at + 5] = event.mark === undefined ? 0 : 1;
        break;
      case 'mark-price':
        block[at + 3] = event.price;
        break;
    }
  }

  /** Keeps what did not fit the row, after it. */
  writeLevels(event: RowEvent): void {
    if (event.kind !== 'book-snapshot' && event.kind !== 'book-delta') return;
    this.writeSide(event.bids);
    this.writeSide(event.asks);
  }

  private writeSide({ prices, quantities }: BookLevels): void {
    const { levels } = this;
    for (let i = 0; i < prices.length; i++) {
      const at = levels.next();
      levels.block[at] = prices[i] as number;
      levels.block[at + 1] = quantities[i] as number;
      levels.seal();
    }
  }

  /** Reads events back, in the order they were written. */
  reader(): (code: number, numbers: readonly number[]) => WireValue {
    let level = 0;
    const side = (count: number): BookLevels => {
      const rows = Array.from({ length: count }, () => this.levels.row(level++));
      return {
        prices: Float64Array.from(rows, ([price = 0]) => price),
        quantities: Float64Array.from(rows, ([, quantity = 0]) => quantity),
      };
    };
    return (code, [instrument = 0, eventAt = 0, receivedAt = 0, ...rest]) => {
      const common = { instrument: this.instruments.at(instrument), eventAt, receivedAt };
      const [a = 0, b = 0, c = 0, d = 0, e = 0] = rest;
      const kind = kinds[code] as RowEvent['kind'];
      switch (kind) {
        case 'trade':
          return marketToWire({
            kind,
            ...common,
            price: a,
            quantity: b,
            side: sides[c],
            id: d < 0 ? undefined : `${d}`,
          });
        case 'quote':
          return marketToWire({ kind, ...common, bid: a, bidQuantity: b, ask: c, askQuantity: d });
        case 'book-snapshot':
          return marketToWire({ kind, ...common, sequence: a, bids: side(d), asks: side(e) });
        case 'book-delta': {
          const previousSequence = c === 1 ? b : undefined;
          return marketToWire({ kind, ...common, sequence: a, previousSequence, bids: side(d), asks: side(e) });
        }
        case 'funding':
          return marketToWire({ kind, ...common, rate: a, ...(c === 1 && { mark: b }) });
        case 'mark-price':
          return marketToWire({ kind, ...common, price: a });
      }
    };
  }
}

/** A trade's id as a number: -1 where it has none, NaN where it is more than a plain number. */
function idOf(trade: Trade): number {
  // a row has it as a number, and makes text of it only to be read
  const id = trade instanceof TradeRow ? trade.series.columns.id?.[trade.index] : trade.id;
  if (id === undefined) return -1;
  const number = Number(id);
  return number >= 0 && (typeof id === 'number' || String(number) === id) ? number : Number.NaN;
}
