import { day, Exact, type ExactInput, floorTo, RxtradeError } from '@rxtrade/core';
import { rateFees } from './fees.ts';
import type { FeeModel } from './models.ts';

/** The rates from a traded volume on, all as decimal text; a negative maker rate is a rebate. */
export type FeeTier = { readonly from: ExactInput; readonly maker: ExactInput; readonly taker: ExactInput };

const windowDays = 30;

/**
 * Rates that depend on what was traded in the 30 days before the day of a fill, as venues do: `from` is that volume in
 * quote, counted for each quote currency by itself, days are UTC. A run begins with nothing traded.
 *
 *     tieredFees([
 *       { from: '0', maker: '0.001', taker: '0.001' },
 *       { from: '1000000', maker: '0.0009', taker: '0.001' },
 *     ])
 *
 * @throws E012 for what is not decimal text, E402 without tiers, for a first one that is not from 0, for tiers that do not
 * rise, or a rate that `rateFees` refuses.
 */
export function tieredFees(tiers: readonly FeeTier[]): FeeModel {
  const steps = tiers.map(({ from, ...rates }) => ({ from: Exact.of(from), fees: rateFees(rates) }));
  steps.forEach(({ from }, i) => {
    const isRising = i === 0 ? from.units === 0 : from.compare((steps[i - 1] as (typeof steps)[0]).from) > 0;
    if (!isRising)
      throw new RxtradeError('E402', `fee tier ${i + 1} is from ${from}; begin at 0 and rise`, { tier: i + 1 });
  });
  const [lowest] = steps;
  if (lowest === undefined) throw new RxtradeError('E402', 'no fee tiers; give at least one, from 0', {});
  const traded = new TradedVolume();
  return {
    name: steps.map(({ from, fees }) => `${fees.name} from ${from}`).join('; '),
    feeOf: (context) => {
      const volume = traded.before(context.instrument.quote, context.at);
      traded.add(context.instrument.quote, context.at, context.notional);
      return (steps.findLast(({ from }) => from.compare(volume) <= 0) ?? lowest).fees.feeOf(context);
    },
    begin: () => tieredFees(tiers),
  };
}

/** What was traded each day, in each quote currency. */
class TradedVolume {
  private readonly days = new Map<string, Map<number, Exact>>();

  add(quote: string, at: number, notional: Exact): void {
    const days = this.days.get(quote) ?? new Map<number, Exact>();
    this.days.set(quote, days);
    const today = floorTo(day, at);
    days.set(today, (days.get(today) ?? new Exact(0, 0)).plus(notional));
  }

  /** The sum of the 30 days before that of `at`. */
  before(quote: string, at: number): Exact {
    const today = floorTo(day, at);
    const days = this.days.get(quote) ?? new Map<number, Exact>();
    let sum = new Exact(0, 0);
    for (let back = 1; back <= windowDays; back++) sum = sum.plus(days.get(today - back * day) ?? new Exact(0, 0));
    return sum;
  }
}
