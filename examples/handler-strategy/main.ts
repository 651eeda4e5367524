import { runBacktest } from '@rxtrade/backtest';
import { exampleBars } from '../market.ts';
import { breakout } from './strategy.ts';

const result = runBacktest({
  series: [await exampleBars()],
  strategies: [{ strategy: breakout }],
  balances: { USDT: '10000' },
});
const exits = Map.groupBy(result.trades, ({ exitReason }) => exitReason);
for (const [reason, trades] of exits) {
  console.log(`${reason}: ${trades.length} trades, ${trades.reduce((sum, { pnl }) => sum + pnl, 0).toFixed(2)} USDT`);
}
console.log(`equity ${result.finalEquity.toFixed(2)} USDT after ${result.fills.length} fills`);
