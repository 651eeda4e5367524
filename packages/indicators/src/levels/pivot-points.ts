import { BarIndicator, type BarInput, type Indicator, requireOneOf } from '../contract/index.ts';

/** `method` is `floor` by default, the one of floor traders. */
export type PivotPointsSettings = { readonly method?: 'floor' | 'fibonacci' };

/** The pivot, three resistances above it and three supports below, in units of the price. */
export type PivotPoints = {
  readonly pivot: number;
  readonly r1: number;
  readonly r2: number;
  readonly r3: number;
  readonly s1: number;
  readonly s2: number;
  readonly s3: number;
};

/**
 * Pivot points of a bar, which hold during the next: feed it closed daily bars for the levels of the day after, weekly
 * or monthly ones for the week or month after. `resample` of `@rxtrade/core` makes such bars out of shorter ones.
 *
 *     pivot = (high + low + close) / 3
 *     floor: r1 = 2 x pivot - low, r2 = pivot + range, r3 = high + 2 x (pivot - low), supports likewise below
 *     fibonacci: r1, r2, r3 = pivot + 0.382, 0.618 and 1 x range, supports likewise below
 *
 * Described by W. Lane Jones for pit traders; J. L. Person (2004), A Complete Guide to Technical Trading Tactics.
 * Warm-up: 1 bar.
 *
 * @throws E080 when the method is unknown.
 */
export function pivotPoints({ method = 'floor' }: PivotPointsSettings = {}): Indicator<BarInput, PivotPoints> {
  return new Pivots(requireOneOf({ indicator: 'pivotPoints', name: 'method', value: method }, ['floor', 'fibonacci']));
}

class Pivots extends BarIndicator<PivotPoints> {
  private readonly method: 'floor' | 'fibonacci';

  constructor(method: 'floor' | 'fibonacci') {
    super(`pivotPoints(${method})`, 1);
    this.method = method;
  }

  update(bar: BarInput): PivotPoints | undefined {
    this.check(bar);
    this.count += 1;
    return this.method === 'floor' ? floorPivots(bar) : fibonacciPivots(bar);
  }

  protected undo(): void {
    // a bar's levels are its own: nothing is kept
  }

  protected fresh(): Pivots {
    return new Pivots(this.method);
  }
}

function floorPivots({ high, low, close }: BarInput): PivotPoints {
  const pivot = (high + low + close) / 3;
  const range = high - low;
  return {
    pivot,
    r1: 2 * pivot - low,
    r2: pivot + range,
    r3: high + 2 * (pivot - low),
    s1: 2 * pivot - high,
    s2: pivot - range,
    s3: low - 2 * (high - pivot),
  };
}

function fibonacciPivots({ high, low, close }: BarInput): PivotPoints {
  const pivot = (high + low + close) / 3;
  const range = high - low;
  return {
    pivot,
    r1: pivot + 0.382 * range,
    r2: pivot + 0.618 * range,
    r3: pivot + range,
    s1: pivot - 0.382 * range,
    s2: pivot - 0.618 * range,
    s3: pivot - range,
  };
}
