import type { OrderRequest } from '../order/index.ts';
import type { TraderInput } from '../trader/inputs.ts';

/** Where inputs and order intents are written before they take effect. `sync` returns once they are safe. */
export interface JournalStorage {
  input(input: TraderInput): void;
  intent(order: OrderRequest): void;
  sync(): void;
}
