import type { Instrument } from '../instrument/index.ts';
import { floatOf } from '../money/index.ts';
import type { Order } from '../order/index.ts';
import type { RiskPosition, RiskView } from '../risk/index.ts';
import type { InstrumentSlot } from './instrument-slot.ts';
import type { TraderState } from './trader-state.ts';

/** What rules and algorithms see of the account. */
export class AccountView implements RiskView {
  private readonly state: TraderState;

  constructor(state: TraderState) {
    this.state = state;
  }

  get now(): number {
    return this.state.now;
  }

  get reportingCurrency(): string {
    return this.state.valuation.reportingCurrency;
  }

  equity(): number {
    return this.state.valuation.equity();
  }

  available(currency: string): number {
    const { ledger, slots, valuation, now } = this.state;
    let free = ledger.accounts.balance(currency).toFloat();
    for (const slot of slots) {
      const { instrument, book } = slot;
      const mark = valuation.marks[slot.index] as number;
      const leverage = book.margin.leverage.toFloat();
      if (!instrument.isDelivered && instrument.quote === currency) free += this.heldBack(slot, { mark, leverage });
      for (const order of slot.live) free -= reservedBy(order, currency, { mark, leverage, now });
    }
    return free;
  }

  /**
   * What the positions of a contract add to the free balance. Isolated ones take the margin locked behind them, and
   * their profit is not free before it is realized; cross ones take the initial margin at the mark, and give theirs.
   */
  private heldBack({ book, index }: InstrumentSlot, at: { readonly mark: number; readonly leverage: number }): number {
    const { ledger, valuation } = this.state;
    const { instrument, margin, positions, quote } = book;
    let free = 0;
    for (const position of positions) {
      if (position.quantity === 0) continue;
      if (margin.mode === 'isolated') {
        free -= floatOf(position.margin, ledger.accounts.scales[quote] as number);
        continue;
      }
      const quantity = Math.abs(floatOf(position.quantity, instrument.quantityScale));
      const notional = quantity * at.mark * instrument.contractSize.toFloat();
      free += valuation.unrealized(index, position) - notional / at.leverage;
    }
    return free;
  }

  leverage(instrument: Instrument): number {
    return instrument.isDelivered ? 1 : this.state.slotOf(instrument).book.margin.leverage.toFloat();
  }

  mark(instrument: Instrument): number | undefined {
    const mark = this.state.valuation.marks[this.state.slotOf(instrument).index] as number;
    return Number.isNaN(mark) ? undefined : mark;
  }

  rate(currency: string): number | undefined {
    const rate = this.state.valuation.rate(this.state.ledger.accounts.indexOf(currency));
    return Number.isNaN(rate) ? undefined : rate;
  }

  held(instrument: Instrument): number {
    const { book } = this.state.slotOf(instrument);
    return (
      floatOf(book.net.quantity, instrument.quantityScale) +
      floatOf(book.long.quantity, instrument.quantityScale) +
      floatOf(book.short.quantity, instrument.quantityScale)
    );
  }

  positions(): readonly RiskPosition[] {
    const { slots, valuation } = this.state;
    const found: RiskPosition[] = [];
    for (const slot of slots) {
      const { instrument, book } = slot;
      for (const position of [book.net, book.long, book.short]) {
        if (position.quantity === 0) continue;
        const quantity = floatOf(position.quantity, instrument.quantityScale);
        found.push({
          instrument,
          quantity,
          mark: valuation.marks[slot.index] as number,
          averagePrice: valuation.averagePrice(instrument, position) ?? Number.NaN,
          stopPrice: nearestStop(slot, quantity > 0),
        });
      }
    }
    return found;
  }

  liveOrders(): readonly Order[] {
    return this.state.slots.flatMap((slot) => slot.live);
  }
}

/** What a live order may still take of a currency, its fee included. Protective legs take nothing: they only give back. */
function reservedBy(
  order: Order,
  currency: string,
  { mark, leverage, now }: { readonly mark: number; readonly leverage: number; readonly now: number },
): number {
  const { request } = order;
  const { instrument } = request;
  if (request.reduceOnly || order.role !== 'order') return 0;
  const remaining = floatOf(order.remaining, instrument.quantityScale);
  if (instrument.isDelivered && request.side === 'sell') return instrument.base === currency ? remaining : 0;
  if (instrument.quote !== currency) return 0;
  const { terms } = request;
  const price =
    'price' in terms
      ? floatOf(terms.price, instrument.priceScale)
      : 'trigger' in terms
        ? floatOf(terms.trigger, instrument.priceScale)
        : mark;
  const notional = remaining * price * instrument.contractSize.toFloat();
  const feeRate = Math.max(0, instrument.rulesAt(now).feeRateTaker.toFloat());
  return notional * ((instrument.isDelivered ? 1 : 1 / leverage) + feeRate);
}

/** The protective stop closest to the market: the highest below a long, the lowest above a short. */
function nearestStop(slot: InstrumentSlot, isLong: boolean): number | undefined {
  let nearest: number | undefined;
  for (const order of slot.live) {
    const { terms, side } = order.request;
    if ((terms.kind !== 'stop' && terms.kind !== 'stop-limit') || (side === 'sell') !== isLong) continue;
    if (order.role === 'order' && !order.request.reduceOnly) continue;
    const trigger = floatOf(terms.trigger, slot.instrument.priceScale);
    if (nearest === undefined || (isLong ? trigger > nearest : trigger < nearest)) nearest = trigger;
  }
  return nearest;
}
