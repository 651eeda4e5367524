import { type BarInput, checkNumber, type Indicator, requirePeriod, VolumeIndicator } from '../contract/index.ts';
import { Trailing } from './trailing.ts';

/** Bars as lists, oldest first: the form that technicalindicators takes. */
export type BarLists = {
  readonly open: number[];
  readonly high: number[];
  readonly low: number[];
  readonly close: number[];
  readonly volume: number[];
};

/** As `NumberWindowSettings`, for a formula over bars. */
export type BarWindowSettings<Out> = {
  readonly name: string;
  readonly size: number;
  /** The formula; undefined where it has no value for these bars. */
  readonly calculate: (bars: BarLists) => Out | undefined;
};

/**
 * Any formula over the last `size` bars as an indicator, at the cost of the formula for each bar. `numberWindow` says
 * what it must not do. Warm-up: `size` bars.
 *
 * @throws E080 when the size is not a whole number above zero.
 */
export function barWindow<Out>(settings: BarWindowSettings<Out>): Indicator<BarInput, Out> {
  requirePeriod({ indicator: settings.name, name: 'size', value: settings.size });
  return new BarWindow(settings);
}

class BarWindow<Out> extends VolumeIndicator<Out> {
  private readonly settings: BarWindowSettings<Out>;
  private readonly open: Trailing;
  private readonly high: Trailing;
  private readonly low: Trailing;
  private readonly close: Trailing;
  private readonly volume: Trailing;

  constructor(settings: BarWindowSettings<Out>) {
    const { name, size } = settings;
    super(name, size);
    this.settings = { ...settings };
    this.open = new Trailing(size);
    this.high = new Trailing(size);
    this.low = new Trailing(size);
    this.close = new Trailing(size);
    this.volume = new Trailing(size);
  }

  update(bar: BarInput): Out | undefined {
    this.check(bar);
    this.count += 1;
    this.open.push(bar.open);
    this.high.push(bar.high);
    this.low.push(bar.low);
    this.close.push(bar.close);
    this.volume.push(bar.volume);
    return this.count < this.settings.size ? undefined : this.settings.calculate(this.lists());
  }

  protected override check(bar: BarInput): void {
    super.check(bar);
    checkNumber(this.name, bar.open, 'open');
  }

  protected undo(): void {
    for (const column of [this.open, this.high, this.low, this.close, this.volume]) column.undo();
  }

  protected fresh(): BarWindow<Out> {
    return new BarWindow(this.settings);
  }

  private lists(): BarLists {
    return {
      open: this.open.list(),
      high: this.high.list(),
      low: this.low.list(),
      close: this.close.list(),
      volume: this.volume.list(),
    };
  }
}
