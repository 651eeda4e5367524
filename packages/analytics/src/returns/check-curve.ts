import { type EquityCurve, RxtradeError } from '@rxtrade/core';

/** Checks what every measure relies on. @throws E421 with the index of the first point that breaks a rule. */
export function checkCurve({ length, at, equity, flow }: EquityCurve): void {
  if (at.length !== length || equity.length !== length || flow.length !== length)
    throw new RxtradeError(
      'E421',
      `an equity curve of ${length} points has columns of ${at.length}, ${equity.length} and ${flow.length}; give all of them ${length} values`,
      { length, at: at.length, equity: equity.length, flow: flow.length },
    );
  let previous = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < length; i++) {
    const instant = at[i] as number;
    if (!(instant > previous && instant < Number.POSITIVE_INFINITY))
      throw new RxtradeError(
        'E421',
        `point ${i} of the equity curve is at ${instant}, not after the one before it (${previous}); sort the points and keep one an instant`,
        { index: i, at: instant, previous },
      );
    previous = instant;
    const value = (equity[i] as number) + (flow[i] as number);
    if (!Number.isFinite(value))
      throw new RxtradeError(
        'E421',
        `point ${i} of the equity curve has an equity of ${equity[i]} and a flow of ${flow[i]}; both must be finite`,
        { index: i, equity: equity[i], flow: flow[i] },
      );
  }
}
