import { type Bar, defineStrategy, hour, type StrategyContext } from '@rxtrade/core';
import { roc, sma } from '@rxtrade/indicators';
import { z } from 'zod';

/** Enters on the five-minute momentum, but only with the hourly trend. A higher bar is seen when it has closed. */
class WithTheTrend {
  private readonly context: StrategyContext;
  private readonly trend = sma(48);
  private readonly momentum = roc(36);
  private isTrendUp = false;

  constructor(context: StrategyContext) {
    this.context = context;
  }

  onBar(bar: Bar): void {
    if (bar.intervalMs === hour) this.onHour(bar);
    else this.onFiveMinutes(bar);
  }

  private onHour(bar: Bar): void {
    const mean = this.trend.update(bar.close);
    this.isTrendUp = mean !== undefined && bar.close > mean;
    if (!this.isTrendUp) this.context.target(bar, 0, 'the hourly trend is not up');
  }

  private onFiveMinutes(bar: Bar): void {
    const change = this.momentum.update(bar.close);
    if (change !== undefined && this.isTrendUp && change > 0.8)
      this.context.target(bar, 1, `up ${change.toFixed(2)}% in three hours`);
  }
}

export const withTheTrend = defineStrategy({
  name: 'with-the-trend',
  params: z.object({}),
  warmUp: () => 48,
  setup: (context) => new WithTheTrend(context),
});
