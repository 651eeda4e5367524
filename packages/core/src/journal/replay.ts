import { RxtradeError } from '../errors/index.ts';
import type { Instrument } from '../instrument/index.ts';
import type { OrderRequest } from '../order/index.ts';
import type { Venue, VenueCapabilities } from '../ports/index.ts';
import { type Approved, assertApproved } from '../risk/index.ts';
import type { FactSink, Trader } from '../trader/index.ts';
import { World } from '../world/index.ts';
import type { JournalRecord } from './memory-journal.ts';
import { inputFromWire, orderToWire } from './wire.ts';

/** How a replay compared with its record. */
export type ReplayEnd = { readonly inputs: number; readonly intents: number };

/**
 * Gives a trader the inputs of a record again and compares every order it decides with what was recorded. The venue is
 * the recorded one: its reports are inputs.
 *
 * @throws E071 at the first difference, E072 when a record cannot be read.
 */
export function replay(
  records: Iterable<JournalRecord>,
  settings: { readonly trader: Trader; readonly facts?: FactSink },
): ReplayEnd {
  const { trader, facts } = settings;
  const venue = new RecordedVenue();
  const world = new World({ trader, venue, hasRecordedTimers: true, ...(facts && { facts }) });
  const instruments = new Map<string, Instrument>(trader.instruments.map((instrument) => [instrument.id, instrument]));
  let inputs = 0;
  let intents = 0;
  for (const record of records) {
    if (record.kind === 'input') {
      if (venue.submitted.length > 0)
        throw different('an order that was not recorded', orderToWire(venue.submitted[0] as OrderRequest));
      world.replayed(inputFromWire(record.input, instruments));
      inputs += 1;
    } else {
      const decided = venue.submitted.shift();
      const text = JSON.stringify(record.order);
      if (decided === undefined || JSON.stringify(orderToWire(decided)) !== text) {
        throw different(decided === undefined ? 'no order' : JSON.stringify(orderToWire(decided)), record.order);
      }
      intents += 1;
    }
  }
  if (venue.submitted.length > 0)
    throw different('an order that was not recorded', orderToWire(venue.submitted[0] as OrderRequest));
  world.endReplay();
  return { inputs, intents };
}

function different(decided: string, recorded: unknown): RxtradeError {
  return new RxtradeError(
    'E071',
    `the replay decided ${decided} where the record has ${JSON.stringify(recorded)}; code, configuration or record has changed`,
    { decided, recorded },
  );
}

const capabilities: VenueCapabilities = {
  orderKinds: ['market', 'limit', 'stop', 'stop-limit', 'take-profit', 'trailing-stop'],
  brackets: true,
  oco: true,
  reduceOnly: true,
  postOnly: true,
  hedgeMode: true,
};

/** A venue that only remembers what was sent: what it said stands in the record. */
class RecordedVenue implements Venue {
  readonly name = 'recorded';
  readonly capabilities = capabilities;
  readonly submitted: OrderRequest[] = [];

  submit(order: Approved<OrderRequest>): void {
    assertApproved(order);
    this.submitted.push(order.value);
  }
  cancel(): void {}
  match(): void {}
  takeReport(): undefined {
    return undefined;
  }
  finish(): void {}
}
