import { clientScript } from './client/client-script.ts';
import { createFormats } from './client/formats.ts';
import { buyAndHoldOf } from './data/buy-and-hold.ts';
import { packReport } from './data/pack-report.ts';
import { byInstrument } from './page/by-instrument.ts';
import { drawdownChart, equityChart, priceChart } from './page/charts.ts';
import { header } from './page/header.ts';
import { escapeHtml, html, jsonForScript, trusted } from './page/html.ts';
import { months } from './page/months.ts';
import { assumptions, footer, warnings } from './page/notes.ts';
import { styles } from './page/styles.ts';
import { summary } from './page/summary.ts';
import { trades } from './page/trades.ts';
import type { ReportInput } from './report-input.ts';

/** Nothing may be fetched, whatever a run's texts contain. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

/**
 * Renders a run as one HTML document that holds everything it needs: figures, charts, trades, assumptions. It works from
 * a file, fetches nothing, and the same input gives the same text. All texts of the run are escaped.
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
  const { benchmark = 'buy-and-hold', curve, series, currency } = input;
  const holding = benchmark === 'none' ? undefined : buyAndHoldOf(curve, series[0], currency);
  const data = packReport(input, holding);
  const title = input.isSynthetic ? `${input.title} (synthetic)` : input.title;
  const body = html`${header(input, formats)}<main>
${warnings(input)}
${summary(input, holding, formats)}
${equityChart(input, holding)}
${drawdownChart(input)}
${priceChart(input, data.instruments)}
${months(input, formats)}
${byInstrument(input, formats)}
${trades(input, data.instruments)}
${assumptions(input)}
<noscript><section>Charts and the trade list need JavaScript.</section></noscript>
</main>${footer()}
<script type="application/json" id="report-data">${jsonForScript(data)}</script>
<script>${trusted(clientScript())}</script>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="icon" href="data:,"><title>${escapeHtml(title)}</title><style>${styles}</style></head>
<body>${body.text}</body></html>
`;
}
