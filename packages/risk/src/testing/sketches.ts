import {
  Exact,
  goodTillCancelled,
  type Instrument,
  marketTerms,
  Order,
  type OrderRequest,
  type OrderTerms,
  type ProposedLeg,
  type ProposedOrder,
  type RiskView,
} from '@rxtrade/core';

/** An account as a test writes it: floats, by currency or instrument id. What is left out is empty. */
export type AccountSketch = {
  readonly now?: number;
  readonly reportingCurrency?: string;
  readonly equity?: number;
  /** Free cash by currency. */
  readonly cash?: Readonly<Record<string, number>>;
  /** Latest price by instrument id. */
  readonly marks?: Readonly<Record<string, number>>;
  /** Reporting currency per unit; the reporting currency itself is always 1. */
  readonly rates?: Readonly<Record<string, number>>;
  /** Positions with signed quantities, marked at `marks`. */
  readonly positions?: readonly {
    readonly instrument: Instrument;
    readonly quantity: number;
    readonly stopPrice?: number;
  }[];
  readonly orders?: readonly Order[];
};

/** What rules see of a sketched account. It answers the same whenever it is asked. */
export function riskAccount(sketch: AccountSketch = {}): RiskView {
  const { now = 0, reportingCurrency = 'USDT', equity = 0, cash = {}, marks = {}, rates = {}, orders = [] } = sketch;
  const positions = (sketch.positions ?? []).map(({ instrument, quantity, stopPrice }) => {
    const mark = marks[instrument.id] ?? Number.NaN;
    return Object.freeze({ instrument, quantity, mark, averagePrice: mark, stopPrice });
  });
  return Object.freeze({
    now,
    reportingCurrency,
    equity: () => equity,
    available: (currency: string) => cash[currency] ?? 0,
    mark: ({ id }: Instrument) => marks[id],
    rate: (currency: string) => (currency === reportingCurrency ? 1 : rates[currency]),
    leverage: () => 1,
    held: ({ id }: Instrument) =>
      positions.filter(({ instrument }) => instrument.id === id).reduce((sum, { quantity }) => sum + quantity, 0),
    positions: () => Object.freeze([...positions]),
    liveOrders: () => Object.freeze([...orders]),
  });
}

/** An order as a test writes it: the quantity as decimal text; a market buy of nobody's unless it says otherwise. */
export type ProposalSketch = Partial<Omit<ProposedOrder, 'instrument' | 'quantity'>> & {
  readonly instrument: Instrument;
  readonly quantity: string;
};

/** An order on its way through the gate, frozen. */
export function proposedOrder({ instrument, quantity, ...changes }: ProposalSketch): ProposedOrder {
  return Object.freeze({
    instrument,
    side: 'buy',
    quantity: Exact.of(quantity).unitsAt(instrument.quantityScale),
    terms: marketTerms,
    reduceOnly: false,
    positionSide: 'net',
    legs: Object.freeze([]),
    isReduction: false,
    strategies: Object.freeze(['test']),
    ...changes,
  } as const);
}

/** An order that lives: it was sent, and `filled` of it has filled. `entry` makes it a leg of another. */
export function liveOrder(
  sketch: Partial<Omit<OrderRequest, 'instrument' | 'quantity' | 'legs'>> & {
    readonly instrument: Instrument;
    readonly quantity: string;
    readonly filled?: string;
    readonly legs?: readonly ProposedLeg[];
    readonly entry?: Order;
  },
): Order {
  const { instrument, quantity, filled = '0', legs = [], entry, ...changes } = sketch;
  const request: OrderRequest = {
    number: 1,
    instrument,
    side: 'buy',
    quantity: Exact.of(quantity).unitsAt(instrument.quantityScale),
    terms: marketTerms,
    reduceOnly: false,
    positionSide: 'net',
    legs: legs.map((leg, index) => ({ number: index + 2, ...leg })),
    ocoGroup: 0,
    decidedAt: 0,
    ...changes,
  };
  const origin = { reason: 'test', tag: '', allocations: [] };
  const order = new Order(request, entry === undefined ? origin : { ...origin, parent: entry, role: 'stop-loss' });
  order.moveTo('sent', 0);
  const units = Exact.of(filled).unitsAt(instrument.quantityScale);
  if (units > 0) order.fill(units, 0, 0);
  return order;
}

const units = (instrument: Instrument, price: string) => Exact.of(price).unitsAt(instrument.priceScale);

/** Terms of a limit order at a price in decimal text. */
export function limitAt(instrument: Instrument, price: string): OrderTerms {
  return { kind: 'limit', price: units(instrument, price), postOnly: false, timeInForce: goodTillCancelled };
}

/** Terms of a stop whose trigger is given in decimal text. */
export function stopAt(instrument: Instrument, trigger: string): OrderTerms {
  return { kind: 'stop', trigger: units(instrument, trigger), timeInForce: goodTillCancelled };
}

/** Terms of a stop-limit order, trigger and limit in decimal text. */
export function stopLimitAt(instrument: Instrument, trigger: string, price: string): OrderTerms {
  return {
    kind: 'stop-limit',
    trigger: units(instrument, trigger),
    price: units(instrument, price),
    timeInForce: goodTillCancelled,
  };
}

/** A protective stop at a price in decimal text. */
export function stopLossAt(instrument: Instrument, trigger: string): ProposedLeg {
  return { role: 'stop-loss', terms: stopAt(instrument, trigger) };
}
