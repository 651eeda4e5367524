import {
  barOf,
  defineInstrument,
  type EpochMs,
  Exact,
  goodTillCancelled,
  type Instrument,
  type LegRequest,
  type MarketEvent,
  marketTerms,
  minute,
  type OrderReport,
  type OrderRequest,
  type OrderTerms,
  type PositionSide,
  type Side,
  type TimeInForce,
  type VenueReport,
} from '@rxtrade/core';
import { approvedOrder } from '@rxtrade/core/testing';
import { constantLatency, noFees, noSlippage, noSpread } from '../models/index.ts';
import { SimulatedVenue, type SimulatedVenueSettings } from './simulated-venue.ts';

/** A tick of a cent and a step of a tenth. */
function instrumentOf(id: string, kind: 'spot' | 'perpetual', base: string): Instrument {
  const rules = [{ tickSize: '0.01', quantityStep: '0.1', feeRateMaker: '0.0002', feeRateTaker: '0.001' }];
  return defineInstrument({ id, kind, base, quote: 'USDT', rules });
}
export const btc = instrumentOf('BTCUSDT', 'spot', 'BTC');
export const eth = instrumentOf('ETHUSDT', 'spot', 'ETH');
export const perpetual = instrumentOf('BTCUSDT-PERP', 'perpetual', 'BTC');

/** Kinds of order in short; prices as floats. */
export type Kind =
  | { readonly kind: 'market'; readonly timeInForce?: { readonly kind: 'ioc' | 'fok' } }
  | {
      readonly kind: 'limit';
      readonly price: number;
      readonly postOnly?: boolean;
      readonly timeInForce?: TimeInForce;
    }
  | { readonly kind: 'stop' | 'take-profit'; readonly trigger: number; readonly timeInForce?: TimeInForce }
  | {
      readonly kind: 'stop-limit';
      readonly trigger: number;
      readonly price: number;
      readonly timeInForce?: TimeInForce;
    }
  | { readonly kind: 'trailing-stop'; readonly distance: number; readonly timeInForce?: TimeInForce }
  | { readonly kind: 'trailing-stop'; readonly rate: number; readonly timeInForce?: TimeInForce };

export type Sent = Kind & {
  readonly side: Side;
  readonly quantity?: number;
  readonly instrument?: Instrument;
  readonly reduceOnly?: boolean;
  readonly positionSide?: PositionSide;
  readonly ocoGroup?: number;
  readonly legs?: readonly { readonly role: LegRequest['role']; readonly terms: Kind }[];
};

export function termsOf(kind: Kind, instrument: Instrument = btc): OrderTerms {
  const timeInForce = kind.timeInForce ?? goodTillCancelled;
  const units = (price: number) => instrument.priceUnits(price);
  switch (kind.kind) {
    case 'market':
      return kind.timeInForce === undefined ? marketTerms : { kind: 'market', timeInForce: kind.timeInForce };
    case 'limit':
      return { kind: 'limit', price: units(kind.price), postOnly: kind.postOnly ?? false, timeInForce };
    case 'stop':
    case 'take-profit':
      return { kind: kind.kind, trigger: units(kind.trigger), timeInForce };
    case 'stop-limit':
      return { kind: 'stop-limit', trigger: units(kind.trigger), price: units(kind.price), timeInForce };
    case 'trailing-stop':
      return {
        kind: 'trailing-stop',
        trail:
          'rate' in kind ? { kind: 'rate', rate: kind.rate } : { kind: 'distance', distance: units(kind.distance) },
        timeInForce,
      };
  }
}

/** Four prices of a bar: open, high, low, close. */
export type Prices = readonly [open: number, high: number, low: number, close: number];

/** A venue without costs or latency (unless told otherwise) on a test bench: events of one-minute bars, reports as text. */
export class Bench {
  readonly venue: SimulatedVenue;
  /** The latest instant shown; orders are sent then. */
  now: EpochMs = 0;
  private numbers = 0;

  constructor(settings: SimulatedVenueSettings = {}) {
    this.venue = new SimulatedVenue({
      fees: noFees(),
      slippage: noSlippage(),
      spread: noSpread(),
      latency: constantLatency(0),
      ...settings,
    });
  }

