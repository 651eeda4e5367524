import type { ProposedOrder } from '../risk/index.ts';
import type { Part } from './fill-shares.ts';
import type { InstrumentSlot } from './instrument-slot.ts';

/** An order about to go through the gate. `parts` sum to its signed quantity. */
export type Proposal = ProposedOrder & {
  readonly slot: InstrumentSlot;
  readonly ocoGroup: number;
  readonly reason: string;
  readonly tag: string;
  readonly parts: readonly Part[];
  /** True where a target asked for it: what has not filled counts as on its way. */
  readonly isFromTarget: boolean;
};
