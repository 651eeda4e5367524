import { z } from 'zod';
import { defineInstrument, type Instrument } from '../instrument/index.ts';
import { EquityRecorder, type LedgerBook, positionOf, type RoundTrip } from '../ledger/index.ts';
import { type Bar, type BarSeries, barColumns, barOf, type MarketEvent } from '../market/index.ts';
import { Exact } from '../money/index.ts';
import type { Order, PositionSide } from '../order/index.ts';
import type { JournalStorage } from '../ports/index.ts';
import { defineStrategy, type Strategy, type StrategyContext, type StrategyHandlers } from '../strategy/index.ts';
import { type DurationMs, type EpochMs, minute } from '../time/index.ts';
import {
  type Command,
  type Decision,
  type FactSink,
  type Fill,
  type FundingPaid,
  type InternalCross,
  type Lifecycle,
  type Notice,
  type Refusal,
  Trader,
  type TraderSettings,
} from '../trader/index.ts';
import { ScriptedVenue } from './scripted-venue.fixture.ts';
import { World } from './world.ts';

const rules = [{ tickSize: '0.01', quantityStep: '0.01' }];
export const btc = defineInstrument({ id: 'BTC/USDT', kind: 'spot', base: 'BTC', quote: 'USDT', rules });
export const eth = defineInstrument({ id: 'ETH/USDT', kind: 'spot', base: 'ETH', quote: 'USDT', rules });
export const perp = defineInstrument({ id: 'BTC-PERP', kind: 'perpetual', base: 'BTC', quote: 'USDT', rules });
export const share = defineInstrument({
  id: 'ACME',
  kind: 'equity',
  base: 'ACME',
  quote: 'USD',
  rules: [{ tickSize: '0.01', quantityStep: '1' }],
});

/** Every fact, as it was told. */
export class Recorded implements FactSink {
  readonly decisions: Decision[] = [];
  readonly refusals: Refusal[] = [];
  /** `3 open`: the order's number and its state right after a change. */
  readonly states: string[] = [];
  readonly fills: Fill[] = [];
  readonly crosses: InternalCross[] = [];
  readonly trips: RoundTrip[] = [];
  readonly fundings: FundingPaid[] = [];
  readonly notices: Notice[] = [];
  readonly equities: { readonly at: EpochMs; readonly equity: number; readonly flow: number }[] = [];
  readonly positions: string[] = [];
  readonly lifecycles: Lifecycle[] = [];
  readonly curve = new EquityRecorder();

  decision(decision: Decision): void {
    this.decisions.push(decision);
  }
  refusal(refusal: Refusal): void {
    this.refusals.push(refusal);
  }
  orderChanged(order: Order): void {
    this.states.push(`${order.number} ${order.state}`);
  }
  fill(fill: Fill): void {
    this.fills.push(fill);
  }
  cross(cross: InternalCross): void {
    this.crosses.push(cross);
  }
  roundTrip(trip: RoundTrip): void {
    this.trips.push(trip);
  }
  funding(funding: FundingPaid): void {
    this.fundings.push(funding);
  }
  notice(notice: Notice): void {
    this.notices.push(notice);
  }
  equity(at: EpochMs, equity: number, flow: number): void {
    this.equities.push({ at, equity, flow });
    this.curve.add(at, equity, flow);
  }
  position(_at: EpochMs, book: LedgerBook, side: PositionSide): void {
    const { quantity } = positionOf(book, side);
    this.positions.push(`${book.instrument.id} ${side} ${new Exact(quantity, book.instrument.quantityScale)}`);
  }
  lifecycle(change: Lifecycle): void {
    this.lifecycles.push(change);
  }
}

/** A strategy of handlers, without parameters. */
export function script(name: string, setup: (context: StrategyContext) => StrategyHandlers): Strategy {
  return defineStrategy({ name, params: z.object({}), setup });
}

type Action = (context: StrategyContext, bar: Bar) => void;

