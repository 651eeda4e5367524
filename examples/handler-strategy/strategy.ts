import { type Bar, defineStrategy, type Fill, type StrategyContext, type StrategyHandlers } from '@rxtrade/core';
import { atr, highest, type Indicator } from '@rxtrade/indicators';
import { z } from 'zod';

const Params = z.object({ channel: z.int().min(2).default(288), stops: z.number().positive().default(5) });

/** Enters by a stop order above the channel, protected by a bracket of multiples of the average true range. */
class Breakout implements StrategyHandlers {
  private readonly context: StrategyContext;
  private readonly stops: number;
  private readonly channel: Indicator<number, number>;
  private readonly range = atr(100);

  constructor(context: StrategyContext, params: z.infer<typeof Params>) {
    this.context = context;
    this.stops = params.stops;
    this.channel = highest(params.channel);
  }

  onBar(bar: Bar): void {
    const { context } = this;
    const trigger = this.channel.update(bar.high);
    const range = this.range.update(bar);
    if (trigger === undefined || range === undefined || context.position(bar).quantity !== 0) return;
    context.cancelAll(bar, 'the channel has moved');
    const stopLoss = trigger - this.stops * range;
    // a market so wild that the stop would lie below zero is none to enter
    if (stopLoss <= 0) return;
    context.order({
      kind: 'stop',
      instrument: bar.instrument,
      side: 'buy',
      size: { fraction: 0.5 },
      trigger,
      bracket: { stopLoss, takeProfit: trigger + 2 * this.stops * range },
      reason: `breakout above ${trigger}`,
    });
  }

  onFill({ side, order, price }: Fill): void {
    this.context.trace(() => `${order.role} filled: ${side} at ${price}`);
  }
}

export const breakout = defineStrategy({
  name: 'breakout',
  params: Params,
  warmUp: ({ channel }) => Math.max(channel, 101),
  setup: (context, params) => new Breakout(context, params),
});
