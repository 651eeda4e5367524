import type { PackedInstrument } from '../data/report-data.ts';
import type { ReportInput } from '../report-input.ts';
import { type Html, html } from './html.ts';
import { assumptionNote, syntheticTag } from './tags.ts';

/** The frame of the trade list; the page fills it. */
export function trades(input: ReportInput, instruments: readonly PackedInstrument[]): Html {
  const choice =
    instruments.length < 2
      ? undefined
      : html`<select name="of" aria-label="Instrument"><option value="">All instruments</option>${instruments.map(
          ({ id }, i) => html`<option value="${i}">${id}</option>`,
        )}</select>`;
  return html`<section id="trades" aria-label="Trades"><div class="head"><h2>Trades</h2>${syntheticTag(input)}</div>
<form class="filters" onsubmit="return false">${choice}<select name="side" aria-label="Side"><option value="">Long and short</option><option value="1">Long</option><option value="-1">Short</option></select><input type="search" name="text" placeholder="Search reasons and strategies" aria-label="Search reasons and strategies" autocomplete="off"><span class="count" role="status"></span></form>
<table><thead></thead><tbody></tbody></table><nav class="pages" aria-label="Pages of trades"></nav>
<p class="note">P&amp;L is in the instrument\u2019s quote currency, after fees. The move is that of the price, before them.</p>${assumptionNote(input)}</section>`;
}
