/** A test of a new project's strategy, for Node's own runner. */
export function strategyTestTemplate(name: string): string {
  return `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runBacktest } from '@rxtrade/backtest';
import { builtInMarket } from '@rxtrade/simulator';
import { strategy } from './${name}.ts';

// A synthetic market made from a seed: the same bars on every machine, without a network. It says nothing about profit.
const { series, spread } = builtInMarket({ seed: 7, bars: 5_000 });

function backtest() {
  return runBacktest({ series, strategies: [{ strategy }], balances: { USDT: '10000' }, venue: { spread }, seed: 7 });
}

test('given the built-in market, when the strategy is backtested, then it trades and pays for it', () => {
  const { bars, trades, fills, initialEquity, finalEquity } = backtest();
  assert.equal(bars, 15_000);
  assert.equal(initialEquity, 10_000);
  assert.ok(trades.length > 0, 'it opened and closed positions');
  assert.ok(trades.every(({ fees }) => fees > 0), 'trading costs something');
  assert.ok(fills.length >= 2 * trades.length);
  assert.ok(finalEquity > 0);
});

test('given the same seed, when it is backtested twice, then both runs are the same', () => {
  const [first, second] = [backtest(), backtest()];
  assert.equal(second.finalEquity, first.finalEquity);
  assert.deepEqual(
    second.decisions.map(({ reason }) => reason),
    first.decisions.map(({ reason }) => reason),
  );
});
`;
}
