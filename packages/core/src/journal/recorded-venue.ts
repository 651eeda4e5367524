import type { OrderRequest } from '../order/index.ts';
import type { Venue, VenueCapabilities } from '../ports/index.ts';
import { type Approved, assertApproved } from '../risk/index.ts';

const capabilities: VenueCapabilities = {
  orderKinds: ['market', 'limit', 'stop', 'stop-limit', 'take-profit', 'trailing-stop'],
  brackets: true,
  oco: true,
  reduceOnly: true,
  postOnly: true,
  hedgeMode: true,
};

/** A venue that only remembers what was sent: what it said stands in the record. */
export class RecordedVenue implements Venue {
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
