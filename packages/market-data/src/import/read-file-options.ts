import type { TimeNotation } from '../csv/index.ts';
import type { HistoryKind } from '../history/index.ts';

/** How to read files of history. */
export type ReadFileOptions = {
  /** What they hold; by default their columns tell. Bars of mark prices are read as such, by their opening, with `marks`. */
  readonly kind?: HistoryKind;
  /** `fail`, the default, throws at the first bad row; `skip` leaves bad rows out and counts them. */
  readonly onBadRow?: 'fail' | 'skip';
  /** How times are written, where their size does not tell: see `CsvFormat`. */
  readonly time?: TimeNotation;
  /** The zone of ISO times that name none: `Z`, or an offset such as `+02:00`. Without it such times are refused. */
  readonly zone?: string;
  /** Milliseconds added to a recorder's clock (`localTime`, `receivedAt`) that is known to be behind the venue's. */
  readonly clockOffsetMs?: number;
};
