import type { Instrument } from '../instrument/index.ts';
import { Exact } from '../money/index.ts';
import { marketTerms, type OrderRequest, type PositionSide } from '../order/index.ts';
import type { OrderFilled, OrderReport } from '../ports/venue.ts';
import type { TraderInput } from '../trader/inputs.ts';
import { CheckedRows } from './checked-rows.ts';
import type { ChainedChecksum } from './checksum.ts';
import { MarketRows, type RowEvent } from './market-rows.ts';
import type { NameTable } from './name-table.ts';
import { inputToWire, orderToWire } from './wire.ts';
import type { WireValue } from './wire-value.ts';

/** One record as it was written. */
export type JournalRecord =
  | { readonly kind: 'input'; readonly input: WireValue }
  | { readonly kind: 'intent'; readonly order: WireValue };

/** A place in the journal: how many bars came before it, what it is, and nine numbers of that. */
const width = 11;
const asText = 0;
const asAcknowledged = 1;
const asFilled = 2;
const asIntent = 3;
/** From here on, market events by their codes. */
const asMarket = 4;

const positionSides: readonly PositionSide[] = ['net', 'long', 'short'];

/**
 * What is no bar, in the order it was written. Trades, quotes, books, and what every order of ours brings (an intent, an
 * acknowledgment and a fill) are rows of numbers, which cost a tenth of what text does. Whatever does not fit a row is
 * kept as JSON.
 */
export class SmallRecords {
  private readonly rows: CheckedRows;
  private readonly texts: string[] = [];
  private readonly checksum: ChainedChecksum;
  private readonly instruments: NameTable<Instrument>;
  private readonly currencies: NameTable<string>;
  private readonly market: MarketRows;

  constructor(
    checksum: ChainedChecksum,
    tables: { readonly instruments: NameTable<Instrument>; readonly currencies: NameTable<string> },
  ) {
    this.checksum = checksum;
    this.rows = new CheckedRows(width, checksum);
    this.instruments = tables.instruments;
    this.currencies = tables.currencies;
    this.market = new MarketRows(checksum, tables.instruments);
  }

  get length(): number {
    return this.rows.length;
  }

  input(input: TraderInput, barsBefore: number): void {
    if (this.market.fits(input)) this.marketEvent(input, barsBefore);
    else if (input.kind === 'order-acknowledged') this.acknowledged(input, barsBefore);
    else if (input.kind === 'order-filled' && fitsRow(input)) this.filled(input, barsBefore);
    else this.text({ kind: 'input', input: inputToWire(input) }, barsBefore);
  }

  intent(order: OrderRequest, barsBefore: number): void {
    const { quantity, legs, terms } = order;
    if (terms !== marketTerms || legs.length > 0 || typeof quantity !== 'number') {
      this.text({ kind: 'intent', order: orderToWire(order) }, barsBefore);
      return;
    }
    const instrument = this.instruments.indexOf(order.instrument);
    const at = this.begin(asIntent, barsBefore);
    const { block } = this.rows;
    block[at] = order.number;
    block[at + 1] = order.decidedAt;
    block[at + 2] = instrument;
    block[at + 3] = quantity;
    block[at + 4] = order.side === 'buy' ? 1 : 0;
    block[at + 5] = order.reduceOnly ? 1 : 0;
    block[at + 6] = positionSides.indexOf(order.positionSide);
    block[at + 7] = order.ocoGroup;
    this.rows.seal();
  }

  private marketEvent(event: RowEvent, barsBefore: number): void {
    const { market, rows } = this;
    const at = this.begin(asMarket + market.codeOf(event), barsBefore);
    market.write(event, rows.block, at);
    rows.seal();
    market.writeLevels(event);
  }

  private acknowledged(report: OrderReport, barsBefore: number): void {
    const at = this.begin(asAcknowledged, barsBefore);
    const { block } = this.rows;
    block[at] = report.order;
    block[at + 1] = report.eventAt;
    block[at + 2] = report.receivedAt;
    this.rows.seal();
  }

  private filled(report: OrderFilled, barsBefore: number): void {
    const currency = this.currencies.indexOf(report.feeCurrency);
    const at = this.begin(asFilled, barsBefore);
    const { block } = this.rows;
    block[at] = report.order;
    block[at + 1] = report.eventAt;
    block[at + 2] = report.receivedAt;
    block[at + 3] = report.price as number;
    block[at + 4] = report.quantity as number;
    block[at + 5] = report.fee.units as number;
    block[at + 6] = report.fee.scale;
    block[at + 7] = report.slippage;
    block[at + 8] = currency * 2 + (report.liquidity === 'maker' ? 1 : 0);
    this.rows.seal();
  }

  private text(record: JournalRecord, barsBefore: number): void {
    this.begin(asText, barsBefore);
    this.rows.seal();
    const text = JSON.stringify(record);
    this.texts.push(text);
    this.checksum.addText(text);
  }

  private begin(what: number, barsBefore: number): number {
    const offset = this.rows.next();
    const { block } = this.rows;
    block[offset] = barsBefore;
    block[offset + 1] = what;
    return offset + 2;
  }

  /** Each with the number of bars that came before it. */
  *all(): Generator<{ readonly barsBefore: number; readonly record: JournalRecord }> {
    let text = 0;
    const readMarket = this.market.reader();
    for (let i = 0; i < this.rows.length; i++) {
      const [barsBefore = 0, what = 0, ...numbers] = this.rows.row(i);
      if (what === asText) yield { barsBefore, record: JSON.parse(this.texts[text++] as string) as JournalRecord };
      else if (what < asMarket) yield { barsBefore, record: this.recordOf(what, numbers) };
      else yield { barsBefore, record: { kind: 'input', input: readMarket(what - asMarket, numbers) } };
    }
  }

  private recordOf(what: number, numbers: readonly number[]): JournalRecord {
    if (what === asIntent) return { kind: 'intent', order: orderToWire(this.requestOf(numbers)) };
    const [order = 0, eventAt = 0, receivedAt = 0, ...rest] = numbers;
    if (what === asAcknowledged)
      return { kind: 'input', input: { kind: 'order-acknowledged', order, eventAt, receivedAt } };
    const [price = 0, quantity = 0, feeUnits = 0, feeScale = 0, slippage = 0, names = 0] = rest;
    return {
      kind: 'input',
      input: inputToWire({
        kind: 'order-filled',
        order,
        eventAt,
        receivedAt,
        price,
        quantity,
        fee: new Exact(feeUnits, feeScale),
        feeCurrency: this.currencies.at(Math.floor(names / 2)),
        liquidity: names % 2 === 1 ? 'maker' : 'taker',
        slippage,
      }),
    };
  }

  private requestOf(numbers: readonly number[]): OrderRequest {
    const [number = 0, decidedAt = 0, instrument = 0, quantity = 0, isBuy, isReduceOnly, side = 0, ocoGroup = 0] =
      numbers;
    return {
      number,
      instrument: this.instruments.at(instrument),
      side: isBuy === 1 ? 'buy' : 'sell',
      quantity,
      terms: marketTerms,
      reduceOnly: isReduceOnly === 1,
      positionSide: positionSides[side] as PositionSide,
      legs: [],
      ocoGroup,
      decidedAt,
    };
  }
}

/** True where a fill comes out of a row as it went in: what JSON cannot say of it, and what is wider, is left to text. */
function fitsRow({ price, quantity, fee, slippage }: OrderFilled): boolean {
  return (
    typeof price === 'number' &&
    typeof quantity === 'number' &&
    typeof fee.units === 'number' &&
    Number.isFinite(slippage)
  );
}
