import type { EpochMs, Instrument } from '@rxtrade/core';
import type { ChangedRow, HistoryColumns, SeriesKey, SeriesRows } from '../history/index.ts';

/** Part of a series: instants from `from` on, before `to`. */
export type HistoryRange = { readonly from?: EpochMs; readonly to?: EpochMs };

/** How to load. */
export type LoadOptions = HistoryRange & {
  /** False reads the Parquet files themselves, and neither uses nor makes the column cache. */
  readonly useCache?: boolean;
};

/** How to append. */
export type AppendOptions = {
  /**
   * What becomes of rows that are stored with other values: `refuse`, the default, throws and changes nothing; `newest`
   * keeps what is given.
   */
  readonly keep?: 'refuse' | 'newest';
};

/** What became of rows that were appended. */
export type AppendSummary = {
  readonly added: number;
  /** Were there already, with the same values. */
  readonly duplicate: number;
  /** Were there with other values, and were replaced. */
  readonly changed: number;
  /** The first of those. */
  readonly changes: readonly ChangedRow[];
};

/** A series in the store. */
export type CatalogueEntry = {
  readonly key: SeriesKey;
  /** A row a level in an order book. */
  readonly rows: number;
  /** The first and last row's instant: `openAt` of bars, `receivedAt` of events where they have one. */
  readonly firstAt: EpochMs;
  readonly lastAt: EpochMs;
  /** Of its Parquet files. */
  readonly bytes: number;
  readonly files: readonly string[];
  /** Bars that a series without a gap would have besides; undefined for what has no interval. */
  readonly missing?: number;
};

/**
 * Appends to one series in as many pieces as there are, in any order, and holds no more than a part of them in memory.
 * Nothing is stored until `commit`; `abort`, or the end of the process, leaves the store as it was.
 */
export interface SeriesWriter {
  /**
   * Takes rows, ordered by their instant. Those of one instant may go on in the next call; what has no name of its own
   * (quotes, trades without ids) must not be repeated there.
   *
   * @throws As rejection, E125 for bars of another timeframe, E126 for rows of another series, E030 or E031 for
   * rows that cannot be, E121 when a
   * stored part they meet is damaged.
   */
  write(rows: SeriesRows): Promise<void>;
  /** @throws As rejection, E124 when stored rows have other values and `keep` is not `newest`: nothing is changed then. */
  commit(): Promise<AppendSummary>;
  /** Gives up what was written and frees the series; does nothing after a commit. */
  abort(): Promise<void>;
}

/** History on disk: see `openHistoryStore`. */
export interface HistoryStore {
  readonly folder: string;
  /** All series, by name. @throws As rejection, E122 when a catalogue is damaged. */
  catalogue(): Promise<readonly CatalogueEntry[]>;
  /** One series; undefined when it is not there. @throws As rejection, E122 when its catalogue is damaged. */
  find(key: SeriesKey): Promise<CatalogueEntry | undefined>;
  /**
   * Loads a series, or a range of it, into columns.
   *
   * @throws As rejection, E127 when there is none, E121 when a part is missing, cut or damaged.
   */
  load<K extends SeriesKey>(key: K, options?: LoadOptions): Promise<HistoryColumns[K['kind']]>;
  /**
   * Reads a series, or a range of it, a part at a time: for more than fits into memory. The parts are those of the moment it
   * begins; an import that replaces one meanwhile ends it.
   *
   * @throws While iterating, what `load` throws.
   */
  read<K extends SeriesKey>(key: K, range?: HistoryRange): AsyncIterable<HistoryColumns[K['kind']]>;
  /**
   * Adds rows that are not there yet. All of them or, when it fails or the process is killed, none.
   *
   * @throws As rejection, E123 when the series is being written elsewhere, E124 for rows that are stored with other
   * values, and what `SeriesWriter` throws.
   */
  append(rows: SeriesRows, options?: AppendOptions): Promise<AppendSummary>;
  /** Opens a series for writing in pieces. @throws As rejection, E123 when it is being written elsewhere. */
  writer(key: SeriesKey, options?: AppendOptions): Promise<SeriesWriter>;
  /** Removes a series; false when there was none. @throws As rejection, E123 when it is being written. */
  remove(key: SeriesKey): Promise<boolean>;
  /** An instrument with its dated rules; undefined when none are stored. @throws As rejection, E122 when they are damaged. */
  instrument(venue: string, id: string): Promise<Instrument | undefined>;
  /** Stores an instrument with its dated rules, in place of those stored. @throws As rejection, E120 without a venue. */
  setInstrument(instrument: Instrument): Promise<void>;
}
