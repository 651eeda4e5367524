import { describeMetrics, diagnose } from '@rxtrade/analytics';
import { runBacktest } from '@rxtrade/backtest';
import { exampleBars } from '../market.ts';
import { aboveAverage } from './strategy.ts';

const series = [await exampleBars()];
const result = runBacktest({
  series,
  strategies: [{ strategy: aboveAverage }],
  balances: { USDT: '10000' },
});
for (const [label, value] of describeMetrics(result.metrics)) console.log(`${label.padEnd(28)} ${value}`);
for (const { severity, sentence } of diagnose({ ...result, series })) console.log(`${severity}: ${sentence}`);
