import { type BarSeries, defineInstrument, definitionOf, type Instrument } from '@rxtrade/core';
import { checkQuality, type QualityReport, seriesKeyOf } from '@rxtrade/market-data';
import { openHistoryStore } from '@rxtrade/market-data/node';
import type { DataSpec } from './run-spec.ts';

/** Bars of the store with their report, as those of a file. @throws As rejection, E127 when there are none. */
export async function storedBars(
  folder: string,
  name: string,
): Promise<Pick<BarSeries, 'columns' | 'intervalMs'> & { readonly report: QualityReport }> {
  const key = seriesKeyOf(name);
  const intervalMs = key.kind === 'bars' ? key.intervalMs : 0;
  const columns = await openHistoryStore(folder).load({ ...key, kind: 'bars', intervalMs });
  return { columns, intervalMs, report: { ...checkQuality(columns, intervalMs), file: name } };
}

/** What the store knows of a series' instrument, with its dated rules; undefined when it knows nothing. */
export async function storedInstrument(
  { path, series }: Extract<DataSpec, { kind: 'files' }>['files'][number],
  { feeRate, isFeeAsked }: { readonly feeRate: string; readonly isFeeAsked?: boolean },
): Promise<Instrument | undefined> {
  if (series === undefined) return undefined;
  const { venue, instrument: id } = seriesKeyOf(series);
  const instrument = await openHistoryStore(path).instrument(venue, id);
  if (instrument === undefined || isFeeAsked !== true) return instrument;
  const rules = instrument.rules.map((row) => ({ ...row, feeRateMaker: feeRate, feeRateTaker: feeRate }));
  return defineInstrument({ ...definitionOf(instrument), rules });
}
