import type { EpochMs } from '../time/index.ts';

/** What is given: bars that open, and other events that are received, at or after `from` and before `to`. */
export type SweepWindow = { readonly from?: EpochMs; readonly to?: EpochMs };
