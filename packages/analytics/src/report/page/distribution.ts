import { samplingOf } from '../../annualization/annualization.ts';
import { type Histogram, histogram } from '../../distribution/histogram.ts';
import type { RiskMeasures } from '../../metrics/risk-metrics.ts';
import { periodReturns } from '../../returns/period-returns.ts';
import type { Formats } from '../client/formats.ts';
import type { ReportInput } from '../report-input.ts';
import { type Html, html } from './html.ts';
import { assumptionNote, labels } from './tags.ts';

/** How often returns of each size came. */
export function distribution(input: ReportInput, risk: RiskMeasures, formats: Formats): Html {
  const { returns } = periodReturns(input.curve, samplingOf(input.curve).period);
  const found = histogram(returns, 48);
  const [period = ''] = input.metrics.annualization.reason.split(',');
  return html`<section id="distribution" class="distribution" aria-label="Distribution of returns"><div class="head"><h2>Distribution</h2>${labels(input)}<div class="keys"><span>${period}</span></div></div>
${found === undefined ? html`<p class="nothing">There are no two ${period} that differ.</p>` : bars(found, risk, formats)}
${assumptionNote(input)}</section>`;
}

function bars(found: Histogram, { valueAtRisk, tail }: RiskMeasures, formats: Formats): Html {
  const { from, width, counts } = found;
  const most = Math.max(...counts);
  const span = width * counts.length;
  const place = (value: number) => ((value - from) / span) * 100;
  const digits = Math.max(0, Math.min(4, -Math.floor(Math.log10(width * 100))));
  const text = (value: number) => formats.percent(value, digits);
  const columns = counts.map((count, i) => {
    const low = from + i * width;
    // zero is an edge: the middle of a bin tells its side
    const tone = low + width / 2 < 0 ? 'loss' : 'gain';
    return html`<i style="--tall:${((count / most) * 100).toFixed(1)}%;--tone:var(--${tone})" title="${text(low)} to ${text(low + width)}: ${formats.fixed(count, 0)}"></i>`;
  });
  const risked =
    valueAtRisk === undefined || -valueAtRisk < from
      ? undefined
      : html`<div class="mark" style="--at:${place(-valueAtRisk).toFixed(2)}%"><span>${formats.fixed(100 - tail * 100, 0)}% above ${formats.percent(-valueAtRisk)}</span></div>`;
  const wanted = [from, from + span, ...(from < 0 && from + span > 0 ? [0] : [])];
  return html`<div class="histogram" role="img" aria-label="Histogram of returns from ${text(from)} to ${text(from + span)}, at most ${formats.fixed(most, 0)} in a bin of ${text(width)}"><div class="bins">${columns}${risked}</div><div class="scale">${wanted.map((value) => html`<span style="--at:${place(value).toFixed(2)}%">${text(value)}</span>`)}</div></div>`;
}
