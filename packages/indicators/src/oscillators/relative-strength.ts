import { ExponentialAverage } from '../averages/index.ts';

/** The kernel of RSI, which StochRSI is made of too. */
export class RelativeStrength {
  private readonly gains: ExponentialAverage;
  private readonly losses: ExponentialAverage;
  private readonly period: number;
  private inputs = 0;
  private latest = 0;
  private before = 0;

  constructor(period: number) {
    this.period = period;
    this.gains = ExponentialAverage.wilder(period);
    this.losses = ExponentialAverage.wilder(period);
  }

  push(x: number): number | undefined {
    const change = x - this.latest;
    this.before = this.latest;
    this.latest = x;
    this.inputs += 1;
    if (this.inputs === 1) return undefined;
    const gains = this.gains.push(Math.max(change, 0));
    const losses = this.losses.push(change < 0 ? -change : 0);
    if (this.inputs <= this.period) return undefined;
    const movement = gains + losses;
    return movement > 0 ? (100 * gains) / movement : undefined;
  }

  undo(): void {
    this.latest = this.before;
    this.inputs -= 1;
    if (this.inputs === 0) return;
    this.gains.undo();
    this.losses.undo();
  }
}
