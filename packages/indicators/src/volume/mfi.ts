import { type BarInput, type Indicator, requirePeriod, VolumeIndicator } from '../contract/index.ts';
import { FlowWindow } from '../rolling/index.ts';

/**
 * Money flow index, 0 to 100: how much of the recent turnover came with a rising typical price.
 *
 *     MFI = 100 x inflow / (inflow + outflow), sums over `period` bars of typical x volume where typical rose or fell
 *     typical = (high + low + close) / 3
 *
 * which is 100 - 100 / (1 + inflow / outflow) without its division by zero. No value where there was no flow either way.
 * G. Quong and A. Soudack (1989), "Volume-Weighted RSI: Money Flow", Technical Analysis of Stocks & Commodities 7.
 * Warm-up: `period + 1` bars.
 *
 * @throws E080 when the period is not a whole number above zero.
 */
export function mfi(period = 14): Indicator<BarInput, number> {
  return new Mfi(requirePeriod({ indicator: 'mfi', name: 'period', value: period }));
}

class Mfi extends VolumeIndicator<number> {
  private readonly period: number;
  private readonly inflow: FlowWindow;
  private readonly outflow: FlowWindow;
  private typical = 0;
  private before = 0;

  constructor(period: number) {
    super(`mfi(${period})`, period + 1);
    this.period = period;
    this.inflow = new FlowWindow(period);
    this.outflow = new FlowWindow(period);
  }

  update(bar: BarInput): number | undefined {
    this.check(bar);
    this.count += 1;
    const typical = (bar.high + bar.low + bar.close) / 3;
    const change = typical - this.typical;
    const flow = typical * bar.volume;
    this.before = this.typical;
    this.typical = typical;
    if (this.count === 1) return undefined;
    const inflow = this.inflow.push(change > 0 ? flow : 0);
    const turnover = inflow + this.outflow.push(change < 0 ? flow : 0);
    return this.count <= this.period || turnover === 0 ? undefined : (100 * inflow) / turnover;
  }

  protected undo(): void {
    this.typical = this.before;
    if (this.count === 1) return;
    this.inflow.undo();
    this.outflow.undo();
  }

  protected fresh(): Mfi {
    return new Mfi(this.period);
  }
}
