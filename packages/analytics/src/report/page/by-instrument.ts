import type { RoundTrip } from '@rxtrade/core';
import type { Formats } from '../client/formats.ts';
import type { ReportInput } from '../report-input.ts';
import { type Html, html } from './html.ts';
import { assumptionNote, syntheticTag } from './tags.ts';

type Share = { count: number; wins: number; pnl: number; fees: number; readonly quote: string };

/** What each instrument brought; nothing where there is only one. */
export function byInstrument(input: ReportInput, formats: Formats): Html {
  const shares = [...sharesOf(input.trades)].sort(([, a], [, b]) => b.pnl - a.pnl);
  if (shares.length < 2) return html``;
  const largest = Math.max(...shares.map(([, { pnl }]) => Math.abs(pnl))) || 1;
  return html`<section class="split" aria-label="By instrument"><div class="head"><h2>By instrument</h2>${syntheticTag(input)}</div>
<table><thead><tr><th scope="col">Instrument</th><th scope="col" class="number">Trades</th><th scope="col" class="number">Win rate</th><th scope="col" class="number broad">Fees</th><th scope="col" class="number">P&amp;L</th><th scope="col" class="broad"><span class="spoken">Share</span></th></tr></thead>
<tbody>${shares.map(([id, share]) => row(id, share, largest, formats))}</tbody></table>${assumptionNote(input)}</section>`;
}

function sharesOf(trades: readonly RoundTrip[]): ReadonlyMap<string, Share> {
  const shares = new Map<string, Share>();
  for (const { instrument, pnl, fees } of trades) {
    let share = shares.get(instrument.id);
    if (share === undefined) {
      share = { count: 0, wins: 0, pnl: 0, fees: 0, quote: instrument.quote };
      shares.set(instrument.id, share);
    }
    share.count += 1;
    if (pnl > 0) share.wins += 1;
    share.pnl += pnl;
    share.fees += fees;
  }
  return shares;
}

function row(id: string, { count, wins, pnl, fees, quote }: Share, largest: number, formats: Formats): Html {
  const tone = pnl < 0 ? 'loss' : 'gain';
  const width = Math.round((Math.abs(pnl) / largest) * 50);
  const left = pnl < 0 ? 50 - width : 50;
  return html`<tr><td><b>${id}</b></td><td class="number">${formats.fixed(count, 0)}</td><td class="number">${formats.percent(wins / count, 1)}</td><td class="number broad">${formats.fixed(fees, 2)}</td><td class="number ${tone}">${formats.signed(pnl, 2)} ${quote}</td><td class="broad"><div class="bar"><i style="--tone:var(--${tone});left:${left}%;width:${width}%"></i></div></td></tr>`;
}
