import { runBacktest } from '@rxtrade/backtest';
import { momentumStrategy, smaCross } from '@rxtrade/strategies';
import { exampleBars } from '../market.ts';

/** Two strategies on one account, each with half of its value: what meets inside needs no order and costs no fee. */
const result = runBacktest({
  series: [await exampleBars()],
  strategies: [
    { strategy: momentumStrategy, id: 'momentum', allocation: 0.5 },
    { strategy: smaCross, id: 'cross', params: { fast: 50, slow: 200, short: false }, allocation: 0.5 },
  ],
  balances: { USDT: '10000' },
});

for (const id of ['momentum', 'cross']) {
  const trades = result.trades.filter(({ strategy }) => strategy === id);
  const pnl = trades.reduce((sum, trade) => sum + trade.pnl, 0);
  console.log(`${id}: ${trades.length} trades, ${pnl.toFixed(2)} USDT`);
}
const shared = result.orders.filter(({ allocations }) => allocations.length > 1);
console.log(
  `${result.orders.length} orders, ${shared.length} of them for both; ${result.crosses.length} targets met inside`,
);
console.log(`equity ${result.finalEquity.toFixed(2)} USDT; the ledger sums to zero in every currency`);
result.ledger.accounts.assertBalanced();
