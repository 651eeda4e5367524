import { RxtradeError } from '../errors/index.ts';
import type { Instrument } from '../instrument/index.ts';
import { Exact, type ExactInput, type Integer, powerOfTen, rescaleInteger } from '../money/index.ts';
import type { EpochMs } from '../time/index.ts';
import { MaintenanceTable } from './maintenance-table.ts';
import { PriceLine } from './price-line.ts';

/** Positions of one contract and what stands behind them, as decimal text. */
export type LiquidationQuestion = {
  readonly instrument: Instrument;
  /** One position, or a long and a short that share a cross margin. Quantities are signed, negative when short. */
  readonly positions: readonly { readonly quantity: ExactInput; readonly entryPrice: ExactInput }[];
  /**
   * Isolated: the margin locked behind the position. Cross: the balance, plus the unrealized profit of all other
   * positions, less their maintenance margin.
   */
  readonly balance: ExactInput;
  /** Which rules of the instrument hold; the first when absent. */
  readonly at?: EpochMs;
};

/**
 * The mark price at which positions are liquidated: where balance + unrealized profit comes down to the maintenance margin
 * of the row of the table that the price leads to. Rounded to the price scale, to the side on which it is liquidated.
 * Undefined where that never happens.
 *
 * Formula: Binance, "How to calculate liquidation price of USD-M futures contracts".
 *
 * @example
 * import { defineInstrument, liquidationPriceOf } from '@rxtrade/core';
 *
 * const maintenance = [{ notionalFloor: '0', rate: '0.005' }];
 * const instrument = defineInstrument({
 *   id: 'BTCUSDT',
 *   kind: 'perpetual',
 *   base: 'BTC',
 *   quote: 'USDT',
 *   rules: [{ tickSize: '0.1', quantityStep: '0.001', maintenance }],
 * });
 * // 1 BTC long from 50000 with a tenth of it as margin: (50000 - 5000) / (1 - 0.005), rounded down
 * console.log(`${liquidationPriceOf({ instrument, positions: [{ quantity: '1', entryPrice: '50000' }], balance: '5000' })}`);
 *
 * @throws E011 for no position, E012 for what is no exact decimal.
 */
export function liquidationPriceOf(question: LiquidationQuestion): Exact | undefined {
  const { instrument, at = 0 } = question;
  return breachOf(question, instrument.rulesAt(at));
}

/**
 * The price at which balance + unrealized profit is zero: beyond it a venue's insurance fund bears the loss. Rounded and
 * undefined as `liquidationPriceOf`.
 *
 * @throws E011 for no position, E012 for what is no exact decimal.
 */
export function bankruptcyPriceOf(question: LiquidationQuestion): Exact | undefined {
  return breachOf(question, {});
}

function breachOf(
  { instrument, positions, balance }: LiquidationQuestion,
  rules: ConstructorParameters<typeof MaintenanceTable>[0],
): Exact | undefined {
  const backing = Exact.of(balance);
  const held = positions.map(({ quantity, entryPrice }) => ({
    quantity: Exact.of(quantity),
    entry: Exact.of(entryPrice),
  }));
  const [first] = held;
  if (first === undefined)
    throw new RxtradeError('E011', `no position of ${instrument.id} was given; give one, or a long and a short`, {
      instrument: instrument.id,
    });
  const scale = Math.max(instrument.notionalScale, backing.scale);
  const line = new PriceLine(
    held.map(({ quantity, entry }) => ({
      quantity: quantity.unitsAt(instrument.quantityScale),
      cost: costOf(instrument, quantity, entry),
    })),
    {
      instrument,
      table: new MaintenanceTable(rules, scale),
      quoteShift: powerOfTen(scale - instrument.notionalScale),
      balance: backing.unitsAt(scale),
    },
  );
  const price = line.breach(first.entry.rescale(instrument.priceScale, 'half-even').units);
  return price === undefined ? undefined : new Exact(price, instrument.priceScale);
}

/** Quantity x entry price x contract size in notional units; an average price may be finer, and is rounded then. */
function costOf({ contractSize, notionalScale }: Instrument, quantity: Exact, entry: Exact): Integer {
  const units = BigInt(quantity.units) * BigInt(entry.units) * BigInt(contractSize.units);
  return rescaleInteger(units, quantity.scale + entry.scale + contractSize.scale, notionalScale, 'half-even');
}
