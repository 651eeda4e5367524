import { describeMetrics } from '@rxtrade/analytics';
import { runBacktest } from '@rxtrade/backtest';
import { exampleBars } from '../market.ts';
import { aboveAverage } from './strategy.ts';

const result = runBacktest({
  series: [await exampleBars()],
  strategies: [{ strategy: aboveAverage }],
  balances: { USDT: '10000' },
});
for (const [label, value] of describeMetrics(result.metrics)) console.log(`${label.padEnd(28)} ${value}`);
