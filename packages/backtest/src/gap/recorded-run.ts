import {
  type BarSeries,
  type BorrowCharged,
  type CommandInput,
  type EpochMs,
  type EventSeries,
  type Instrument,
  type Integer,
  inputFromWire,
  integerOf,
  isoOf,
  type JournalRecord,
  type MarketEvent,
  type OrderFilled,
  type OrderReport,
  type PositionClosed,
  type PositionSide,
  RxtradeError,
  type Side,
  seriesKindOf,
  seriesOfEvents,
  seriesOfRecord,
  type TransferInput,
} from '@rxtrade/core';
import { OrderKeys } from './order-keys.ts';

/** A fill, and its place among all of the record. */
export type RecordedFill = OrderFilled & { readonly rank: number };

/** An order or a leg of a recorded run, and all that its venue said of it. */
export type RecordedOrder = {
  readonly key: string;
  readonly instrument: Instrument;
  readonly side: Side;
  readonly positionSide: PositionSide;
  readonly asked: Integer;
  readonly isLeg: boolean;
  readonly fills: readonly RecordedFill[];
  readonly end: OrderReport | undefined;
};

/** A run as its record tells it: what it saw, what was done to it, and what became of its orders. */
export type RecordedRun = {
  readonly series: readonly BarSeries[];
  /** Trades, quotes, books, funding and marks. */
  readonly events: readonly EventSeries[];
  /** Commands and transfers. */
  readonly spoken: readonly (CommandInput | TransferInput)[];
  readonly orders: ReadonlyMap<string, RecordedOrder>;
  /** From the opening of its first bar to its last input. */
  readonly from: EpochMs;
  readonly to: EpochMs;
};

/**
 * Reads the record of a run, paper or live.
 *
 * @throws E072 when a record cannot be read, E020 for an instrument that is not among those given, E440 when it holds no
 * bars, E441 for one with events that history cannot give again.
 */
export function recordedRun(records: Iterable<JournalRecord>, instruments: readonly Instrument[]): RecordedRun {
  const byId = new Map(instruments.map((instrument) => [instrument.id, instrument]));
  const all = [...records];
  const series = seriesOfRecord(all, byId);
  const events: MarketEvent[] = [];
  const spoken: RecordedRun['spoken'][number][] = [];
  const orders = new RecordedOrders(byId);
  let to = Number.NEGATIVE_INFINITY;
  for (const record of all) {
    if (record.kind === 'intent') {
      orders.intent(record.order);
      continue;
    }
    const input = inputFromWire(record.input, byId);
    to = Math.max(to, 'at' in input ? input.at : input.receivedAt);
    if (input.kind === 'command' || input.kind === 'transfer') spoken.push(input);
    else if ('order' in input) orders.report(input);
    else if (input.kind !== 'bar' && input.kind !== 'timer' && input.kind !== 'end-of-data') {
      assertRepeatable(input);
      events.push(input);
    }
  }
  if (series.length === 0)
    throw new RxtradeError('E440', 'the recorded run saw no bar; record a run over bars', { records: all.length });
  const from = Math.min(
    ...series.map(({ columns }) => columns.openAt[0] as number),
    ...events.map(({ receivedAt }) => receivedAt).slice(0, 1),
  );
  return { series, events: seriesOfEvents(events), spoken, orders: orders.all, from, to };
}

/** True where the backtest delists the instrument by itself, at the very instant. */
function isOwnDelisting(event: MarketEvent): boolean {
  return event.kind === 'instrument-status' && event.instrument.delistedAt === event.receivedAt;
}

/** @throws E441. The state of a feed is its own affair: history has no connection to lose. */
function assertRepeatable(event: MarketEvent | PositionClosed | BorrowCharged): asserts event is MarketEvent {
  const isOfAccount = event.kind === 'position-closed' || event.kind === 'borrow-charged';
  if (event.kind === 'feed-state' || event.kind === 'bar-opened') return;
  if (!isOfAccount && (seriesKindOf(event) !== undefined || isOwnDelisting(event))) return;
  const what = isOfAccount ? venueActText(event) : `has an event of kind "${event.kind}"`;
  throw new RxtradeError(
    'E441',
    `the record ${what} at ${isoOf(event.receivedAt)}, which a backtest cannot be given: what came of it cannot be split by cause; record and run again up to then`,
    { kind: event.kind, instrument: 'instrument' in event ? event.instrument.id : undefined, at: event.receivedAt },
  );
}

/** What the venue did by itself, which no order asked for. */
function venueActText(event: PositionClosed | BorrowCharged): string {
  const { id } = event.instrument;
  if (event.kind === 'borrow-charged') return `charges ${event.amount} ${event.currency} of borrowing for ${id}`;
  return `closes a position in ${id} by ${event.cause}`;
}

/** Puts the orders of a record together with what the venue said of them. */
class RecordedOrders {
  readonly all = new Map<string, RecordedOrder>();
  private fills = 0;
  private readonly keys = new OrderKeys();
  private readonly instruments: ReadonlyMap<string, Instrument>;

  constructor(instruments: ReadonlyMap<string, Instrument>) {
    this.instruments = instruments;
  }

  intent(wire: Readonly<Record<string, unknown>>): void {
    const order = wire as unknown as WireOrder;
    const instrument = this.instruments.get(order.instrument);
    if (instrument === undefined)
      throw new RxtradeError('E020', `the record has an order on "${order.instrument}", which is not declared`, {
        instrument: order.instrument,
      });
    const common = { instrument, positionSide: order.positionSide, asked: integerOf(BigInt(order.quantity)) };
    const blank = { fills: [], end: undefined };
    const key = this.keys.add({ ...order, kind: order.terms.kind });
    this.all.set(key, { ...common, ...blank, key, side: order.side, isLeg: false });
    const opposite = order.side === 'buy' ? 'sell' : 'buy';
    for (const { number } of order.legs) {
      const legKey = this.keys.keyOf(number) as string;
      this.all.set(legKey, { ...common, ...blank, key: legKey, side: opposite, isLeg: true });
    }
  }

  report(report: OrderReport): void {
    const key = this.keys.keyOf(report.order);
    const order = key === undefined ? undefined : this.all.get(key);
    if (key === undefined || order === undefined)
      throw new RxtradeError('E072', `the record has a report of order ${report.order}, which it never sent`, {
        order: report.order,
      });
    if (report.kind === 'order-filled')
      this.all.set(key, { ...order, fills: [...order.fills, { ...report, rank: this.fills++ }] });
    else if (report.kind !== 'order-acknowledged') this.all.set(key, { ...order, end: report });
  }
}

/** An intent as the journal writes it. */
type WireOrder = {
  readonly number: number;
  readonly instrument: string;
  readonly side: Side;
  readonly quantity: string;
  readonly terms: { readonly kind: string };
  readonly positionSide: PositionSide;
  readonly legs: readonly { readonly number: number; readonly role: string }[];
  readonly decidedAt: EpochMs;
};
