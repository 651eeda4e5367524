import { type BarSeries, defineInstrument, definitionOf, type Instrument, RxtradeError } from '@rxtrade/core';
import type { RunSpec } from './run-spec.ts';

/**
 * The series with instruments that know when they ceased to trade: a run then closes at the last price what is held of them.
 *
 * @throws E020 for an instrument that the run has not.
 */
export function withDelistings(
  series: readonly BarSeries[],
  delisted: NonNullable<RunSpec['delisted']>,
): readonly BarSeries[] {
  const dated = new Map<Instrument, Instrument>();
  for (const { instrument: id, at } of delisted) {
    const found = series.find(({ instrument }) => instrument.id === id);
    if (found === undefined)
      throw new RxtradeError(
        'E020',
        `--delisted names "${id}"; the run has ${[...new Set(series.map((one) => one.instrument.id))].join(', ')}`,
        { instrument: id },
      );
    dated.set(found.instrument, defineInstrument({ ...definitionOf(found.instrument), delistedAt: at }));
  }
  return series.map((one) => ({ ...one, instrument: dated.get(one.instrument) ?? one.instrument }));
}
