import { runBacktest } from '@rxtrade/backtest';
import { Exact } from '@rxtrade/core';
import { builtInMarket } from '@rxtrade/simulator';
import { notice, TaxObserver, taxByYear, us } from '@rxtrade/tax';
import { takesGains } from './strategy.ts';

// yours to say: income and place decide them
const rates = { rate: Exact.of('0.37'), byTerm: { long: Exact.of('0.15') } };
const cash = 10_000;

const { series } = builtInMarket({ seed: 3, bars: 300_000, symbols: ['BTC/USDT'] });
console.log('Synthetic BTC/USDT, 300,000 bars of five minutes, seed 3');
for (const waitDays of [0, 240]) {
  // the book takes in each fill inside the step it happens in, so that the strategy reads lots of that very moment
  const observer = new TaxObserver({ regime: us, currency: 'USDT' });
  const { book } = observer;
  const { finalEquity, fills } = runBacktest({
    series,
    strategies: [{ strategy: takesGains(book), params: { waitDays } }],
    balances: { USDT: String(cash) },
    facts: observer,
    finish: 'close-at-last-close',
  });
  const years = taxByYear(book, rates);
  const tax = years.reduce((all, one) => all.plus(one.tax), Exact.of('0'));
  const percent = (equity: number) => `${(100 * (equity / cash - 1)).toFixed(1)}%`;
  console.log(`\nwaits ${waitDays} days to be long term: ${fills.length} fills`);
  for (const { year, gain, tax: ofYear } of years)
    console.log(
      `  ${year}  gain ${gain.toFloat().toFixed(2).padStart(9)}  tax ${ofYear.toFloat().toFixed(2).padStart(8)}`,
    );
  console.log(`  return ${percent(finalEquity)}, after tax ${percent(finalEquity - tax.toFloat())}`);
}
console.log(`\n${notice}`);
