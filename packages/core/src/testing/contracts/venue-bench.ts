import { defineInstrument } from '../../instrument/index.ts';
import { type BarValues, barOf } from '../../market/index.ts';
import { addInteger, type Integer } from '../../money/index.ts';
import { type OrderState, orderTransitions } from '../../order/index.ts';
import type { OrderReport, Venue, VenueReport } from '../../ports/index.ts';
import { type EpochMs, minute } from '../../time/index.ts';
import { approvedOrder, type OrderSketch } from './approved-order.ts';

/** What the venue suite trades: prices in cents, quantities in hundredths, with a fee. */
export const benchInstrument = defineInstrument({
  id: 'AAA/USDT',
  kind: 'spot',
  base: 'AAA',
  quote: 'USDT',
  rules: [{ tickSize: '0.01', quantityStep: '0.01', feeRateMaker: '0.001', feeRateTaker: '0.001' }],
});

type Bars = Partial<Omit<BarValues, 'openAt'>>;

/** A venue with a market of one-minute bars in front of it, and everything it reported. */
export class VenueBench {
  readonly venue: Venue;
  readonly reports: VenueReport[] = [];
  /** When the next bar opens: the instant things happen at now. */
  now: EpochMs = 0;
  private orders = 0;
  private readonly subscription: { unsubscribe(): void } | undefined;

  constructor(venue: Venue) {
    this.venue = venue;
    this.subscription = venue.report$?.subscribe((report) => this.reports.push(report));
  }

  /** Submits an order now; its number. Legs take the numbers after it. */
  submit(sketch: Omit<OrderSketch, 'number' | 'instrument' | 'decidedAt'> = {}): number {
    const number = this.nextNumber();
    this.orders += sketch.legs?.length ?? 0;
    const order = approvedOrder({ ...sketch, number, instrument: benchInstrument, decidedAt: this.now });
    this.venue.submit(order, this.now);
    this.drain();
    return number;
  }

  /** The number the next order gets. */
  get coming(): number {
    return this.orders + 1;
  }

  cancel(order: number): void {
    this.venue.cancel(order, this.now);
    this.drain();
  }

  /** One minute of market: flat at 100 unless told otherwise. */
  bar(values: Bars = {}): void {
    const open = values.open ?? 100;
    const close = values.close ?? open;
    const high = values.high ?? Math.max(open, close);
    const low = values.low ?? Math.min(open, close);
    const openAt = this.now;
    this.now += minute;
    this.venue.match(
      barOf(benchInstrument, minute, { openAt, open, high, low, close, volume: values.volume ?? 1_000_000 }),
    );
    this.drain();
  }

  of(order: number): readonly OrderReport[] {
    return this.reports.filter((report) => 'order' in report).filter((report) => report.order === order);
  }

  kindsOf(order: number): readonly OrderReport['kind'][] {
    return this.of(order).map(({ kind }) => kind);
  }

  filled(order: number): Integer {
    return this.of(order).reduce<Integer>(
      (sum, report) => (report.kind === 'order-filled' ? addInteger(sum, report.quantity) : sum),
      0,
    );
  }

  release(): void {
    this.subscription?.unsubscribe();
  }

  private nextNumber(): number {
    this.orders += 1;
    return this.orders;
  }

  private drain(): void {
    for (let report = this.venue.takeReport(); report !== undefined; report = this.venue.takeReport())
      this.reports.push(report);
  }
}

/** The first step in an order's reports that the life cycle does not allow, as text. */
export function illegalStep(reports: readonly OrderReport[], quantity: Integer): string | undefined {
  let state: OrderState = 'sent';
  let filled: Integer = 0;
  for (const report of reports) {
    if (report.kind === 'order-filled') filled = addInteger(filled, report.quantity);
    const next = stateAfter(report.kind, filled < quantity);
    if (next === state && next !== 'partly-filled') continue;
    if (!orderTransitions[state].includes(next)) return `${state} -> ${next}`;
    state = next;
  }
  return undefined;
}

function stateAfter(kind: OrderReport['kind'], isPart: boolean): OrderState {
  switch (kind) {
    case 'order-acknowledged':
      return 'open';
    case 'order-filled':
      return isPart ? 'partly-filled' : 'filled';
    case 'order-cancelled':
      return 'cancelled';
    case 'order-expired':
      return 'expired';
    case 'order-rejected':
      return 'refused';
    case 'order-unknown':
      return 'unknown';
    case 'order-absent':
      return 'absent';
  }
}
