import { defineStrategy } from '@rxtrade/core';
import { z } from 'zod';

/** Buys one contract at the first bar, and holds it whatever comes. */
export const buyAndHope = defineStrategy({
  name: 'buy-and-hope',
  params: z.strictObject({ quantity: z.string().default('1') }),
  setup: (context, { quantity }) => {
    let isIn = false;
    return {
      onBar: ({ instrument }) => {
        if (isIn) return;
        isIn = true;
        context.order({ kind: 'market', instrument, side: 'buy', size: { quantity }, reason: 'the first bar' });
      },
    };
  },
});
