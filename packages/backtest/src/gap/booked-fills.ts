import { defineStrategy, Exact, type OrderFilled, type Strategy } from '@rxtrade/core';
import type { KnownOutcome, OutcomeModel } from '@rxtrade/simulator';
import { z } from 'zod';
import type { RecordedOrder, RecordedRun } from './recorded-run.ts';

type Booked = { readonly order: RecordedOrder; readonly fill: OrderFilled };

/**
 * The fills of a record and nothing else: a strategy that sends each as an order of its own, a millisecond before it was
 * heard of so that it is booked between the same events, and what is known of those orders.
 */
export function bookedFills({ orders }: RecordedRun): { readonly strategy: Strategy; readonly outcomes: OutcomeModel } {
  const due = [...orders.values()]
    .flatMap((order) => order.fills.map((fill): Booked => ({ order, fill })))
    .sort((a, b) => a.fill.receivedAt - b.fill.receivedAt);
  const sending: Booked[] = [];
  const strategy = defineStrategy({
    name: 'recorded-fills',
    params: z.object({}),
    setup: (context) => {
      let next = 0;
      const ask = () => {
        const first = due[next];
        if (first !== undefined) context.timer(Math.max(context.now, first.fill.receivedAt - 1), 'fill');
      };
      let hasAsked = false;
      return {
        onMarket: () => {
          if (hasAsked) return;
          hasAsked = true;
          ask();
        },
        onTimer: ({ at }) => {
          for (let one = due[next]; one !== undefined && one.fill.receivedAt - 1 <= at; one = due[next]) {
            next += 1;
            sending.push(one);
            const { instrument, side, positionSide } = one.order;
            const quantity = new Exact(one.fill.quantity, instrument.quantityScale);
            context.order({ kind: 'market', instrument, side, positionSide, size: { quantity }, reason: 'recorded' });
          }
          ask();
        },
      };
    },
  });
  return { strategy, outcomes: { name: 'recorded', outcomeOf: () => outcomeOf(sending.shift()) } };
}

/** The fill as it was, dated when the order is sent. */
function outcomeOf(booked: Booked | undefined): KnownOutcome | undefined {
  if (booked === undefined) return undefined;
  const { quantity, price, fee, feeCurrency, liquidity, receivedAt } = booked.fill;
  const at = receivedAt - 1;
  const reference = new Exact(price, booked.order.instrument.priceScale).toFloat();
  return {
    asked: quantity,
    fills: [
      {
        rank: 0,
        eventAt: at,
        receivedAt: at,
        quantity,
        liquidity,
        reference,
        price,
        fee: { amount: fee, currency: feeCurrency },
      },
    ],
  };
}
