import { isoOf, type TimeRange } from '@rxtrade/core';
import type { DownloadEvent } from '@rxtrade/market-data';

/** How far the download of a series came. */
export type EndedDownload = {
  /** `binance/BTCUSDT/1m`. */
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly last: DownloadEvent;
};

const gapsShown = 5;

/** What a download brought, for a person. */
export function describeDownload({ name, from, to, last }: EndedDownload): string {
  if (last.kind === 'planned') return `${name}  nothing yet of ${told(from)} to ${told(to)}\n`;
  const { rows, added } = last;
  const count = `${rows.toLocaleString('en-US')} rows, ${added.toLocaleString('en-US')} of them new`;
  const span = `${name}  ${told(from)} to ${told(to)}`;
  if (last.kind === 'progress') return `${span}: ${count}, stopped before the end\n`;
  const { gaps, left } = last;
  const lines = [rows === 0 && left.length === 0 ? `${span}: all of it is there` : `${span}: ${count}`];
  for (const gap of gaps.slice(0, gapsShown))
    lines.push(`  nothing from ${told(isoOf(gap.from))} to ${told(isoOf(gap.to))}: the exchange has none`);
  if (gaps.length > gapsShown) lines.push(`  and ${gaps.length - gapsShown} more such gaps`);
  return `${lines.join('\n')}\n`;
}

/** The same as one JSON document; instants are ISO 8601. */
export function downloadDocument(store: string, ended: readonly EndedDownload[]): string {
  const series = ended.map(({ name, from, to, last }) => {
    const { rows = 0, added = 0, pages = 0 } = last.kind === 'planned' ? {} : last;
    const end = last.kind === 'done' ? { gaps: last.gaps.map(isoRange), left: last.left.map(isoRange) } : {};
    return { series: name, from, to, isDone: last.kind === 'done', rows, added, pages, ...end };
  });
  return `${JSON.stringify({ store, series }, undefined, 2)}\n`;
}

function isoRange({ from, to }: TimeRange): { readonly from: string; readonly to: string } {
  return { from: isoOf(from), to: isoOf(to) };
}

/** To the minute. */
function told(iso: string): string {
  return `${iso.slice(0, 16)}Z`;
}
