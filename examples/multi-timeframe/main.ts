import { runBacktest } from '@rxtrade/backtest';
import { hour, resampleBars } from '@rxtrade/core';
import { exampleBars } from '../market.ts';
import { withTheTrend } from './strategy.ts';

const fine = await exampleBars();
const result = runBacktest({
  series: [fine, resampleBars(fine, hour)],
  strategies: [{ strategy: withTheTrend }],
  balances: { USDT: '10000' },
});
console.log(`${result.trades.length} trades, equity ${result.finalEquity.toFixed(2)} USDT`);
for (const { entryReason, exitReason } of result.trades.slice(0, 3))
  console.log(`  in: ${entryReason}; out: ${exitReason}`);
