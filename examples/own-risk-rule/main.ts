import { runBacktest } from '@rxtrade/backtest';
import { pass, type RiskRule } from '@rxtrade/core';
import { standardRules } from '@rxtrade/risk';
import { momentumStrategy } from '@rxtrade/strategies';
import { exampleBars } from '../market.ts';

/** Opens nothing while the account is more than `share` below the highest value this rule has seen. */
function noEntriesInDrawdown(share: number): RiskRule {
  let peak = 0;
  return {
    name: `no entries ${share * 100}% below the peak`,
    // closing is always allowed
    judgesReductions: false,
    check: (_order, account) => {
      const equity = account.equity();
      peak = Math.max(peak, equity);
      const drawdown = 1 - equity / peak;
      if (drawdown <= share) return pass;
      // codes of your own have a prefix of your own
      return {
        kind: 'refuse',
        code: 'MINE001',
        reason: `the account is ${(drawdown * 100).toFixed(2)}% below its peak`,
      };
    },
  };
}

const series = await exampleBars();
for (const own of [[], [noEntriesInDrawdown(0.05)]]) {
  const result = runBacktest({
    series: [series],
    strategies: [{ strategy: momentumStrategy }],
    rules: [...own, ...standardRules({ maxPositionSize: 0.5, stopLossPercent: 0.02 })],
    balances: { USDT: '10000' },
  });
  const refused = result.refusals.filter(({ code }) => code === 'MINE001');
  const [first] = refused;
  console.log(
    `${own.length} own rules: ${result.fills.length} fills, ${refused.length} refused, equity ${result.finalEquity.toFixed(2)}`,
  );
  if (first !== undefined) console.log(`  first: ${first.by}: ${first.reason}`);
}
