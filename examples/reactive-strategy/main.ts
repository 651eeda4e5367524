import { runBacktest } from '@rxtrade/backtest';
import { exampleBars } from '../market.ts';
import { reversal } from './strategy.ts';

const result = runBacktest({
  series: [await exampleBars()],
  strategies: [{ strategy: reversal, params: { period: 30 } }],
  balances: { USDT: '10000' },
});
for (const { side, entryPrice, exitPrice, pnl, entryReason, exitReason } of result.trades.slice(0, 5)) {
  console.log(`${side} ${entryPrice} -> ${exitPrice}: ${pnl.toFixed(2)} USDT (in: ${entryReason}, out: ${exitReason})`);
}
console.log(`${result.trades.length} trades, equity ${result.finalEquity.toFixed(2)} USDT`);
