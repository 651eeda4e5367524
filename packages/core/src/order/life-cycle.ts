import { RxtradeError } from '../errors/index.ts';

/**
 * The states of an order. `unknown` is a state: a timeout says nothing about the order, and its risk stays reserved
 * until it is found (`adopted` as open or filled) or proven `absent`. `held` waits for a person.
 */
export type OrderState =
  | 'intent'
  | 'sent'
  | 'open'
  | 'partly-filled'
  | 'filled'
  | 'cancelled'
  | 'expired'
  | 'refused'
  | 'unknown'
  | 'absent'
  | 'held';

/** Every legal transition; what is not here is a bug of ours or of the venue. */
export const orderTransitions: Readonly<Record<OrderState, readonly OrderState[]>> = {
  intent: ['sent', 'refused', 'cancelled'],
  sent: ['open', 'partly-filled', 'filled', 'cancelled', 'expired', 'refused', 'unknown'],
  open: ['partly-filled', 'filled', 'cancelled', 'expired', 'unknown'],
  'partly-filled': ['partly-filled', 'filled', 'cancelled', 'expired', 'unknown'],
  unknown: ['open', 'partly-filled', 'filled', 'cancelled', 'expired', 'refused', 'absent', 'held'],
  held: ['open', 'partly-filled', 'filled', 'cancelled', 'expired', 'refused', 'absent'],
  // a fill can overtake the cancel's answer on its way; the venue is the referee
  cancelled: ['partly-filled', 'filled'],
  expired: ['partly-filled', 'filled'],
  filled: [],
  refused: [],
  absent: [],
};

/** True while the order may still fill, and its risk counts. */
export function isLive(state: OrderState): boolean {
  return (
    state === 'open' ||
    state === 'sent' ||
    state === 'partly-filled' ||
    state === 'intent' ||
    state === 'unknown' ||
    state === 'held'
  );
}

/** @throws E041 when an order in `from` cannot become `to`. */
export function assertTransition(from: OrderState, to: OrderState, order: number): void {
  const possible = orderTransitions[from];
  // written out: every order passes here three times
  for (let i = 0; i < possible.length; i++) if (possible[i] === to) return;
  throw new RxtradeError('E041', `order ${order} is ${from} and cannot become ${to}; report what the venue sent`, {
    order,
    from,
    to,
  });
}
