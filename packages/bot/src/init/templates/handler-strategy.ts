/** A strategy in handler form, to start from. */
export function handlerStrategyTemplate(name: string): string {
  return `import { type Bar, defineStrategy, type Instrument, type StrategyContext, type StrategyHandlers } from '@rxtrade/core';
import { type Indicator, sma } from '@rxtrade/indicators';
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
type Params = z.infer<typeof Params>;

/**
 * Long once the close is well above its average, flat once it is well below. Something to start from, not something that
 * makes money.
 */
export const strategy = defineStrategy({
  name: '${name}',
  params: Params,
  warmUp: ({ period }) => period,
  setup: (context, params) => new BesideAverage(context, params),
});

/** What it remembers stands in fields, one set for each instrument. It is called once for every closed bar. */
class BesideAverage implements StrategyHandlers {
  private readonly context: StrategyContext;
  private readonly params: Params;
  private readonly memory = new Map<Instrument, Memory>();

  constructor(context: StrategyContext, params: Params) {
    this.context = context;
    this.params = params;
  }

  onBar(bar: Bar): void {
    const memory = this.memoryOf(bar.instrument);
    const average = memory.average.update(bar.close);
    if (average === undefined) return;
    const { band, exposure } = this.params;
    const isLong = memory.isLong ? bar.close > average * (1 - band) : bar.close > average * (1 + band);
    if (isLong === memory.isLong) return;
    memory.isLong = isLong;
    const side = isLong ? 'above' : 'below';
    this.context.target(bar, isLong ? exposure : 0, \`close is \${side} its average of \${average.toFixed(2)}\`);
  }

  private memoryOf(instrument: Instrument): Memory {
    let found = this.memory.get(instrument);
    if (found === undefined) {
      found = { average: sma(this.params.period), isLong: false };
      this.memory.set(instrument, found);
    }
    return found;
  }
}

type Memory = { readonly average: Indicator<number, number>; isLong: boolean };
`;
}
