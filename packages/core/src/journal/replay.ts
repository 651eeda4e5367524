import { RxtradeError } from '../errors/index.ts';
import type { Instrument } from '../instrument/index.ts';
import type { BarSeries } from '../market/index.ts';
import type { OrderRequest } from '../order/index.ts';
import type { FactSink, Trader } from '../trader/index.ts';
import { World } from '../world/index.ts';
import { RecordedSeries, seriesOfRecord } from './recorded-series.ts';
import { RecordedVenue } from './recorded-venue.ts';
import type { JournalRecord } from './small-records.ts';
import { inputFromWire, orderToWire } from './wire.ts';
import type { WireValue } from './wire-value.ts';

/** How a replay compared with its record. */
export type ReplayEnd = { readonly inputs: number; readonly intents: number };

/** Who replays, and who is told. */
export type ReplaySettings = {
  readonly trader: Trader;
  readonly facts?: FactSink;
  /**
   * The series the recorded bars are rows of, for strategies that prepare features of whole columns. They are put
   * together from the record when absent, which does for runs that began with the first bar.
   */
  readonly series?: readonly BarSeries[];
};

/**
 * Gives a trader the inputs of a record again and compares every order it decides with what was recorded. The venue is
 * the recorded one: its reports are inputs.
 *
 * @throws E071 at the first difference, E072 when a record cannot be read.
 */
export function replay(records: Iterable<JournalRecord>, settings: ReplaySettings): ReplayEnd {
  const { trader, facts } = settings;
  const venue = new RecordedVenue();
  const world = new World({ trader, venue, hasRecordedTimers: true, ...(facts && { facts }) });
  const instruments = new Map<string, Instrument>(trader.instruments.map((instrument) => [instrument.id, instrument]));
  let rows: RecordedSeries | undefined;
  let all = records;
  if (trader.needsColumns) {
    all = settings.series === undefined ? [...records] : records;
    rows = new RecordedSeries(settings.series ?? seriesOfRecord(all, instruments));
    for (const series of rows.series) trader.prepare(series);
  }
  let inputs = 0;
  let intents = 0;
  for (const record of all) {
    if (record.kind === 'input') {
      assertNoneLeft(venue);
      const input = inputFromWire(record.input, instruments);
      world.replayed(input.kind === 'bar' && rows !== undefined ? rows.rowOf(input) : input);
      inputs += 1;
    } else {
      compare(venue.submitted.shift(), record.order);
      intents += 1;
    }
  }
  assertNoneLeft(venue);
  world.endReplay();
  return { inputs, intents };
}

function compare(decided: OrderRequest | undefined, recorded: WireValue): void {
  const text = decided === undefined ? 'no order' : JSON.stringify(orderToWire(decided));
  if (text !== JSON.stringify(recorded)) throw different(text, recorded);
}

function assertNoneLeft({ submitted: [left] }: RecordedVenue): void {
  if (left !== undefined) throw different(JSON.stringify(orderToWire(left)), 'no order');
}

function different(decided: string, recorded: unknown): RxtradeError {
  return new RxtradeError(
    'E071',
    `the replay decided ${decided} where the record has ${typeof recorded === 'string' ? recorded : JSON.stringify(recorded)}; code, configuration or record has changed`,
    { decided, recorded },
  );
}
