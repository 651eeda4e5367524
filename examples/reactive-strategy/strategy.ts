import { defineStrategy, target, withIndicator } from '@rxtrade/core';
import { rsi } from '@rxtrade/indicators';
import { distinctUntilChanged, filter, map } from 'rxjs';
import { z } from 'zod';

/** Buys when the RSI falls below `low`, and sells when it rises above `high`: one linear pipe. */
export const reversal = defineStrategy({
  name: 'rsi-reversal',
  params: z.object({
    period: z.int().min(2).default(50),
    low: z.number().default(35),
    high: z.number().default(65),
  }),
  warmUp: ({ period }) => period + 1,
  decide: ({ bar$ }, { period, low, high }) =>
    bar$.pipe(
      withIndicator(
        () => rsi(period),
        ({ close }) => close,
      ),
      filter(({ value }) => value < low || value > high),
      map(({ event, value }) => target(event, value < low ? 1 : 0, `RSI ${value.toFixed(1)}`)),
      distinctUntilChanged((a, b) => a.exposure === b.exposure),
    ),
});
