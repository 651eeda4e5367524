import { type Html, html } from './html.ts';

const titles: Readonly<Record<string, string>> = {
  summary: 'Summary',
  diagnosis: 'Diagnosis',
  equity: 'Equity',
  drawdown: 'Drawdown',
  price: 'Price',
  months: 'Months',
  rolling: 'Rolling',
  distribution: 'Distribution',
  excursions: 'Excursions',
  breakdowns: 'Breakdowns',
  figures: 'Figures',
  trades: 'Trades',
};

/** Links to the sections that this report has, always in reach. */
export function jump(sections: Html): Html {
  const there = Object.entries(titles).filter(([id]) => sections.text.includes(`<section id="${id}"`));
  return html`<nav class="jump" aria-label="Sections"><div>${there.map(([id, title]) => html`<a href="#${id}">${title}</a>`)}</div></nav>`;
}
