import { assertNever, RxtradeError } from '../errors/index.ts';
import type { Funding } from '../market/index.ts';
import { Exact, multiplyInteger, powerOfTen, subtractInteger } from '../money/index.ts';
import { type EpochMs, isoOf } from '../time/index.ts';
import type { ExecutionDesk } from './execution-desk.ts';
import type { SparseEvent } from './inputs.ts';
import type { InstrumentSlot } from './instrument-slot.ts';
import type { OrderDesk } from './order-desk.ts';
import type { StrategyRunner } from './strategy-runner.ts';
import type { TraderState } from './trader-state.ts';

/** Takes what the market says besides bars: marks, what falls due, what an instrument or a feed says of itself. */
export class MarketDesk {
  private readonly state: TraderState;
  private readonly runners: readonly StrategyRunner[];
  private readonly orders: OrderDesk;
  private readonly executions: ExecutionDesk;

  constructor(
    state: TraderState,
    parts: {
      readonly runners: readonly StrategyRunner[];
      readonly orders: OrderDesk;
      readonly executions: ExecutionDesk;
    },
  ) {
    this.state = state;
    this.runners = parts.runners;
    this.orders = parts.orders;
    this.executions = parts.executions;
  }

  take(event: SparseEvent): void {
    const { state } = this;
    state.now = event.receivedAt;
    if (event.instrument === undefined) {
      if (event.kind === 'feed-state') state.sink?.lifecycle?.(event);
      for (const runner of this.runners) runner.takeMarket(event);
      return;
    }
    const slot = state.slotOf(event.instrument);
    this.apply(event, slot);
    if (slot.isMember)
      for (const runner of this.runners) if (slot.virtuals[runner.index] !== undefined) runner.takeMarket(event);
    if (!this.executions.isIdle) this.executions.onMarket(event, slot.instrument);
  }

  private apply(event: SparseEvent, slot: InstrumentSlot): void {
    switch (event.kind) {
      case 'trade':
        this.mark(slot, event.price);
        break;
      case 'quote':
        this.mark(slot, (event.bid + event.ask) / 2);
        break;
      case 'bar-opened':
        this.mark(slot, event.open);
        break;
      case 'mark-price':
        slot.hasMarkPrice = true;
        this.state.valuation.marks[slot.index] = event.price;
        break;
      case 'funding':
        this.fund(slot, event);
        break;
      case 'split':
        this.split(slot, event.ratio);
        break;
      case 'dividend':
        this.state.ledger.payDividend(slot.book, event.amountPerShare, event.receivedAt);
        break;
      case 'instrument-status':
        slot.status = event.status;
        // what is delisted never trades again; a halt may leave orders where they are
        if (event.status === 'delisted') this.cancelLive(slot, `${slot.instrument.id} is delisted`);
        this.state.sink?.lifecycle?.(event);
        break;
      case 'feed-state':
        this.state.sink?.lifecycle?.(event);
        break;
      case 'book-snapshot':
      case 'book-delta':
      case 'custom':
        break;
      default:
        assertNever(event);
    }
  }

  private mark(slot: InstrumentSlot, price: number): void {
    if (!slot.hasMarkPrice) this.state.valuation.marks[slot.index] = price;
  }

  private fund(slot: InstrumentSlot, event: Funding): void {
    const { state } = this;
    const { book, instrument } = slot;
    const { rate } = event;
    if (book.net.quantity === 0 && book.long.quantity === 0 && book.short.quantity === 0) return;
    const mark = event.mark ?? this.fundingMark(slot);
    const paid = state.ledger.fund(book, mark, rate, state.now);
    const scale = state.ledger.accounts.scales[book.quote] as number;
    state.sink?.funding({
      kind: 'funding-paid',
      at: state.now,
      instrument,
      rate,
      mark,
      paid: new Exact(paid, scale),
    });
  }

  /** @throws E076 when there is no mark price, and the last price may not, or cannot, stand in for it. */
  private fundingMark({ instrument, index, hasMarkPrice }: InstrumentSlot): number {
    const { valuation, fundingPrice, now } = this.state;
    const price = valuation.marks[index] as number;
    if (Number.isFinite(price) && (hasMarkPrice || fundingPrice === 'mark-or-last')) return price;
    throw new RxtradeError(
      'E076',
      `funding of ${instrument.id} is due at ${isoOf(now)} without a mark price; feed mark prices, or allow the last ` +
        `price with fundingPrice: 'mark-or-last'`,
      { instrument: instrument.id, at: now },
    );
  }

  private split(slot: InstrumentSlot, ratio: string): void {
    const { state } = this;
    const { book } = slot;
    const by = Exact.of(ratio);
    const mark = (state.valuation.marks[slot.index] as number) / by.toFloat();
    state.ledger.split(book, ratio, mark, state.now);
    state.valuation.marks[slot.index] = mark;
    splitVirtuals(slot, by, state.now);
    // their prices and quantities are those of the old shares
    this.cancelLive(slot, `${slot.instrument.id} was split`);
    state.sink?.position?.(state.now, book, 'net');
  }

  private cancelLive(slot: InstrumentSlot, reason: string): void {
    this.executions.cancelAll(undefined, slot.instrument, reason);
    for (const order of slot.live) this.orders.cancel(order);
  }
}

/** Each strategy's shares, toward zero to the step; what is left of the account's is the first one's. */
function splitVirtuals(slot: InstrumentSlot, by: Exact, at: EpochMs): void {
  const owners = slot.virtuals.filter((one) => one !== undefined && one.position.quantity !== 0);
  let left = slot.book.net.quantity;
  for (let i = owners.length - 1; i >= 0; i--) {
    const virtual = owners[i];
    if (virtual === undefined) continue;
    const exact = { units: multiplyInteger(virtual.position.quantity, by.units), scale: by.scale };
    const share = i === 0 ? left : slot.wholeSteps(exact.units, powerOfTen(exact.scale), at);
    left = subtractInteger(left, share);
    virtual.split(share, exact, by.toFloat());
  }
}
