import { IndicatorError } from '../errors/index.ts';
import type { BarInput, Indicator } from './indicator.ts';
import { checkNumber, checkRange, checkVolume } from './inputs.ts';
import { copyFields, type IndicatorState, restoreFields, saveFields } from './state.ts';

/**
 * What every indicator of this package shares: all of the contract but the formula. An indicator of your own extends
 * `NumberIndicator`, `BarIndicator` or `VolumeIndicator` and writes three methods:
 *
 * - `update`: `this.check(input)` first, then `this.count += 1`, then the formula;
 * - `undo`: puts the fields back to what they were before the latest input;
 * - `fresh`: another one of the same settings.
 *
 * Its state is whatever its fields hold: numbers, booleans, `Float64Array`s and objects made of those. `update` is not
 * shared, although its first lines always read alike: in one shared method the formula would be a call that the
 * engine cannot inline.
 */
export abstract class Kernel<In, Out> implements Indicator<In, Out> {
  readonly name: string;
  readonly warmUp: number;
  /** How many inputs there have been. */
  protected count = 0;

  constructor(name: string, warmUp: number) {
    this.name = name;
    this.warmUp = warmUp;
  }

  abstract update(input: In): Out | undefined;

  /** @throws E081 unless the input can be taken. */
  protected abstract check(input: In): void;

  /** Takes back what the latest input did to the fields, but for `count`. Never twice without an update between. */
  protected abstract undo(): void;

  /** Another one of the same settings, as new. */
  protected abstract fresh(): Kernel<In, Out>;

  correct(input: In): Out | undefined {
    if (this.count === 0)
      throw new IndicatorError('E082', `${this.name} has no input to correct; update it first`, {
        indicator: this.name,
      });
    this.check(input);
    this.undo();
    this.count -= 1;
    return this.update(input);
  }

  reset(): void {
    copyFields(this, this.fresh());
  }

  save(): IndicatorState {
    return { indicator: this.name, fields: saveFields(this) };
  }

  restore(state: IndicatorState): void {
    const { indicator, fields } = asState(state);
    if (indicator !== this.name)
      throw new IndicatorError('E083', `a state of ${String(indicator)} cannot be restored into ${this.name}`, {
        indicator: this.name,
        found: indicator,
      });
    restoreFields(this, fields, this.name);
  }
}

/** An indicator of single numbers: closes, returns, or another indicator's values. */
export abstract class NumberIndicator<Out> extends Kernel<number, Out> {
  protected check(input: number): void {
    checkNumber(this.name, input);
  }
}

/** An indicator of bars that reads their high, low and close. */
export abstract class BarIndicator<Out> extends Kernel<BarInput, Out> {
  protected check(bar: BarInput): void {
    checkRange(this.name, bar);
  }
}

/** An indicator of bars that reads their volume too. */
export abstract class VolumeIndicator<Out> extends Kernel<BarInput, Out> {
  protected check(bar: BarInput): void {
    checkRange(this.name, bar);
    checkVolume(this.name, bar);
  }
}

/** A state comes from a file as often as not, so even its outermost shape is only a claim. */
function asState(state: unknown): { readonly indicator?: unknown; readonly fields?: unknown } {
  return typeof state === 'object' && state !== null ? state : {};
}
