import type { Formats } from '../client/formats.ts';
import type { ReportInput } from '../report-input.ts';
import { type Html, html, trusted } from './html.ts';

const brand = trusted(
  '<svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M2 14.5 7 8l4 4 7-8.5"/><path d="M13.5 3.5H18V8"/></svg>',
);
const moon = trusted(
  '<svg width="18" height="18" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.8" aria-hidden="true"><circle cx="10" cy="10" r="7"/><path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" stroke="none"/></svg>',
);

/** Title, period and instruments, and where the market is generated a banner that nobody overlooks. */
export function header(input: ReportInput, formats: Formats): Html {
  const { metrics, series, currency } = input;
  const instruments = [...new Set(series.map(({ instrument }) => instrument.id))];
  const named = instruments.length > 6 ? [`${instruments.length} instruments`] : instruments;
  const span = metrics.endAt - metrics.startAt;
  return html`${input.isSynthetic ? syntheticBanner() : undefined}${input.isFree === true ? freeBanner() : undefined}
<header class="top"><div>
<div class="brand">${brand}rxtrade report</div>
<h1>${input.title}</h1>
${input.subtitle === undefined ? undefined : html`<p class="subtitle">${input.subtitle}</p>`}
<div class="badges">${input.isSynthetic ? html`<span class="badge synthetic">Synthetic market</span>` : undefined}${input.isFree === true ? html`<span class="badge free">Zero-cost run</span>` : undefined}<span class="badge">${formats.date(metrics.startAt)} to ${formats.date(metrics.endAt)}</span><span class="badge">${formats.duration(span)}</span>${named.map((name) => html`<span class="badge">${name}</span>`)}<span class="badge">in ${currency}</span></div>
</div><button type="button" id="theme" aria-label="Use other colors" title="Light or dark">${moon}</button></header>`;
}

function syntheticBanner(): Html {
  return html`<div class="synthetic-banner" role="note"><p><b>Synthetic market.</b> Every price comes out of the built-in generator, not from an exchange. No figure on this page says anything about a real market.</p></div>`;
}

function freeBanner(): Html {
  return html`<div class="free-banner" role="note"><p><b>Zero-cost run.</b> Nothing was paid for trading: no fees, no spread, no slippage. Every figure on this page is better than it can be.</p></div>`;
}
