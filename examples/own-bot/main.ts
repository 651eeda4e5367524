import { combineFacts, FactStreams, isoOf, LifecycleEvents, MemoryJournal, runWorld, Trader } from '@rxtrade/core';
import { standardRules } from '@rxtrade/risk';
import { rateFees, SimulatedVenue } from '@rxtrade/simulator';
import { momentumStrategy } from '@rxtrade/strategies';
import { exampleBars } from '../market.ts';

/** A bot assembled from core, simulator and risk alone: the same driver as the reference bot's, without the bot. */
const series = await exampleBars();
const trader = new Trader({
  instruments: [series.instrument],
  strategies: [{ strategy: momentumStrategy }],
  rules: standardRules({ maxPositions: 1, maxPositionSize: 0.5, stopLossPercent: 0.02, takeProfitPercent: 0.04 }),
  reportingCurrency: 'USDT',
  balances: { USDT: '10000' },
});
const venue = new SimulatedVenue({ fees: rateFees({ maker: '0.0002', taker: '0.00055' }) });
const journal = new MemoryJournal();

/** Facts leave as observables, and as events for people who prefer those. */
const facts = new FactStreams();
const events = new LifecycleEvents();
let shown = 0;
facts.fills$.subscribe(({ eventAt, side, quantity, price }) => {
  if (shown++ < 4) console.log(`${isoOf(eventAt)} ${side} ${quantity} at ${price}`);
});
events.on('trade', ({ pnl, exitReason }) => {
  if (shown < 4) console.log(`  a trade ends by ${exitReason}: ${pnl.toFixed(2)} USDT`);
});

await runWorld({
  trader,
  venue,
  journal,
  facts: combineFacts(facts, events),
  feeds: [{ kind: 'history', name: 'example', series: [series] }],
});
console.log(`${journal.length} journal records, equity ${trader.valuation.equity().toFixed(2)} USDT`);
