import type { Formats } from '../client/formats.ts';
import type { BuyAndHold } from '../data/buy-and-hold.ts';
import type { ReportFill, ReportInput } from '../report-input.ts';
import { type Html, html } from './html.ts';
import { assumptionNote, labels } from './tags.ts';

type Tile = {
  readonly label: string;
  readonly value: string | undefined;
  readonly detail?: string;
  readonly tone?: string;
};

/** The figures at a glance; what does not exist for this run is `n/a`. */
export function summary(input: ReportInput, holding: BuyAndHold | undefined, formats: Formats): Html {
  const { metrics, currency } = input;
  const { annualization } = metrics;
  const money = (value: number) => `${formats.fixed(value, 2)} ${currency}`;
  const flow =
    metrics.netFlow === 0
      ? undefined
      : html`<br>of it ${formats.signed(metrics.netFlow, 2)} ${currency} paid in or out`;
  return html`<section id="summary" class="summary" aria-label="Summary">
<div class="head"><h2>Summary</h2>${labels(input)}</div>
<div class="hero"><div class="label">Total return</div>
<div class="value ${toneOf(metrics.totalReturn)}">${metrics.totalReturn === undefined ? 'n/a' : formats.signedPercent(metrics.totalReturn)}</div>
<div class="equity">${formats.fixed(metrics.initialEquity, 2)} \u2192 ${money(metrics.finalEquity)}${flow}</div>
<div class="facts">${factsOf(input, holding, formats).map(([label, value]) => html`<div><span>${label}</span><b>${value}</b></div>`)}</div></div>
<div class="tiles">${tilesOf(input, formats).map(tile)}</div>
${assumptionNote(input)}
<p class="note"><b>Annualized</b> from ${annualization.reason} (${formats.significant(annualization.periodsPerYear, 6)} periods a year). All times are UTC.</p></section>`;
}

function tile({ label, value, detail, tone }: Tile): Html {
  return html`<div class="tile"><div class="label">${label}</div><div class="value ${value === undefined ? 'absent' : tone}">${value ?? 'n/a'}</div><div class="detail">${detail}</div></div>`;
}

function factsOf(
  { metrics: { trades } }: ReportInput,
  holding: BuyAndHold | undefined,
  formats: Formats,
): readonly (readonly [label: string, value: string])[] {
  const money = (value: number | undefined) => (value === undefined ? 'n/a' : formats.signed(value, 2));
  return [
    ['Best trade', money(trades.best)],
    ['Worst trade', money(trades.worst)],
    ['Most losses in a row', formats.fixed(trades.longestLossStreak, 0)],
    ...(holding === undefined
      ? []
      : [[`${holding.name}, without costs`, formats.signedPercent(holding.totalReturn)] as const]),
  ];
}

function tilesOf(input: ReportInput, formats: Formats): readonly Tile[] {
  const { metrics, currency } = input;
  const { trades } = metrics;
  const percent = (rate: number | undefined, digits = 2) =>
    rate === undefined ? undefined : formats.percent(rate, digits);
  const signed = (rate: number | undefined) => (rate === undefined ? undefined : formats.signedPercent(rate));
  const ratio = (value: number | undefined) => (value === undefined ? undefined : formats.fixed(value, 2));
  const money = (value: number | undefined) => (value === undefined ? 'n/a' : formats.signed(value, 2));
  const lasting = (ms: number | undefined) => (ms === undefined ? 'n/a' : formats.duration(ms));
  return [
    { label: 'CAGR', value: signed(metrics.cagr), detail: 'return a year, compounded', tone: toneOf(metrics.cagr) },
    { label: 'Sharpe ratio', value: ratio(metrics.sharpe), detail: 'return per unit of risk, a year' },
    { label: 'Sortino ratio', value: ratio(metrics.sortino), detail: 'counts only losses as risk' },
    { label: 'Volatility', value: percent(metrics.volatility), detail: 'of returns, a year' },
    {
      label: 'Maximum drawdown',
      value: metrics.maxDrawdown === undefined ? undefined : formats.percent(-metrics.maxDrawdown),
      detail: `longest below a peak: ${lasting(metrics.maxDrawdownMs)}`,
      tone: 'loss',
    },
    { label: 'Calmar ratio', value: ratio(metrics.calmar), detail: 'CAGR over maximum drawdown' },
    { label: 'Exposure', value: percent(metrics.exposure, 1), detail: 'of the time in a position' },
    {
      label: 'Turnover',
      value: metrics.turnover === undefined ? undefined : `${formats.fixed(metrics.turnover, 1)}\u00d7`,
      detail: 'of average equity, a year',
    },
    {
      label: 'Trades',
      value: formats.fixed(trades.count, 0),
      detail: `held ${lasting(trades.averageHoldingMs)} on average`,
    },
    {
      label: 'Win rate',
      value: percent(trades.winRate, 1),
      detail: `average win ${money(trades.averageWin)}, loss ${money(trades.averageLoss)}`,
    },
    {
      label: 'Profit factor',
      value: ratio(trades.profitFactor),
      detail: `a trade earns ${money(trades.expectancy)} on average`,
    },
    { label: 'Fees', value: `${formats.fixed(trades.fees, 2)} ${currency}`, detail: fillsText(input.fills, formats) },
  ];
}

function toneOf(value: number | undefined): string {
  return value === undefined || value === 0 ? '' : value > 0 ? 'gain' : 'loss';
}

function fillsText(fills: readonly ReportFill[], formats: Formats): string {
  if (fills.length === 0) return 'no fills';
  let makers = 0;
  let slippage = 0;
  for (const { liquidity, report, exactPrice } of fills) {
    if (liquidity === 'maker') makers += 1;
    slippage += report.slippage / exactPrice.toFloat();
  }
  const worse = formats.fixed((slippage / fills.length) * 10_000, 1);
  return `${formats.fixed(fills.length, 0)} fills, ${formats.percent(makers / fills.length, 0)} maker, slippage ${worse} bps on average`;
}
