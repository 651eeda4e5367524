import type { PackedInstrument, PackedTrades } from '../data/report-data.ts';
import type { ReportInput } from '../report-input.ts';
import { type Html, html } from './html.ts';
import { assumptionNote, labels } from './tags.ts';

const reasonsMax = 40;

/** The frame of the trade list and its filters; the page fills it. */
export function trades(input: ReportInput, instruments: readonly PackedInstrument[], packed: PackedTrades): Html {
  const reasons = exitKinds(packed);
  const filters = [
    choice('of', 'All instruments', instruments.length < 2 ? [] : instruments.map(({ id }, i) => [i, id])),
    choice('side', 'Long and short', [
      [1, 'Long'],
      [-1, 'Short'],
    ]),
    choice('result', 'Won and lost', [
      [1, 'Won'],
      [-1, 'Lost'],
    ]),
    choice('reason', 'All exit reasons', reasons.length < 2 ? [] : reasons),
    choice(
      'tag',
      'All tags',
      packed.tags.map((tag, i) => [i, tag] as const),
    ),
  ];
  return html`<section id="trades" aria-label="Trades"><div class="head"><h2>Trades</h2>${labels(input)}</div>
<form class="filters" onsubmit="return false">${filters}<input type="search" name="text" placeholder="Search reasons and strategies" aria-label="Search reasons and strategies" autocomplete="off"><span class="count" role="status"></span></form>
<div class="scroller" tabindex="0" role="region" aria-label="List of trades"><table><thead></thead><tbody></tbody></table></div>
<p class="note">P&amp;L is in the instrument\u2019s quote currency, after fees. The move is that of the price, before them.</p>${assumptionNote(input)}</section>`;
}

function choice(name: string, all: string, options: readonly (readonly [number, string])[]): Html {
  if (options.length === 0) return html``;
  return html`<select name="${name}" aria-label="${all}"><option value="">${all}</option>${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}</select>`;
}

/** Templates of exit reasons, the most frequent first. */
function exitKinds({ exitReason, reasons }: PackedTrades): readonly (readonly [number, string])[] {
  const counts = new Map<number, number>();
  for (const index of exitReason) {
    const template = reasons.template[index];
    if (template !== undefined) counts.set(template, (counts.get(template) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, reasonsMax)
    .map(([template]) => [
      template,
      (reasons.templates[template] ?? '').replaceAll('\u0000', '#') || 'no reason given',
    ]);
}
