import { Exact, type OrderFilled, type OrderReport, type OrderRequest, SeededRandom } from '@rxtrade/core';
import type { KnownEnd, KnownFill, KnownOutcome, OutcomeModel, SpreadModel } from '@rxtrade/simulator';
import type { Cause } from './causes.ts';
import { keyedOrder, OrderKeys } from './order-keys.ts';
import type { RecordedFill, RecordedOrder, RecordedRun } from './recorded-run.ts';

/** What decides which orders are taken from the record, and how much of each. */
export type KnownOutcomesSettings = {
  readonly recorded: RecordedRun;
  readonly replaced: ReadonlySet<Cause>;
  /** How much of each order filled in the run before this one, as a share of it. */
  readonly filledBefore: ReadonlyMap<string, number>;
  /** The recorded venue's spread; none when absent: all of a fill's distance from its reference is slippage then. */
  readonly spread: SpreadModel | undefined;
};

/** What became of recorded orders, as far as causes are replaced; the market decides about the rest. */
export class KnownOutcomes implements OutcomeModel {
  readonly name = 'recorded';
  readonly keys = new OrderKeys();
  private readonly settings: KnownOutcomesSettings;

  constructor(settings: KnownOutcomesSettings) {
    this.settings = settings;
  }

  outcomeOf(request: OrderRequest): KnownOutcome | undefined {
    const { recorded, replaced, filledBefore } = this.settings;
    const key = this.keys.keyOf(request.number) ?? this.keys.add(keyedOrder(request));
    const order = recorded.orders.get(key);
    if (order === undefined || !replaced.has('timing')) return undefined;
    const before = filledBefore.get(key);
    const isMissed = before !== undefined && before !== filledShare(order);
    if (isMissed && !replaced.has('missed fills')) return undefined;
    const end = endOf(order.end);
    return { asked: order.asked, fills: order.fills.map((fill) => this.fillOf(order, fill)), ...(end && { end }) };
  }

  private fillOf(order: RecordedOrder, fill: RecordedFill): KnownFill {
    const { replaced, spread } = this.settings;
    const { rank, eventAt, receivedAt, quantity, liquidity, price, fee, feeCurrency } = fill;
    const reference = referenceOf(order, fill);
    return {
      rank,
      eventAt,
      receivedAt,
      quantity,
      liquidity,
      reference,
      ...(replaced.has('spread') && {
        spread: spread === undefined ? 0 : spread.rate(contextOf(order, fill, reference)),
      }),
      ...(replaced.has('slippage') && { price }),
      ...(replaced.has('fees') && { fee: { amount: fee, currency: feeCurrency } }),
    };
  }
}

/** The price before spread and slippage: on the grid of prices where that is what the report says, else as near. */
function referenceOf({ instrument, side }: RecordedOrder, { price, slippage }: OrderFilled): number {
  const traded = new Exact(price, instrument.priceScale).toFloat();
  const worse = side === 'buy' ? slippage : 0 - slippage;
  const reference = traded - worse;
  const onGrid = new Exact(instrument.priceUnits(reference), instrument.priceScale).toFloat();
  return traded - onGrid === worse ? onGrid : reference;
}

function contextOf({ instrument, side }: RecordedOrder, { quantity, eventAt }: OrderFilled, reference: number) {
  return {
    instrument,
    side,
    quantity: new Exact(quantity, instrument.quantityScale).toFloat(),
    reference,
    at: eventAt,
    volume: 0,
    high: reference,
    low: reference,
    random: new SeededRandom(0),
  };
}

function filledShare({ fills, asked }: RecordedOrder): number {
  return Number(fills.reduce((sum, { quantity }) => sum + BigInt(quantity), 0n)) / Number(asked);
}

function endOf(report: OrderReport | undefined): KnownEnd | undefined {
  switch (report?.kind) {
    case 'order-cancelled':
    case 'order-expired':
    case 'order-rejected': {
      const { eventAt, receivedAt, reason } = report;
      const kind =
        report.kind === 'order-cancelled' ? 'cancelled' : report.kind === 'order-expired' ? 'expired' : 'rejected';
      return { kind, eventAt, receivedAt, reason, code: report.kind === 'order-rejected' ? report.code : '' };
    }
    default:
      return undefined;
  }
}
