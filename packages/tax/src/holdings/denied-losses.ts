import type { Exact } from '@rxtrade/core';
import { shareOf, signOf, sum } from '../amounts/exact-math.ts';
import type { DisposalRecord } from '../result/disposal-record.ts';
import type { Disposed, HoldingsSink } from './holdings.ts';
import type { PoolState } from './pools.ts';
import type { SuperficialLosses } from './superficial-losses.ts';

/** A loss of which part may be denied. `factor` is what one unit of that day had become by then. */
type OpenLoss = {
  readonly disposal: DisposalRecord;
  readonly quantity: Exact;
  readonly loss: Exact;
  readonly factor: Exact;
  readonly pool: PoolState;
};

/** Losses of one asset and instant, judged together: fills of one order are one sale. What is denied joins their pool. */
export class DeniedLosses {
  private readonly rule: SuperficialLosses;
  private readonly sink: HoldingsSink;
  private losses: OpenLoss[] = [];

  constructor(rule: SuperficialLosses, sink: HoldingsSink) {
    this.rule = rule;
    this.sink = sink;
  }

  /** Takes in a disposal from a pool, if it made a loss. */
  sold(disposal: DisposalRecord, factor: Exact, pool: PoolState): void {
    const [match] = disposal.matches;
    if (match === undefined || signOf(match.gain) >= 0) return;
    this.losses.push({ disposal, quantity: match.quantity, loss: match.gain.negated(), factor, pool });
  }

  /** Judges what has been taken in, unless what comes next is part of the same sale. */
  judgeBefore(next?: Disposed): void {
    const [first] = this.losses;
    if (first === undefined) return;
    const { at, asset } = first.disposal;
    if (next?.at === at && next.asset === asset) return;
    this.judge(first);
    this.losses = [];
  }

  private judge({ disposal: first, factor }: OpenLoss): void {
    const sold = sum(this.losses.map(({ quantity }) => quantity));
    const replaced = this.rule.replacedOf(first, { sold, factor });
    if (replaced.part.units === 0) return;
    for (const { disposal, loss, pool } of this.losses) {
      const denied = shareOf(loss, replaced.part, replaced.whole);
      disposal.disallow(denied);
      this.sink.disallowed(disposal, denied);
      if (pool.quantity.units === 0) pool.waiting = pool.waiting.plus(denied);
      else pool.cost = pool.cost.plus(denied);
      disposal.add({ poolAfter: { quantity: pool.quantity, cost: pool.cost } });
    }
  }
}
