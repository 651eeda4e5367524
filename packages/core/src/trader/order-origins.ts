import { negateInteger } from '../money/index.ts';
import type { LegRequest, Order, OrderOrigin, OrderRequest } from '../order/index.ts';
import { sharedOut } from './fill-shares.ts';
import type { Proposal } from './proposal.ts';

/** Reasons that name a price are all different: what is remembered of them is bounded. */
const originsMax = 256;

/** Where orders come from. Those of one strategy for one reason share it, as a run keeps every order it sent. */
export class OrderOrigins {
  private readonly byReason = new Map<string, OrderOrigin>();

  /** Whose an order is, after the gate: the one strategy's, or shared out among several. */
  of({ parts, reason, tag, quantity, isFromTarget }: Proposal, request: OrderRequest): OrderOrigin {
    const only = parts[0];
    if (only === undefined || parts.length > 1)
      return { reason, tag, allocations: sharedOut(parts, request.side, quantity, request.quantity), isFromTarget };
    const { byReason } = this;
    const owner = only.strategy;
    const last = byReason.get(reason);
    if (last?.owner === owner && last.tag === tag && last.isFromTarget === isFromTarget) return last;
    const origin: OrderOrigin = { reason, tag, owner, isFromTarget };
    if (byReason.size >= originsMax) byReason.clear();
    byReason.set(reason, origin);
    return origin;
  }
}

/** Whose a leg is: its entry's, with the signs turned round. */
export function originOfLeg(entry: Order, role: LegRequest['role']): OrderOrigin {
  const common = { reason: role, tag: entry.tag, parent: entry, role };
  if (entry.owner >= 0) return { ...common, owner: entry.owner };
  const allocations = entry.allocations.map(({ strategy, units }) => ({
    strategy,
    units: negateInteger(units),
    reason: role,
    filled: 0,
  }));
  return { ...common, allocations };
}
