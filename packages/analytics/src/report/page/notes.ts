import type { ReportInput } from '../report-input.ts';
import { type Html, html } from './html.ts';
import { labels } from './tags.ts';

export function assumptions(input: ReportInput): Html {
  const listed = [...input.assumptions, ...(input.identity ?? [])];
  if (listed.length === 0) return html``;
  return html`<section class="assumptions" aria-label="Assumptions"><div class="head"><h2>Assumptions</h2>${labels(input)}</div>
<dl>${listed.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></section>`;
}

export function footer(): Html {
  return html`<footer>Charts: drag to zoom, wheel to zoom after a click (or with Ctrl), shift and drag to move, double click for all; pinch on a phone. Made with rxtrade; this page holds all its data and fetches nothing.</footer>`;
}
