export { type DueFill, KnownOrder } from './known-order.ts';
export type { KnownEnd, KnownFill, KnownOutcome, OutcomeModel } from './outcome.ts';
