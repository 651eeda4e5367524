import type { OrderRequest } from '../order/index.ts';
import type { TraderInput } from '../trader/inputs.ts';

/** Where inputs and order intents are written before they take effect. `sync` returns once they are safe. */
export interface JournalStorage {
  /** Takes an input before the trader does. */
  input(input: TraderInput): void;
  /** Takes an approved order before it leaves for the venue. */
  intent(order: OrderRequest): void;
  /** Returns when all that was taken is safe; called before orders leave. A journal that cannot keep them throws. */
  sync(): void;
}
