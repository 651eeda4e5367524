import type { ReportInput } from '../report-input.ts';
import { type Html, html } from './html.ts';

/** The labels that stand wherever a figure of a generated market, or of a run without costs, appears. */
export function labels({ isSynthetic, isFree }: ReportInput): Html {
  return html`${isSynthetic ? html`<span class="badge synthetic">Synthetic</span>` : undefined}${isFree === true ? html`<span class="badge free">Zero cost</span>` : undefined}`;
}

/** What the figures above rest on: no simulated number stands without it. One line, until it is opened. */
export function assumptionNote({ assumptions, isSynthetic, isFree }: ReportInput): Html {
  const listed = [
    ...(isSynthetic ? ['synthetic market'] : []),
    ...(isFree === true ? ['trading costs nothing'] : []),
    ...assumptions.map(({ label, value }) => `${label.toLowerCase()}: ${value}`),
  ];
  if (listed.length === 0) return html``;
  return html`<details class="note"><summary><b>Assumes</b> ${listed.join('; ')}.</summary></details>`;
}
