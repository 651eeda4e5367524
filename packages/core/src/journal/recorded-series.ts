import { RxtradeError } from '../errors/index.ts';
import type { Instrument } from '../instrument/index.ts';
import { Bar, type BarSeries, barColumnNames, barColumns, indexAtOrAfter } from '../market/index.ts';
import type { DurationMs } from '../time/index.ts';
import type { JournalRecord } from './small-records.ts';
import { inputFromWire } from './wire.ts';

/** Whole series behind recorded bars, so that a bar can be given as the row it was. */
export class RecordedSeries {
  readonly series: readonly BarSeries[];
  private readonly byKey = new Map<string, BarSeries>();

  constructor(series: readonly BarSeries[]) {
    this.series = series;
    for (const one of series) this.byKey.set(keyOf(one.instrument, one.intervalMs), one);
  }

  /** The row of its series that a recorded bar is. @throws E071 when the series has no such bar. */
  rowOf(bar: Bar): Bar {
    const series = this.byKey.get(keyOf(bar.instrument, bar.intervalMs));
    const index = series === undefined ? 0 : indexAtOrAfter(series.columns, bar.openAt);
    if (series === undefined || barColumnNames.some((name) => series.columns[name][index] !== bar[name]))
      throw new RxtradeError(
        'E071',
        `the recorded bar of ${bar.instrument.id} at ${bar.openAt} is not in the series given; give the data of the run`,
        { instrument: bar.instrument.id, openAt: bar.openAt },
      );
    return new Bar(series, index);
  }
}

/**
 * Puts the bars of a record together, one series an instrument and interval.
 *
 * @throws E020 for an instrument that is not among those given, E072 for a bar that cannot be read.
 */
export function seriesOfRecord(
  records: Iterable<JournalRecord>,
  instruments: ReadonlyMap<string, Instrument>,
): readonly BarSeries[] {
  const found = new Map<string, Bar[]>();
  for (const record of records) {
    if (record.kind !== 'input' || record.input['kind'] !== 'bar') continue;
    const bar = inputFromWire(record.input, instruments);
    if (bar.kind !== 'bar') continue;
    const key = keyOf(bar.instrument, bar.intervalMs);
    const bars = found.get(key) ?? [];
    bars.push(bar);
    found.set(key, bars);
  }
  return [...found.values()].map(seriesOfBars);
}

function keyOf(instrument: Instrument, intervalMs: DurationMs): string {
  return `${instrument.id} ${intervalMs}`;
}

function seriesOfBars(bars: readonly Bar[]): BarSeries {
  const [first] = bars;
  if (first === undefined) throw new RxtradeError('E072', 'a series without bars was recorded', {});
  const columns = barColumns(bars.length);
  for (const [i, bar] of bars.entries()) for (const name of barColumnNames) columns[name][i] = bar[name];
  return { instrument: first.instrument, intervalMs: first.intervalMs, columns };
}
