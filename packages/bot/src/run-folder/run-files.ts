import type { BacktestResult } from '@rxtrade/backtest';
import { Exact, isoOf } from '@rxtrade/core';
import { csvOf } from './csv.ts';

/** The tables of a run, by file name: orders, fills, ledger, funding, trades and equity as CSV, decisions as JSON lines. */
export function tablesOf(result: BacktestResult): Readonly<Record<string, string>> {
  return {
    'orders.csv': csvOf(result.orders, {
      number: ({ number }) => number,
      decidedAt: ({ request }) => isoOf(request.decidedAt),
      instrument: ({ request }) => request.instrument.id,
      side: ({ request }) => request.side,
      kind: ({ request }) => request.terms.kind,
      quantity: ({ quantity }) => quantity.toString(),
      price: ({ request }) =>
        'price' in request.terms ? priceText(request.terms.price, request.instrument.priceScale) : undefined,
      trigger: ({ request }) =>
        'trigger' in request.terms ? priceText(request.terms.trigger, request.instrument.priceScale) : undefined,
      role: ({ role }) => role,
      parent: ({ parent }) => parent?.number,
      state: ({ state }) => state,
      filled: ({ filledQuantity }) => filledQuantity.toString(),
      averagePrice: ({ averagePrice }) => averagePrice,
      reason: ({ reason }) => reason,
      endReason: ({ endReason }) => endReason,
    }),
    'fills.csv': csvOf(result.fills, {
      at: ({ eventAt }) => isoOf(eventAt),
      order: ({ order }) => order.number,
      instrument: ({ instrument }) => instrument.id,
      side: ({ side }) => side,
      quantity: ({ exactQuantity }) => exactQuantity.toString(),
      price: ({ exactPrice }) => exactPrice.toString(),
      fee: ({ exactFee }) => exactFee.toString(),
      feeCurrency: ({ feeCurrency }) => feeCurrency,
      liquidity: ({ liquidity }) => liquidity,
      slippage: ({ report }) => report.slippage,
      realized: ({ exactRealized }) => exactRealized.toString(),
    }),
    'ledger.csv': csvOf(result.ledger.accounts.postings(), {
      entry: ({ entry }) => entry,
      at: ({ at }) => isoOf(at),
      kind: ({ kind }) => kind,
      order: ({ order }) => order || undefined,
      account: ({ account }) => account,
      currency: ({ currency }) => currency,
      amount: ({ amount }) => amount.toString(),
    }),
    'funding.csv': csvOf(result.fundings, {
      at: ({ at }) => isoOf(at),
      instrument: ({ instrument }) => instrument.id,
      rate: ({ rate }) => rate,
      mark: ({ mark }) => mark,
      paid: ({ paid }) => paid.toString(),
      currency: ({ instrument }) => instrument.quote,
    }),
    'trades.csv': csvOf(result.trades, {
      strategy: ({ strategy }) => strategy,
      instrument: ({ instrument }) => instrument.id,
      side: ({ side }) => side,
      quantity: ({ quantity }) => quantity,
      entryAt: ({ entryAt }) => isoOf(entryAt),
      exitAt: ({ exitAt }) => isoOf(exitAt),
      entryPrice: ({ entryPrice }) => entryPrice,
      exitPrice: ({ exitPrice }) => exitPrice,
      pnl: ({ pnl }) => pnl,
      fees: ({ fees }) => fees,
      entryReason: ({ entryReason }) => entryReason,
      exitReason: ({ exitReason }) => exitReason,
      tag: ({ tag }) => tag,
    }),
    'equity.csv': equityText(result),
    'decisions.jsonl': decisionLines(result),
  };
}

function priceText(units: number | bigint, scale: number): string {
  return new Exact(units, scale).toString();
}

function equityText({ curve }: BacktestResult): string {
  const lines = ['at,equity,flow'];
  for (let i = 0; i < curve.length; i++)
    lines.push(`${isoOf(curve.at[i] as number)},${curve.equity[i]},${curve.flow[i]}`);
  return `${lines.join('\n')}\n`;
}

/** Decisions, refusals, crosses and notices as they came, one JSON document a line. */
function decisionLines(result: BacktestResult): string {
  const facts = [...result.decisions, ...result.refusals, ...result.crosses, ...result.notices];
  // each list is in time order already; a stable sort keeps decisions before the refusals they led to
  const ordered = facts
    .map((fact, index) => ({ fact, index }))
    .sort((a, b) => a.fact.at - b.fact.at || a.index - b.index);
  return ordered
    .map(
      ({ fact }) =>
        `${JSON.stringify({ ...fact, at: isoOf(fact.at), ...('instrument' in fact && { instrument: fact.instrument.id }) })}\n`,
    )
    .join('');
}
