import type { PackedTrades } from '../data/report-data.ts';
import type { ReportInput } from '../report-input.ts';
import { type Html, html } from './html.ts';
import { assumptionNote, labels } from './tags.ts';

/** How far each trade went against and for its position; the page draws the points. */
export function excursionChart(input: ReportInput, { adverse }: PackedTrades): Html {
  const known = adverse.filter((points) => points >= 0).length;
  const keys = html`<div class="keys"><span><i class="dot" style="--color:var(--gain)"></i>won</span><span><i class="dot" style="--color:var(--loss)"></i>lost</span></div>`;
  return html`<section id="excursions" aria-label="Excursions"><div class="head"><h2>Excursions</h2>${labels(input)}${known > 0 ? keys : undefined}</div>
${
  known === 0
    ? html`<p class="nothing">${adverse.length === 0 ? 'No trade was closed.' : 'No trade lasted a whole bar, so nothing is known of prices while one was open.'}</p>`
    : html`<figure class="chart"><canvas role="img" aria-label="Each trade by how far prices went against it and in its favor" style="--tall:280px"></canvas><div class="tip" hidden></div></figure>`
}
<p class="note">Furthest price against a trade (MAE) and in its favor (MFE) while it was open, before fees.${known > 0 && known < adverse.length ? ` Known of ${known} of ${adverse.length} trades.` : ''}</p>${assumptionNote(input)}</section>`;
}
