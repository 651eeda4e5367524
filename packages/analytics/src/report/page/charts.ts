import type { BuyAndHold } from '../data/buy-and-hold.ts';
import type { PackedInstrument } from '../data/report-data.ts';
import type { ReportInput } from '../report-input.ts';
import { type Html, html } from './html.ts';
import { assumptionNote, syntheticTag } from './tags.ts';

const choicesAsButtonsMax = 5;

export function equityChart(input: ReportInput, holding: BuyAndHold | undefined): Html {
  const key = html`<div class="keys"><span><i style="--color:var(--accent)"></i>Equity in ${input.currency}${input.metrics.netFlow === 0 ? '' : ', deposits included'}</span>${holding === undefined ? undefined : html`<span><i style="--color:var(--hold)"></i>${holding.name}, without costs</span>`}</div>`;
  return chart(input, {
    id: 'equity',
    title: 'Equity',
    tall: 340,
    keys: key,
    controls: html`<div class="ranges" role="group" aria-label="Period shown"></div>`,
    label: `Equity of the account in ${input.currency} over time`,
  });
}

export function drawdownChart(input: ReportInput): Html {
  return chart(input, {
    id: 'drawdown',
    title: 'Drawdown',
    tall: 180,
    keys: html`<div class="keys"><span>Loss since the highest equity so far</span></div>`,
    controls: html``,
    label: 'Loss since the highest equity so far, over time',
  });
}

export function priceChart(input: ReportInput, instruments: readonly PackedInstrument[]): Html {
  const keys = html`<div class="keys"><span class="candles"></span><span><i class="up" style="--color:var(--accent)"></i>entry</span><span><i class="down" style="--color:var(--gain)"></i>exit with gain</span><span><i class="down" style="--color:var(--loss)"></i>with loss</span><span><i class="box" style="--color:var(--gain)"></i>held</span></div>`;
  return chart(input, {
    id: 'price',
    title: 'Price and trades',
    tall: 420,
    keys,
    controls: html`${choice(instruments)}<div class="ranges" role="group" aria-label="Period shown"></div>`,
    label: 'Price of the chosen instrument with entries and exits',
  });
}

function choice(instruments: readonly PackedInstrument[]): Html {
  if (instruments.length < 2) return html``;
  if (instruments.length <= choicesAsButtonsMax)
    return html`<div class="segments" role="radiogroup" aria-label="Instrument">${instruments.map(
      ({ id }, i) => html`<label><input type="radio" name="instrument" value="${i}"><span>${id}</span></label>`,
    )}</div>`;
  return html`<select name="instrument" aria-label="Instrument">${instruments.map(
    ({ id }, i) => html`<option value="${i}">${id}</option>`,
  )}</select>`;
}

type ChartText = {
  readonly id: string;
  readonly title: string;
  /** CSS pixels. */
  readonly tall: number;
  readonly keys: Html;
  readonly controls: Html;
  readonly label: string;
};

function chart(input: ReportInput, { id, title, tall, keys, controls, label }: ChartText): Html {
  return html`<section id="${id}" aria-label="${title}"><div class="head"><h2>${title}</h2>${syntheticTag(input)}${keys}<div class="right">${controls}</div></div>
<figure class="chart"><canvas tabindex="0" role="application" aria-roledescription="chart" aria-label="${label}. Arrow keys read values, shift and arrows move, plus and minus zoom, Home shows all." style="--tall:${tall}px"></canvas><div class="tip" hidden></div><div class="spoken" aria-live="polite"></div></figure>
${assumptionNote(input)}</section>`;
}