  /** Sends an order now; its number. Its legs have the numbers after it. */
  send(sent: Sent): number {
    const instrument = sent.instrument ?? btc;
    const number = this.numbers + 1;
    const legs = (sent.legs ?? []).map(({ role, terms }, i) => ({
      number: number + 1 + i,
      role,
      terms: termsOf(terms, instrument),
    }));
    this.numbers = number + legs.length;
    const request: OrderRequest = {
      number,
      instrument,
      side: sent.side,
      quantity: Math.round((sent.quantity ?? 1) * 10 ** instrument.quantityScale),
      terms: termsOf(sent, instrument),
      reduceOnly: sent.reduceOnly ?? false,
      positionSide: sent.positionSide ?? 'net',
      legs,
      ocoGroup: sent.ocoGroup ?? 0,
      decidedAt: this.now,
    };
    this.venue.submit(approvedOrder(request), this.now);
    return number;
  }

  cancel(number: number): void {
    this.venue.cancel(number, this.now);
  }

  /** The bar that opens now. */
  bar(prices: Prices, instrument: Instrument = btc): void {
    this.show(barOver(prices, this.now, instrument));
  }

  /** The opening of the bar that opens now. */
  opening(open: number, instrument: Instrument = btc): void {
    this.show({
      kind: 'bar-opened',
      instrument,
      intervalMs: minute,
      openAt: this.now,
      open,
      eventAt: this.now,
      receivedAt: this.now,
    });
  }

  trade(price: number, at: EpochMs = this.now + 1_000, instrument: Instrument = btc): void {
    this.show({ kind: 'trade', instrument, price, quantity: 1, eventAt: at, receivedAt: at });
  }

  quote(bid: number, ask: number, at: EpochMs = this.now + 1_000, instrument: Instrument = btc): void {
    this.show({ kind: 'quote', instrument, bid, ask, bidQuantity: 1, askQuantity: 1, eventAt: at, receivedAt: at });
  }

  split(ratio: string, instrument: Instrument = btc): void {
    this.show({ kind: 'split', instrument, ratio, eventAt: this.now, receivedAt: this.now });
  }

  show(event: MarketEvent): void {
    this.venue.match(event);
    this.now = event.receivedAt;
  }

  /** All reports about orders since the last call. */
  reports(): readonly OrderReport[] {
    return this.said().filter((report) => 'order' in report);
  }

  /** All reports since the last call. */
  said(): readonly VenueReport[] {
    const taken: VenueReport[] = [];
    for (let report = this.venue.takeReport(); report !== undefined; report = this.venue.takeReport())
      taken.push(report);
    return taken;
  }

  /** All reports since the last call but acknowledgments, in a few words each. */
  take(): readonly string[] {
    return this.said()
      .filter(({ kind }) => kind !== 'order-acknowledged')
      .map(inWords);
  }
}

/** A one-minute bar that opens at `openAt`. */
export function barOver([open, high, low, close]: Prices, openAt: EpochMs, instrument: Instrument = btc) {
  return barOf(instrument, minute, { openAt, open, high, low, close, volume: 10 });
}

function inWords(report: VenueReport): string {
  switch (report.kind) {
    case 'order-filled':
      return `${report.order} filled ${new Exact(report.quantity, 1)} at ${new Exact(report.price, 2)}, ${report.liquidity}`;
    case 'order-rejected':
      return `${report.order} rejected ${report.code}: ${report.reason}`;
    case 'order-cancelled':
    case 'order-expired':
    case 'order-unknown':
      return `${report.order} ${report.kind.slice('order-'.length)}: ${report.reason}`;
    case 'position-closed':
      return `closed ${new Exact(report.quantity, 1)} ${report.positionSide} at ${new Exact(report.price, 2)} for ${report.fee}, ${report.cause}`;
    case 'borrow-charged':
      return `charged ${report.amount} ${report.currency} for ${report.instrument.id}`;
    default:
      return `${report.order} ${report.kind.slice('order-'.length)}`;
  }
}
