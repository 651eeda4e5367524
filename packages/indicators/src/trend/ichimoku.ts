import { BarIndicator, type BarInput, type Indicator, requirePeriod } from '../contract/index.ts';
import { HighestWindow, LagWindow, LowestWindow } from '../rolling/index.ts';

/** Periods count bars: 9, 26 and 52 by default, and 26 bars of displacement. */
export type IchimokuSettings = {
  readonly tenkan?: number;
  readonly kijun?: number;
  readonly senkou?: number;
  readonly displacement?: number;
};

/**
 * In units of the price. The spans are those that a chart draws at this bar, worked out `displacement` bars ago.
 * `chikou` is this bar's close, which a chart draws `displacement` bars back.
 */
export type Ichimoku = {
  readonly tenkan: number;
  readonly kijun: number;
  readonly senkouA: number;
  readonly senkouB: number;
  readonly chikou: number;
};

/**
 * Ichimoku kinko hyo.
 *
 *     tenkan, kijun = (highest high + lowest low) / 2 over their periods
 *     senkouA = (tenkan + kijun) / 2, senkouB = (highest high + lowest low) / 2 over `senkou` bars, both displaced
 *
 * G. Hosoda (1969), Ichimoku Kinko Hyo. Warm-up: the longest period plus `displacement` bars.
 *
 * @throws E080 when a setting is not a whole number above zero.
 */
export function ichimoku({
  tenkan = 9,
  kijun = 26,
  senkou = 52,
  displacement = 26,
}: IchimokuSettings = {}): Indicator<BarInput, Ichimoku> {
  requirePeriod({ indicator: 'ichimoku', name: 'tenkan', value: tenkan });
  requirePeriod({ indicator: 'ichimoku', name: 'kijun', value: kijun });
  requirePeriod({ indicator: 'ichimoku', name: 'senkou', value: senkou });
  requirePeriod({ indicator: 'ichimoku', name: 'displacement', value: displacement });
  return new IchimokuIndicator({ tenkan, kijun, senkou, displacement });
}

class IchimokuIndicator extends BarIndicator<Ichimoku> {
  private readonly settings: Required<IchimokuSettings>;
  private readonly tenkan: Midpoint;
  private readonly kijun: Midpoint;
  private readonly senkou: Midpoint;
  private readonly spanA: LagWindow;
  private readonly spanB: LagWindow;

  constructor(settings: Required<IchimokuSettings>) {
    const { tenkan, kijun, senkou, displacement } = settings;
    super(`ichimoku(${tenkan}, ${kijun}, ${senkou}, ${displacement})`, Math.max(tenkan, kijun, senkou) + displacement);
    this.settings = settings;
    this.tenkan = new Midpoint(tenkan);
    this.kijun = new Midpoint(kijun);
    this.senkou = new Midpoint(senkou);
    this.spanA = new LagWindow(displacement);
    this.spanB = new LagWindow(displacement);
  }

  update(bar: BarInput): Ichimoku | undefined {
    this.check(bar);
    this.count += 1;
    const tenkan = this.tenkan.push(bar);
    const kijun = this.kijun.push(bar);
    const senkouA = this.spanA.push((tenkan + kijun) / 2);
    const senkouB = this.spanB.push(this.senkou.push(bar));
    return this.count < this.warmUp ? undefined : { tenkan, kijun, senkouA, senkouB, chikou: bar.close };
  }

  protected undo(): void {
    this.tenkan.undo();
    this.kijun.undo();
    this.senkou.undo();
    this.spanA.undo();
    this.spanB.undo();
  }

  protected fresh(): IchimokuIndicator {
    return new IchimokuIndicator(this.settings);
  }
}

/** The middle of the range of the last `period` bars. */
class Midpoint {
  private readonly highest: HighestWindow;
  private readonly lowest: LowestWindow;

  constructor(period: number) {
    this.highest = new HighestWindow(period);
    this.lowest = new LowestWindow(period);
  }

  push({ high, low }: BarInput): number {
    return (this.highest.push(high) + this.lowest.push(low)) / 2;
  }

  undo(): void {
    this.highest.undo();
    this.lowest.undo();
  }
}
