import { columnsOf, type HistoryKind } from '../history/index.ts';

/** Columns that a row's own fields leave open. */
export type RowFinish = {
  /** Added to the recorder's clock: what it is known to be behind. */
  readonly clockOffsetMs: number;
};

/**
 * Fills what a row's fields did not say, NaN until here: events were received when they happened, or happened when they
 * were received; a trade without a side has none.
 */
export function finisherOf(kind: HistoryKind, { clockOffsetMs }: RowFinish): (values: Float64Array) => void {
  const columns = columnsOf(kind);
  const eventAt = columns.indexOf('eventAt');
  if (columns[0] !== 'receivedAt') return () => undefined;
  const side = columns.indexOf('side');
  const isSnapshot = columns.indexOf('isSnapshot');
  return (values) => {
    if (Number.isNaN(values[0])) values[0] = values[eventAt] as number;
    else values[0] = (values[0] as number) + clockOffsetMs;
    if (Number.isNaN(values[eventAt])) values[eventAt] = values[0];
    if (side >= 0 && Number.isNaN(values[side])) values[side] = 0;
    if (isSnapshot >= 0 && values[isSnapshot] === 1) values[4] = Number.NaN;
  };
}
