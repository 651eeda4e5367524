import type { IndicatorState } from './state.ts';

/**
 * A function of everything it has been given so far, fed one input after another.
 *
 * Nothing comes out during warm-up, nor where a formula has no value (a ratio whose denominator is zero): both are
 * `undefined`, never NaN and never a stand-in. A value never depends on inputs that came later.
 */
export interface Indicator<In, Out> {
  /** What it is, with every setting: `ema(12, mean)`. A state is restored only under the name it was saved under. */
  readonly name: string;
  /** How many inputs there must be before the first value, that value's own input included. */
  readonly warmUp: number;
  /**
   * Takes the next input.
   *
   * @throws E081 when a number is not finite or exceeds 1e100 in size; the indicator is then as it was before.
   */
  update(input: In): Out | undefined;
  /**
   * Replaces the latest input, which was still forming: `update(x)` and then `correct(y)` is `update(y)`, to the bit.
   * May follow itself.
   *
   * @throws E081 as `update` does, E082 when there is nothing to replace.
   */
  correct(input: In): Out | undefined;
  /** Forgets every input. */
  reset(): void;
  /** Everything it knows, as plain JSON. */
  save(): IndicatorState;
  /**
   * Continues where `save` was called.
   *
   * @throws E083 when the state is of another indicator or other settings; the indicator is then as it was before.
   */
  restore(state: IndicatorState): void;
}

/** What indicators read of a bar. `Bar` of `@rxtrade/core` is one. */
export type BarInput = {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
};
