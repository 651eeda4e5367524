import {
  Decimal,
  defineInstrument,
  Exact,
  type Instrument,
  Ledger,
  type LedgerBook,
  type LedgerFill,
  SeededRandom,
} from '@rxtrade/core';
import { type Benchmark, machine, type Row, rates, tableOf } from './measure.ts';

const rules = { tickSize: '0.01', quantityStep: '0.00001' };
const markets = [
  defineInstrument({ id: 'BTC/USDT', kind: 'spot', base: 'BTC', quote: 'USDT', rules: [rules] }),
  defineInstrument({ id: 'ETHUSDT', kind: 'perpetual', base: 'ETH', quote: 'USDT', rules: [rules] }),
  defineInstrument({ id: 'SOL/USDT', kind: 'spot', base: 'SOL', quote: 'USDT', rules: [rules] }),
];
/** Price in ticks that the fills of each market lie around. */
const middles = [6_000_000, 300_000, 15_000];

/** Fills, by turns of each market, that build positions up, take them down in parts, and turn the contract around. */
function plannedFills(count: number): readonly LedgerFill[] {
  const random = new SeededRandom(7);
  const held = markets.map(() => 0);
  return Array.from({ length: count }, (_, i) => {
    const market = i % markets.length;
    const before = held[market] as number;
    const lowest = markets[market]?.isDelivered === true ? 0 : -1_000_000;
    const wanted = Math.ceil(random.next() * 200_000) * (random.next() < 0.5 ? 1 : -1);
    const isWithin = before + wanted >= lowest && before + wanted <= 2_000_000;
    const quantity = isWithin ? wanted : -wanted;
    held[market] = before + quantity;
    return {
      quantity,
      price: Math.round((middles[market] as number) * random.between(0.9, 1.1)),
      fee: new Exact(Math.round(random.next() * 5e8), 8),
      feeCurrency: i % 3 === 0 ? 'BNB' : 'USDT',
      positionSide: 'net',
      order: i + 1,
      at: i,
    };
  });
}

function bookAll(fills: readonly LedgerFill[]): Ledger {
  const ledger = new Ledger(markets, ['BNB']);
  ledger.deposit('USDT', '100000000', 0);
  for (let i = 0; i < fills.length; i++)
    ledger.fill(ledger.books[i % markets.length] as LedgerBook, fills[i] as LedgerFill);
  return ledger;
}

/** A fill whose values are decimals already, so that the baseline is not charged for making them. */
type DecimalFill = {
  readonly market: number;
  readonly price: Decimal;
  readonly quantity: Decimal;
  readonly fee: Decimal;
  readonly feeCurrency: string;
};

function decimalFill({ price, quantity, fee, feeCurrency }: LedgerFill, i: number): DecimalFill {
  return {
    market: i % markets.length,
    price: new Exact(price, 2).toDecimal(),
    quantity: new Exact(quantity, 5).toDecimal(),
    fee: fee.toDecimal(),
    feeCurrency,
  };
}

/** The plain way: a map of decimals by currency, and a position at average cost, without a log. */
class DecimalLedger {
  readonly cash = new Map<string, Decimal>([['USDT', new Decimal(100_000_000)]]);
  readonly positions = markets.map(() => ({
    quantity: new Decimal(0),
    cost: new Decimal(0),
    realized: new Decimal(0),
  }));

  book({ market, price, quantity, fee, feeCurrency }: DecimalFill): void {
    const instrument = markets[market] as Instrument;
    const position = this.positions[market] as DecimalLedger['positions'][number];
    let left = quantity;
    if (!position.quantity.isZero() && position.quantity.isPositive() !== quantity.isPositive()) {
      const closing = quantity.abs().gt(position.quantity.abs()) ? position.quantity.neg() : quantity;
      const released = position.cost.times(closing).div(position.quantity).neg();
      const profit = closing.times(price).neg().minus(released);
      position.cost = position.cost.minus(released);
      position.quantity = position.quantity.plus(closing);
      position.realized = position.realized.plus(profit);
      if (!instrument.isDelivered) this.add(instrument.quote, profit);
      left = quantity.minus(closing);
    }
    position.quantity = position.quantity.plus(left);
    position.cost = position.cost.plus(left.times(price));
    if (instrument.isDelivered) {
      this.add(instrument.base, quantity);
      this.add(instrument.quote, quantity.times(price).neg());
    }
    this.add(feeCurrency, fee.neg());
  }

  private add(currency: string, amount: Decimal): void {
    this.cash.set(currency, (this.cash.get(currency) ?? new Decimal(0)).plus(amount));
  }
}

/** Fills booked exactly, with double entry and a log of postings, beside a plain ledger of decimals without either. */
export function benchLedger(isSmall = false): readonly Row[] {
  const fills = plannedFills(isSmall ? 3_000 : 300_000);
  const ours = rates(fills.length, isSmall ? 1 : 7, () => {
    bookAll(fills).accounts.assertBalanced();
  });
  const few = fills.slice(0, isSmall ? 300 : 30_000).map(decimalFill);
  const plain = rates(few.length, isSmall ? 1 : 3, () => {
    const ledger = new DecimalLedger();
    for (const fill of few) ledger.book(fill);
  });
  return [
    {
      name: 'ledger, exact',
      value: ours.best,
      unit: 'M fills/s',
      budget: 2,
      note: `first run ${ours.first.toFixed(1)}`,
    },
    {
      name: 'plain ledger of decimals',
      value: plain.best,
      unit: 'M fills/s',
      note: `the baseline: 1/${(ours.best / plain.best).toFixed(0)} of ours`,
    },
  ];
}

export const ledger: Benchmark = { name: 'ledger', run: benchLedger };

if (import.meta.main) console.log(`${machine()}\n\n${tableOf(benchLedger())}`);
