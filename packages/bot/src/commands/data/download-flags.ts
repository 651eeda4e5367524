import {
  type Clock,
  type DurationMs,
  day,
  durationOf,
  type EpochMs,
  floorTo,
  type HistorySeries,
  RxtradeError,
} from '@rxtrade/core';
import { instantOf } from '../../run/run-flags.ts';

/** What `rxtrade data download` was asked, as it was typed. */
export type DownloadFlags = {
  readonly kind: string;
  readonly timeframe: string;
  readonly from?: string;
  readonly to?: string;
  readonly market?: string;
  readonly backward?: boolean;
  readonly keep?: string;
  readonly store: string;
  readonly origin?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
};

const kinds = ['bars', 'trades', 'funding', 'marks'] as const;
const markets = ['spot', 'perpetual', 'future'] as const;

/** The same, read. */
export type DownloadOrder = {
  readonly kind: HistorySeries['kind'];
  readonly intervalMs: DurationMs;
  readonly from: EpochMs;
  readonly to: EpochMs;
  readonly market: (typeof markets)[number] | undefined;
  readonly keep: 'refuse' | 'newest';
};

const daysBefore = 30;

/** Reads the options. @throws E903 naming every one that is wrong. */
export function readDownloadFlags(flags: DownloadFlags, clock: Clock): DownloadOrder {
  const problems: string[] = [];
  const oneOf = <T extends string>(name: string, text: string, names: readonly T[]): T | undefined => {
    const found = names.find((one) => one === text);
    if (found === undefined) problems.push(`--${name} must be one of ${names.join(', ')}, not "${text}"`);
    return found;
  };
  const instant = (name: string, text: string | undefined, otherwise: EpochMs): EpochMs => {
    const at = text === undefined ? otherwise : instantOf(text);
    if (at === undefined)
      problems.push(
        `--${name} must be a UTC day or instant such as 2024-03-01 or 2024-03-01T12:00Z, not "${text ?? ''}"`,
      );
    return at ?? otherwise;
  };
  const now = clock.now();
  const to = instant('to', flags.to, now);
  const from = instant('from', flags.from, floorTo(day, now) - daysBefore * day);
  if (from >= to) problems.push(`--from ${flags.from ?? ''} must be before --to ${flags.to ?? ''}`);
  const isTimeframe = /^[1-9]\d{0,5}[smhdw]$/.test(flags.timeframe);
  if (!isTimeframe) problems.push(`--timeframe must be one such as 1m, 1h or 1d, not "${flags.timeframe}"`);
  const kind = oneOf('kind', flags.kind, kinds) ?? 'bars';
  const market = flags.market === undefined ? undefined : oneOf('market', flags.market, markets);
  const keep = flags.keep === undefined ? undefined : oneOf('keep', flags.keep, ['refuse', 'newest'] as const);
  if (problems.length > 0) throw new RxtradeError('E903', problems.join('; '), { problems });
  return {
    kind,
    intervalMs: durationOf(flags.timeframe),
    from,
    to,
    market,
    keep: keep ?? 'refuse',
  };
}

/** The market a symbol is of, where none is named: contracts say so in their symbol, and only they have funding and marks. */
export function marketOf(symbol: string, { market, kind }: DownloadOrder): (typeof markets)[number] {
  if (market !== undefined) return market;
  return symbol.includes(':') || symbol.endsWith('-PERP') || kind === 'funding' || kind === 'marks'
    ? 'perpetual'
    : 'spot';
}
