import { type Rolling, returnsToRoll } from '../data/rolling-lines.ts';
import type { ReportInput } from '../report-input.ts';
import { chart } from './charts.ts';
import { type Html, html } from './html.ts';
import { assumptionNote, labels } from './tags.ts';

/** How measures went over time, or why they cannot be told. */
export function rollingCharts(input: ReportInput, rolling: Rolling | undefined): Html {
  const { annualization, returnCount } = input.metrics;
  const [period = ''] = annualization.reason.split(',');
  const shown = rolling && [
    { id: 'rolling-sharpe', title: 'Sharpe ratio' },
    { id: 'rolling-volatility', title: 'Volatility a year' },
    ...(rolling.beta ? [{ id: 'rolling-beta', title: 'Beta' }] : []),
  ];
  const key = rolling && html`<div class="keys"><span>Over the last ${rolling.window} ${period}, a year</span></div>`;
  return html`<section id="rolling" class="rolling" aria-label="Rolling figures"><div class="head"><h2>Rolling figures</h2>${labels(input)}${key}</div>
${shown === undefined ? html`<p class="nothing">${returnCount} ${period} are too few to roll over; it takes ${returnsToRoll}.</p>` : html`<div class="stack">${shown.map(({ id, title }) => html`<div id="${id}"><h3>${title}</h3>${chart({ tall: 150, label: `${title} over the last returns, over time` })}</div>`)}</div>`}
${assumptionNote(input)}</section>`;
}
