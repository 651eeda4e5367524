import { type Indicator, NumberIndicator, requirePeriod } from '../contract/index.ts';
import { Trailing } from './trailing.ts';

/**
 * `name` tells it apart, settings included. `size`: inputs that the formula sees. `calculate`: the formula, which must
 * depend on its argument alone; it may keep or change the list.
 */
export type NumberWindowSettings<Out> = {
  readonly name: string;
  readonly size: number;
  /** The formula, over values oldest first; undefined where it has none for them. */
  readonly calculate: (values: number[]) => Out | undefined;
};

/**
 * Any formula over the last `size` numbers as an indicator, at the cost of the formula for each input. This is how a
 * function of another library joins, provided that it forgets: what it makes of a window must not depend on anything
 * before it, as an exponential average does.
 *
 * Warm-up: `size` inputs.
 *
 * @throws E080 when the size is not a whole number above zero.
 */
export function numberWindow<Out>(settings: NumberWindowSettings<Out>): Indicator<number, Out> {
  requirePeriod({ indicator: settings.name, name: 'size', value: settings.size });
  return new NumberWindow(settings);
}

class NumberWindow<Out> extends NumberIndicator<Out> {
  private readonly settings: NumberWindowSettings<Out>;
  private readonly values: Trailing;

  constructor(settings: NumberWindowSettings<Out>) {
    super(settings.name, settings.size);
    this.settings = { ...settings };
    this.values = new Trailing(settings.size);
  }

  update(x: number): Out | undefined {
    this.check(x);
    this.count += 1;
    this.values.push(x);
    return this.count < this.settings.size ? undefined : this.settings.calculate(this.values.list());
  }

  protected undo(): void {
    this.values.undo();
  }

  protected fresh(): NumberWindow<Out> {
    return new NumberWindow(this.settings);
  }
}
