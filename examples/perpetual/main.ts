import { runBacktest } from '@rxtrade/backtest';
import { bankruptcyPriceOf, Exact, isoOf, liquidationPriceOf } from '@rxtrade/core';
import { noSlippage, noSpread } from '@rxtrade/simulator';
import { exampleDay, perpetual } from './market.ts';
import { buyAndHope } from './strategy.ts';

// one contract from 60000, ten times leveraged, on a margin of its own
const { series, events } = exampleDay();
const result = runBacktest({
  series: [series],
  events,
  strategies: [{ strategy: buyAndHope }],
  balances: { USDT: '10000' },
  margin: { mode: 'isolated', leverage: 10 },
  // the market moves by the hundred here: a basis point more would only hide the arithmetic
  venue: { slippage: noSlippage(), spread: noSpread() },
});

console.log('A day of a perpetual written by hand; no spread, no slippage');
for (const { eventAt, side, quantity, price, fee, order } of result.fills)
  console.log(`${isoOf(eventAt)}  ${side} ${quantity} at ${price}, fee ${fee}: ${order.reason}`);
for (const { at, rate, mark, paid } of result.fundings)
  console.log(`${isoOf(at)}  funding of ${rate} at a mark of ${mark}: ${paid} paid`);

const held = { instrument: perpetual, positions: [{ quantity: '1', entryPrice: '60000' }] };
for (const [when, balance] of Object.entries({ 'at first': '6000', 'after funding': '5996.8' }))
  console.log(
    `${when}: margin ${balance}, liquidated at ${liquidationPriceOf({ ...held, balance })}, bankrupt at ${bankruptcyPriceOf({ ...held, balance })}`,
  );

console.log('\ncash, posting by posting');
let cash = new Exact(0, 0);
for (const { at, kind, account, amount } of result.ledger.accounts.postings()) {
  if (account !== 'cash') continue;
  cash = cash.plus(amount);
  console.log(
    `${at === 0 ? 'at the start            ' : isoOf(at)}  ${kind.padEnd(10)}${`${amount}`.padStart(8)}${`${cash}`.padStart(10)}`,
  );
}
for (const { text } of result.notices) console.log(`\n${text}`);
for (const { entryPrice, exitPrice, pnl, exitReason } of result.trades)
  console.log(`the trade: in at ${entryPrice}, out at ${exitPrice}, ${pnl} after fees, by ${exitReason}`);
