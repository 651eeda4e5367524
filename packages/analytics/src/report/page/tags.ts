import type { ReportInput } from '../report-input.ts';
import { type Html, html } from './html.ts';

/** The label that stands wherever a figure of a generated market appears. */
export function syntheticTag({ isSynthetic }: ReportInput): Html {
  return isSynthetic ? html`<span class="badge synthetic">Synthetic</span>` : html``;
}

/** What the figures above rest on: no simulated number stands without it. One line, until it is opened. */
export function assumptionNote({ assumptions, isSynthetic }: ReportInput): Html {
  if (assumptions.length === 0 && !isSynthetic) return html``;
  const market = isSynthetic ? html`synthetic market${assumptions.length > 0 ? '; ' : ''}` : html``;
  const listed = assumptions.map(({ label, value }, i) => html`${i > 0 ? '; ' : ''}${label.toLowerCase()}: ${value}`);
  return html`<details class="note"><summary><b>Assumes</b> ${market}${listed}.</summary></details>`;
}
