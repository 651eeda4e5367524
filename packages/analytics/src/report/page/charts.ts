import type { Formats } from '../client/formats.ts';
import type { BuyAndHold } from '../data/buy-and-hold.ts';
import type { PackedInstrument } from '../data/report-data.ts';
import type { ReportInput } from '../report-input.ts';
import { costKeys, costTable, lineKey } from './costs.ts';
import { type Html, html } from './html.ts';
import { assumptionNote, labels } from './tags.ts';

const choicesAsButtonsMax = 5;

export function equityChart(input: ReportInput, holding: BuyAndHold | undefined, formats: Formats): Html {
  const flows = input.metrics.netFlow === 0 ? '' : ', deposits included';
  const keys = html`<div class="keys">${lineKey('equity', 'accent', `Equity in ${input.currency}${flows}`)}${costKeys(input)}${holding && lineKey('benchmark', 'hold', `${holding.name}, without costs`, !dwarfs(holding.value, input.curve.equity))}</div>`;
  return section(input, {
    id: 'equity',
    title: 'Equity',
    tall: 340,
    keys,
    below: costTable(input, formats),
    controls: html`<div class="ranges" role="group" aria-label="Period shown"></div>`,
    label: `Equity of the account in ${input.currency} over time`,
  });
}

/** Beside a line that moves this many times as much, another one looks flat. */
const dwarfingFrom = 8;

function dwarfs(line: Float64Array, other: Float64Array): boolean {
  return spanOf(line) > dwarfingFrom * spanOf(other);
}

function spanOf(line: Float64Array): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < line.length; i++) {
    low = Math.min(low, line[i] as number);
    high = Math.max(high, line[i] as number);
  }
  return high - low;
}

export function drawdownChart(input: ReportInput): Html {
  return section(input, {
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
  return section(input, {
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
  readonly below?: Html;
};

function section(input: ReportInput, { id, title, tall, keys, controls, label, below }: ChartText): Html {
  return html`<section id="${id}" aria-label="${title}"><div class="head"><h2>${title}</h2>${labels(input)}${keys}<div class="right">${controls}</div></div>
${chart({ tall, label })}
${below}${assumptionNote(input)}</section>`;
}

/** A canvas that the page draws a plot over time on. */
export function chart({ tall, label }: Pick<ChartText, 'tall' | 'label'>): Html {
  return html`<figure class="chart"><canvas tabindex="0" role="application" aria-roledescription="chart" aria-label="${label}. Arrow keys read values, shift and arrows move, plus and minus zoom, Home shows all." style="--tall:${tall}px"></canvas><div class="tip" hidden></div><div class="spoken" aria-live="polite"></div></figure>`;
}
