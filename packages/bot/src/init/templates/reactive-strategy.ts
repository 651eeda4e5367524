/** The same strategy in reactive form. */
export function reactiveStrategyTemplate(name: string): string {
  return `import { defineStrategy, target, withIndicator } from '@rxtrade/core';
import { sma } from '@rxtrade/indicators';
import { distinctUntilChanged, filter, groupBy, map, mergeMap } from 'rxjs';
import { z } from 'zod';

/** What can be set from outside: rxtrade backtest run FILE --param period=100 */
const Params = z.strictObject({
  /** Bars of the average. */
  period: z.int().min(2).default(576),
  /** How far beyond the average the close must be to change sides, as a share of it. Every change costs fees. */
  band: z.number().min(0).max(1).default(0.02),
  /** Share of the account held while long. */
  exposure: z.number().positive().max(1).default(0.25),
});

/**
 * Long once the close is well above its average, flat once it is well below. Something to start from, not something that
 * makes money.
 */
export const strategy = defineStrategy({
  name: '${name}',
  params: Params,
  warmUp: ({ period }) => period,
  decide: ({ bar$ }, { period, band, exposure }) =>
    bar$.pipe(
      groupBy(({ instrument }) => instrument),
      mergeMap((ofOneInstrument$) =>
        ofOneInstrument$.pipe(
          withIndicator(
            () => sma(period),
            ({ close }) => close,
          ),
          map(({ event: bar, value: average }) => ({ bar, average, distance: bar.close / average - 1 })),
          filter(({ distance }) => Math.abs(distance) > band),
          distinctUntilChanged((before, now) => before.distance > 0 === now.distance > 0),
          map(({ bar, average, distance }) => {
            const side = distance > 0 ? 'above' : 'below';
            return target(
              bar,
              distance > 0 ? exposure : 0,
              \`close is \${side} its average of \${average.toFixed(2)}\`,
            );
          }),
        ),
      ),
    ),
});
`;
}
