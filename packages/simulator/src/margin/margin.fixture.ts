import {
  defineInstrument,
  Exact,
  type Instrument,
  type InstrumentDefinition,
  type MarginSettings,
  type PositionSide,
} from '@rxtrade/core';
import { Bench, type Sent } from '../venue/bench.fixture.ts';
import type { SimulatedVenueSettings } from '../venue/index.ts';

type Rules = InstrumentDefinition['rules'][number];

/** A perpetual with a tick of a cent and a step of a tenth, half a percent of maintenance, and what a test says of it. */
export function perpetualOf(id: string, changes: Partial<Rules> = {}): Instrument {
  const maintenance = [{ notionalFloor: '0', rate: '0.005' }];
  const rules = [{ tickSize: '0.01', quantityStep: '0.1', maintenance, feeRateLiquidation: '0.01', ...changes }];
  return defineInstrument({ id, kind: 'perpetual', base: id, quote: 'USDT', rules });
}

export const alpha = perpetualOf('ALPHA');
export const beta = perpetualOf('BETA');

/** Ten times, isolated. */
export const isolated: MarginSettings = { mode: 'isolated', leverage: 10 };

/** A bench whose venue knows an account in `alpha` and `beta`. */
export class MarginBench extends Bench {
  constructor(
    settings: {
      readonly balance?: string;
      readonly margin?: MarginSettings;
      readonly instruments?: readonly Instrument[];
    } & Pick<SimulatedVenueSettings, 'liquidation' | 'fees'> = {},
  ) {
    const { balance = '1000', margin = isolated, instruments = [alpha, beta], ...venue } = settings;
    super({ ...venue, account: { instruments, balances: { USDT: balance }, margin } });
  }

  /** Opens so many units at a flat bar of this price, in `alpha` unless told otherwise. */
  open(quantity: number, price = 100, order: Partial<Sent> & { readonly positionSide?: PositionSide } = {}): void {
    const instrument = order.instrument ?? alpha;
    this.send({
      kind: 'market',
      side: quantity > 0 ? 'buy' : 'sell',
      quantity: Math.abs(quantity),
      ...order,
      instrument,
    } as Sent);
    this.bar([price, price, price, price], instrument);
    this.take();
  }

  mark(price: number, instrument: Instrument = alpha): void {
    this.show({ kind: 'mark-price', instrument, price, eventAt: this.now, receivedAt: this.now });
  }

  /** The venue's own view of our cash, as text. */
  get cash(): string {
    return String(this.account.ledger.accounts.balance('USDT'));
  }

  /** Margin behind a side, as text. */
  margin(side: PositionSide = 'net', instrument: Instrument = alpha): string {
    return String(new Exact(this.account.ledger.bookOf(instrument)[side].margin, 8));
  }

  get account() {
    const { account } = this.venue;
    if (account === undefined) throw new Error('the venue knows no account');
    return account;
  }
}
