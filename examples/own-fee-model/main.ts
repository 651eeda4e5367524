import { runBacktest } from '@rxtrade/backtest';
import { Decimal as D, type Decimal, Exact } from '@rxtrade/core';
import { type FeeModel, instrumentFees } from '@rxtrade/simulator';
import { smaCross } from '@rxtrade/strategies';
import { exampleBars } from '../market.ts';

/** A rate that falls once enough was traded: the tiers of most venues. Amounts are exact, and rounded once, upward. */
function tieredFees(tiers: readonly { readonly from: string; readonly rate: string }[]): FeeModel {
  let traded = new D(0);
  const rateAt = (volume: Decimal) => tiers.findLast(({ from }) => volume.gte(from))?.rate ?? '0';
  return {
    name: `tiers ${tiers.map(({ from, rate }) => `${rate} from ${from}`).join(', ')}`,
    feeOf: ({ notional, instrument }) => {
      const value = notional.toDecimal();
      const fee = value.times(rateAt(traded)).toDecimalPlaces(8, D.ROUND_UP);
      traded = traded.plus(value);
      return { amount: Exact.of(fee), currency: instrument.quote };
    },
  };
}

const series = await exampleBars();
const models = [
  instrumentFees(),
  tieredFees([
    { from: '0', rate: '0.001' },
    { from: '250000', rate: '0.0008' },
    { from: '1000000', rate: '0.0005' },
  ]),
];
for (const fees of models) {
  const result = runBacktest({
    series: [series],
    strategies: [{ strategy: smaCross, params: { fast: 50, slow: 200 } }],
    balances: { USDT: '10000' },
    venue: { fees },
  });
  const paid = result.fills.reduce((sum, { fee }) => sum.plus(fee), new D(0));
  console.log(
    `${fees.name}: ${result.fills.length} fills, fees ${paid.toFixed(8)} USDT, equity ${result.finalEquity.toFixed(2)}`,
  );
}
