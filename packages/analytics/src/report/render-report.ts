import type { BarSeries } from '@rxtrade/core';
import { benchmarkOf, canBeHeld } from '../benchmark/benchmark-returns.ts';
import { diagnose } from '../diagnosis/index.ts';
import { riskMeasures } from '../metrics/risk-measures.ts';
import { clientScript } from './client/client-script.ts';
import { createFormats } from './client/formats.ts';
import { buyAndHoldOf } from './data/buy-and-hold.ts';
import { packReport } from './data/pack-report.ts';
import { rollingLines } from './data/rolling-lines.ts';
import { breakdowns } from './page/breakdowns.ts';
import { drawdownChart, equityChart, priceChart } from './page/charts.ts';
import { diagnosis } from './page/diagnosis.ts';
import { distribution } from './page/distribution.ts';
import { excursionChart } from './page/excursions.ts';
import { figures } from './page/figures.ts';
import { header } from './page/header.ts';
import { escapeHtml, html, jsonForScript, trusted } from './page/html.ts';
import { jump } from './page/jump.ts';
import { months } from './page/months.ts';
import { assumptions, footer } from './page/notes.ts';
import { rollingCharts } from './page/rolling.ts';
import { styles } from './page/styles.ts';
import { summary } from './page/summary.ts';
import { trades } from './page/trades.ts';
import type { ReportInput } from './report-input.ts';

/** Nothing may be fetched, whatever a run's texts contain. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

/**
 * Renders a run as one HTML document that holds everything it needs: figures, a diagnosis, charts, breakdowns, trades,
 * assumptions. It works from a file, fetches nothing, and the same input gives the same text. All texts of the run are
 * escaped.
 *
 * Lines are drawn with at most 4,000 points and candles with at most 20,000 over all instruments, extremes kept; the
 * trade list holds at most 60,000 round trips, those with the largest results. A run of a million bars stays below 8 MB.
 *
 * @example
 * import { writeFileSync } from 'node:fs';
 * import { renderReport } from '@rxtrade/analytics/report';
 * import { runBacktest } from '@rxtrade/backtest';
 * import { builtInMarket } from '@rxtrade/simulator';
 * import { momentumStrategy } from '@rxtrade/strategies';
 *
 * const { series } = builtInMarket();
 * const result = runBacktest({ series, strategies: [{ strategy: momentumStrategy }], balances: { USDT: '10000' } });
 * const { fees, slippage, spread } = result.assumptions;
 * const html = renderReport({
 *   ...result,
 *   title: 'Momentum',
 *   isSynthetic: true,
 *   isFree: result.assumptions.isFree,
 *   series,
 *   currency: result.reportingCurrency,
 *   assumptions: [
 *     { label: 'Fees', value: fees },
 *     { label: 'Slippage', value: slippage },
 *     { label: 'Spread', value: spread },
 *   ],
 * });
 * writeFileSync('report.html', html);
 */
export function renderReport(input: ReportInput): string {
  const formats = createFormats();
  const { curve } = input;
  const market = marketOf(input);
  const holding = buyAndHoldOf(curve, market, typeof input.benchmark === 'object' ? undefined : input.currency);
  const rolling = rollingLines(curve, market);
  const risk = riskMeasures({ curve, ...(market && { benchmark: benchmarkOf(market) }) });
  const findings = input.findings ?? diagnose({ ...input, benchmark: market ?? 'none' });
  const data = packReport(input, { ...(holding && { benchmark: holding }), ...(rolling && { rolling }) });
  const sections = html`${summary(input, holding, formats)}
${diagnosis(input, findings)}
${equityChart(input, holding, formats)}
${drawdownChart(input)}
${priceChart(input, data.instruments)}
${months(input, formats)}
${rollingCharts(input, rolling)}
<div class="pair">${distribution(input, risk, formats)}
${excursionChart(input, data.trades)}</div>
${breakdowns(input, formats)}
${figures(input, risk)}
${trades(input, data.instruments, data.trades)}
${assumptions(input)}`;
  const body = html`${header(input, formats)}${jump(sections)}<main>
${sections}
<noscript><section>Charts and the trade list need JavaScript.</section></noscript>
</main>${footer()}
<script type="application/json" id="report-data">${jsonForScript(data)}</script>
<script>${trusted(clientScript())}</script>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="icon" href="data:,"><title>${escapeHtml(titleOf(input))}</title><style>${styles}</style></head>
<body>${body.text}</body></html>
`;
}

/** The bars of the market that a run is held against, where they can be. */
function marketOf({ benchmark = 'buy-and-hold', series }: ReportInput): BarSeries | undefined {
  if (benchmark === 'none') return undefined;
  const market = benchmark === 'buy-and-hold' ? series[0] : benchmark;
  return market !== undefined && canBeHeld(market) ? market : undefined;
}

function titleOf({ title, isSynthetic, isFree }: ReportInput): string {
  const marks = [...(isSynthetic ? ['synthetic'] : []), ...(isFree === true ? ['zero cost'] : [])];
  return marks.length === 0 ? title : `${title} (${marks.join(', ')})`;
}
