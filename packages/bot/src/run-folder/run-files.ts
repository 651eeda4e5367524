import { excursions } from '@rxtrade/analytics';
import type { BacktestResult, CostRun } from '@rxtrade/backtest';
import { type BarSeries, Exact, isoOf, type RoundTrip } from '@rxtrade/core';
import { csvOf } from './csv.ts';

/**
 * The tables of a run, by file name: orders, fills, ledger, funding, trades, equity and the curves of the cost runs as CSV,
 * decisions with refusals, crosses and notices as JSON lines.
 */
export function tablesOf(
  { result, costs }: { readonly result: BacktestResult; readonly costs: { readonly runs: readonly CostRun[] } },
  series: readonly BarSeries[],
): Readonly<Record<string, string>> {
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
    'trades.csv': tradesText(result.trades, series),
    'equity.csv': equityText(result),
    ...(costs.runs.length > 0 && { 'costs.csv': costsText(costs.runs) }),
    'decisions.jsonl': decisionLines(result),
  };
}

/** With how far prices went against and for each while it was open, as shares of its entry price. */
function tradesText(trades: readonly RoundTrip[], series: readonly BarSeries[]): string {
  const { adverse, favorable } = excursions(trades, series);
  return csvOf(
    trades.map((trade, i) => ({ ...trade, mae: adverse[i], mfe: favorable[i] })),
    {
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
      mae: ({ mae }) => mae,
      mfe: ({ mfe }) => mfe,
      entryReason: ({ entryReason }) => entryReason,
      exitReason: ({ exitReason }) => exitReason,
      tag: ({ tag }) => tag,
    },
  );
}

/** The curve of each set of costs, one after the other: they need not end together. */
function costsText(runs: readonly CostRun[]): string {
  const lines = ['costs,at,equity'];
  for (const { name, curve } of runs)
    for (let i = 0; i < curve.length; i++) lines.push(`${name},${isoOf(curve.at[i] as number)},${curve.equity[i]}`);
  return `${lines.join('\n')}\n`;
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
