import { type BarSeries, barColumnNames, ChainedChecksum, type EventSeries, type Instrument } from '@rxtrade/core';
import type { QualityReport } from '@rxtrade/market-data';
import type { SpreadModel } from '@rxtrade/simulator';
import { syntheticVenue } from '../data-store.ts';
import { joinSeries } from './join-series.ts';
import type { DataSpec, InstrumentSpec, RunSpec } from './run-spec.ts';
import { withSparseMarks } from './sparse-marks.ts';

/** The bars of a run, and where they came from. */
export type Market = {
  readonly series: readonly BarSeries[];
  /** Funding, marks, trades, quotes and books of the same instruments. */
  readonly events: readonly EventSeries[];
  /** The built-in market's own. */
  readonly spread?: SpreadModel;
  /** Also of bars that the store keeps as those of nobody. */
  readonly isSynthetic: boolean;
  /** One a file, in their order; none for the built-in market. */
  readonly reports: readonly QualityReport[];
};

export type MarketOptions = {
  readonly seed: number;
  /** Fee rate of instruments that are made here, as decimal text. */
  readonly feeRate: string;
  /** True where that rate was asked for: it then replaces the rates of instruments that the store knows. */
  readonly isFeeAsked?: boolean;
  /** Instruments as an earlier run had them. */
  readonly instruments?: readonly InstrumentSpec[];
};

/**
 * Generates or reads the bars.
 *
 * @throws E10x for a file that is not sound, E904 for files of one instrument that overlap.
 */
export async function marketOf(data: DataSpec, options: MarketOptions): Promise<Market> {
  return data.kind === 'synthetic' ? syntheticMarket(data, options) : fileMarket(data, options);
}

async function syntheticMarket(
  { symbols, bars, intervalMs }: Extract<DataSpec, { kind: 'synthetic' }>,
  { seed, feeRate }: MarketOptions,
): Promise<Market> {
  const { builtInMarket } = await import('@rxtrade/simulator');
  const market = builtInMarket({ seed, bars, symbols, feeRate, ...(intervalMs !== undefined && { intervalMs }) });
  return { ...market, events: [], isSynthetic: true, reports: [] };
}

async function fileMarket(
  { files, events = [], onBadRow }: Extract<DataSpec, { kind: 'files' }>,
  options: MarketOptions,
): Promise<Market> {
  const [
    { readBarFile },
    { instrumentFrom },
    { instrumentOfSymbol },
    { storedBars, storedInstrument },
    { storedEvents },
  ] = await Promise.all([
    import('@rxtrade/market-data/node'),
    import('./instrument-spec.ts'),
    import('../instruments/index.ts'),
    import('./stored-bars.ts'),
    import('./stored-events.ts'),
  ]);
  const { feeRate, instruments = [] } = options;
  const made = new Map<string, Instrument>(instruments.map((spec) => [spec.id, instrumentFrom(spec)]));
  const series: BarSeries[] = [];
  const reports: QualityReport[] = [];
  for (const file of files) {
    const { instrument: id, kind, path } = file;
    const { columns, intervalMs, report } =
      file.series === undefined ? await readBarFile(path, { onBadRow }) : await storedBars(path, file.series);
    let instrument = made.get(id) ?? (await storedInstrument(file, options));
    instrument ??= instrumentFrom({ ...instrumentOfSymbol(id, kind, columns.close[0] as number), feeRate });
    made.set(id, instrument);
    series.push({ instrument, intervalMs, columns });
    reports.push(report);
  }
  const joined = joinSeries(series);
  return {
    series: joined,
    events: withSparseMarks(joined, await storedEvents(events, joined)),
    isSynthetic: files.some((file) => file.series?.startsWith(`${syntheticVenue}/`)),
    reports,
  };
}

/** What a run is compared with: an instrument of its own, in its finest bars, or one of a file. */
export async function benchmarkOf(
  { benchmark, data, ...spec }: Pick<RunSpec, 'benchmark' | 'data' | 'instruments' | 'seed'>,
  market: Market,
): Promise<BarSeries | undefined> {
  if (benchmark === undefined) return undefined;
  const { instrument, kind = 'spot', path, series } = benchmark;
  if (path === undefined) return market.series.find((one) => one.instrument.id === instrument);
  const onBadRow = data.kind === 'files' ? data.onBadRow : 'fail';
  const files: DataSpec = {
    kind: 'files',
    files: [{ instrument, kind, path, ...(series !== undefined && { series }) }],
    onBadRow,
  };
  return (await marketOf(files, { seed: spec.seed, feeRate: '0' })).series[0];
}

/** A checksum over all values of a series, which tells whether a later run saw the same bars or other events. */
export function checksumOf({ columns }: BarSeries | EventSeries): string {
  const checksum = new ChainedChecksum();
  for (const column of 'openAt' in columns ? barColumnNames.map((name) => columns[name]) : byName(columns)) {
    const words = new Int32Array(Float64Array.from(column).buffer);
    checksum.addWords(words, 0, words.length);
  }
  return checksum.value.toString(16).padStart(8, '0');
}

function byName(columns: EventSeries['columns']): readonly ArrayLike<number>[] {
  const named = Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1));
  return named.flatMap(([, column]) => (typeof column === 'number' ? [] : [column]));
}
