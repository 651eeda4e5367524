import { day, type EquityCurve } from '@rxtrade/core';
import fc from 'fast-check';

/** 2024-01-01, a Monday. */
export const newYear = Date.UTC(2024, 0, 1);

/** A curve of equities, a day apart from the end of 2024-01-01 on unless said otherwise. */
export function curveOf(
  equity: readonly number[],
  options: { readonly at?: readonly number[]; readonly flow?: Readonly<Record<number, number>> } = {},
): EquityCurve {
  const flow = new Float64Array(equity.length);
  for (const [i, amount] of Object.entries(options.flow ?? {})) flow[Number(i)] = amount;
  return {
    length: equity.length,
    at: Float64Array.from(options.at ?? equity.map((_, i) => newYear + (i + 1) * day)),
    equity: Float64Array.from(equity),
    flow,
  };
}

/** The wealth of one account under given returns, told with and without money coming and going. */
export type TwoTellings = { readonly plain: EquityCurve; readonly withFlows: EquityCurve };

/** Curves of 2 to 60 points, hours to days apart, with returns of at most 20% a point. */
export function curves(): fc.Arbitrary<EquityCurve> {
  return fc.array(point, { minLength: 2, maxLength: 60 }).map((points) => tellingsOf(points).plain);
}

/** The same returns on an account left alone, and on one with deposits and withdrawals of up to 30% of it. */
export function twoTellings(): fc.Arbitrary<TwoTellings> {
  return fc.array(point, { minLength: 2, maxLength: 60 }).map(tellingsOf);
}

const point = fc.record({
  change: fc.double({ min: -0.2, max: 0.2, noNaN: true }),
  flow: fc.oneof(fc.constant(0), fc.double({ min: -0.3, max: 0.3, noNaN: true })),
  hours: fc.integer({ min: 1, max: 60 }),
});

type Point = { readonly change: number; readonly flow: number; readonly hours: number };

function tellingsOf(points: readonly Point[]): TwoTellings {
  const at: number[] = [];
  const alone: number[] = [];
  const equity: number[] = [];
  const flow: Record<number, number> = {};
  let now = newYear;
  let wealth = 10_000;
  let account = 10_000;
  points.forEach((one, i) => {
    now += one.hours * 3_600_000;
    at.push(now);
    if (i > 0) {
      wealth *= 1 + one.change;
      account *= 1 + one.change;
      flow[i] = account * one.flow;
      account += account * one.flow;
    }
    alone.push(wealth);
    equity.push(account);
  });
  return { plain: curveOf(alone, { at }), withFlows: curveOf(equity, { at, flow }) };
}
