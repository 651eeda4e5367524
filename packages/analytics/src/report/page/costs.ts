import type { CostCurve } from '../../costs/cost-curve.ts';
import type { Formats } from '../client/formats.ts';
import type { ReportInput } from '../report-input.ts';
import { type Html, html } from './html.ts';

const names: Readonly<Record<CostCurve['name'], string>> = { kind: 'Kind', expected: 'Expected', harsh: 'Harsh' };
const colors: Readonly<Record<CostCurve['name'], string>> = { kind: 'gain', expected: 'accent', harsh: 'loss' };

/** Keys of the lines under other costs. */
export function costKeys({ costs = [] }: ReportInput): readonly Html[] {
  return costs
    .filter(({ name }) => name !== 'expected')
    .map(({ name }) => lineKey(name, colors[name], `${names[name]} costs`));
}

/** A key that shows and hides its line; `isShown` is how the page opens. */
export function lineKey(line: string, color: string, text: string, isShown = true): Html {
  const title = isShown ? 'Press to hide' : 'Hidden, because beside it the equity is a flat line; press to show';
  return html`<button type="button" class="key" data-line="${line}" aria-pressed="${String(isShown)}" title="${title}"><i style="--color:var(--${color})"></i>${text}</button>`;
}

/** What the same run comes to under each setting of its costs. */
export function costTable({ costs = [], currency }: ReportInput, formats: Formats): Html {
  if (costs.length === 0) return html``;
  return html`<table class="costs"><thead><tr><th scope="col">Costs</th><th scope="col" class="broad">They are</th><th scope="col" class="number">Return</th><th scope="col" class="number broad">Sharpe</th><th scope="col" class="number">Drawdown</th><th scope="col" class="number broad">Trades</th><th scope="col" class="number">Fees, ${currency}</th><th scope="col" class="number broad">Final equity</th></tr></thead>
<tbody>${costs.map((run) => row(run, formats))}</tbody></table>`;
}

function row({ name, text, metrics }: CostCurve, formats: Formats): Html {
  const { totalReturn, sharpe, maxDrawdown, trades, finalEquity } = metrics;
  const tone = totalReturn === undefined || totalReturn === 0 ? '' : totalReturn > 0 ? 'gain' : 'loss';
  return html`<tr><th scope="row"><i style="--color:var(--${colors[name]})"></i>${names[name]}</th><td class="broad">${text}</td><td class="number ${tone}">${totalReturn === undefined ? 'n/a' : formats.signedPercent(totalReturn)}</td><td class="number broad">${sharpe === undefined ? 'n/a' : formats.fixed(sharpe, 2)}</td><td class="number">${maxDrawdown === undefined ? 'n/a' : formats.percent(maxDrawdown)}</td><td class="number broad">${formats.fixed(trades.count, 0)}</td><td class="number">${formats.fixed(trades.fees, 2)}</td><td class="number broad">${formats.fixed(finalEquity, 2)}</td></tr>`;
}
