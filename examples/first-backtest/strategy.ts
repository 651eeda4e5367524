import { defineStrategy } from '@rxtrade/core';
import { sma } from '@rxtrade/indicators';
import { z } from 'zod';

/** Holds while the close is above its mean. */
export const aboveAverage = defineStrategy({
  name: 'above-average',
  params: z.object({ period: z.int().positive().default(2_000) }),
  warmUp: ({ period }) => period,
  setup: (context, { period }) => {
    const average = sma(period);
    return {
      onBar: (bar) => {
        const mean = average.update(bar.close) ?? bar.close;
        context.target(bar, bar.close > mean ? 1 : 0, `close ${bar.close} against its mean ${mean.toFixed(2)}`);
      },
    };
  },
});