/** Does one thing at each bar, in turn; `undefined` does nothing. */
export function turns(name: string, ...actions: readonly (Action | undefined)[]): Strategy {
  return script(name, (context) => {
    let turn = 0;
    return { onBar: (bar) => actions[turn++]?.(context, bar) };
  });
}

/** Wants so many units. */
export function want(quantity: number, reason = 'because'): Action {
  return (context, bar) => context.targetQuantity(bar, quantity, reason);
}

type BarSketch = {
  readonly instrument?: Instrument;
  readonly open?: number;
  readonly high?: number;
  readonly low?: number;
  readonly close?: number;
};

export type StageSettings = Partial<TraderSettings> & {
  readonly strategies: TraderSettings['strategies'];
  readonly journal?: JournalStorage;
  readonly venue?: ScriptedVenue;
};

/** A trader with 10,000 USDT and a scripted venue, and a market that moves a minute at a time. */
export class Stage {
  readonly trader: Trader;
  readonly venue: ScriptedVenue;
  readonly facts = new Recorded();
  readonly world: World;
  now: EpochMs = 0;

  constructor({ journal, venue = new ScriptedVenue(), ...settings }: StageSettings) {
    this.venue = venue;
    this.trader = new Trader({
      instruments: [btc, eth, perp],
      rules: [],
      reportingCurrency: 'USDT',
      balances: { USDT: '10000' },
      ...settings,
    });
    this.world = new World({ trader: this.trader, venue, facts: this.facts, ...(journal && { journal }) });
  }

  /** One bar of one minute, flat at 100 unless told otherwise. */
  bar(sketch: BarSketch = {}): void {
    this.bars(sketch);
  }

  /** Bars of several instruments over the same minute. */
  bars(...sketches: readonly BarSketch[]): void {
    const openAt = this.now;
    this.now += minute;
    for (const sketch of sketches) {
      const open = sketch.open ?? sketch.close ?? 100;
      const close = sketch.close ?? open;
      const high = sketch.high ?? Math.max(open, close);
      const low = sketch.low ?? Math.min(open, close);
      this.world.accept(barOf(sketch.instrument ?? btc, minute, { openAt, open, high, low, close, volume: 1 }));
    }
  }

  /** Any other event, now. */
  event(sketch: EventSketch): void {
    this.world.accept({ eventAt: this.now, receivedAt: this.now, ...sketch });
  }

  command(command: Command, why = 'a test'): void {
    this.world.input({ kind: 'command', command, who: 'tester', why, at: this.now });
  }

  /** Lets the venue's words reach the trader, without the market moving. */
  hear(): void {
    this.event({ kind: 'custom', name: 'hear', payload: 0 });
  }

  /** What a strategy holds of an instrument on the account's books: signed units as a float. */
  held(instrument: Instrument = btc, side: PositionSide = 'net'): number {
    const { quantity } = positionOf(this.trader.ledger.bookOf(instrument), side);
    return new Exact(quantity, instrument.quantityScale).toFloat();
  }

  cash(currency = 'USDT'): string {
    return this.trader.ledger.accounts.balance(currency).toString();
  }
}

type Sparse = Exclude<MarketEvent, Bar>;
type EventSketch = Sparse extends infer One
  ? One extends Sparse
    ? Omit<One, 'eventAt' | 'receivedAt'>
    : never
  : never;

/** Bars that close at these prices, each opening where the one before closed. */
export function seriesOf(
  closes: readonly number[],
  {
    instrument = btc,
    intervalMs = minute,
    startAt = 0,
  }: { readonly instrument?: Instrument; readonly intervalMs?: DurationMs; readonly startAt?: EpochMs } = {},
): BarSeries {
  const columns = barColumns(closes.length);
  for (const [i, close] of closes.entries()) {
    const open = closes[i - 1] ?? close;
    columns.openAt[i] = startAt + i * intervalMs;
    columns.open[i] = open;
    columns.high[i] = Math.max(open, close);
    columns.low[i] = Math.min(open, close);
    columns.close[i] = close;
    columns.volume[i] = 1;
  }
  return { instrument, intervalMs, columns };
}
