import { type Indicator, requirePeriod } from '../contract/index.ts';
import { kstsOf } from '../technicalindicators/index.ts';
import { numberWindow } from './number-window.ts';

/** One after the other, each with its rate of change and the average of it; all count inputs. */
export type KstSettings = {
  readonly roc?: readonly [number, number, number, number];
  readonly sma?: readonly [number, number, number, number];
  readonly signal?: number;
};

/** In percent. */
export type Kst = { readonly kst: number; readonly signal: number };

/**
 * Know sure thing: four rates of change, averaged and added with the weights 1 to 4. Through technicalindicators.
 *
 *     KST = 1 x SMA of ROC(10) + 2 x SMA of ROC(15) + 3 x SMA of ROC(20) + 4 x SMA of ROC(30);  signal = SMA(9) of KST
 *
 * The averages are of 10, 10, 10 and 15 inputs by default. No value where an earlier input in the window is zero. M. J. Pring (1992), "Rate of Change", Technical Analysis of
 * Stocks & Commodities 10. Warm-up: the largest `roc + sma`, plus `signal - 1` inputs: 53 by default.
 *
 * @throws E080 when a period is not a whole number above zero.
 */
export function kst({
  roc = [10, 15, 20, 30],
  sma = [10, 10, 10, 15],
  signal = 9,
}: KstSettings = {}): Indicator<number, Kst> {
  for (const value of roc) requirePeriod({ indicator: 'kst', name: 'roc', value });
  for (const value of sma) requirePeriod({ indicator: 'kst', name: 'sma', value });
  requirePeriod({ indicator: 'kst', name: 'signal', value: signal });
  const [ROCPer1, ROCPer2, ROCPer3, ROCPer4] = roc;
  const [SMAROCPer1, SMAROCPer2, SMAROCPer3, SMAROCPer4] = sma;
  const slowest = Math.max(ROCPer1 + SMAROCPer1, ROCPer2 + SMAROCPer2, ROCPer3 + SMAROCPer3, ROCPer4 + SMAROCPer4);
  const periods = { ROCPer1, ROCPer2, ROCPer3, ROCPer4, SMAROCPer1, SMAROCPer2, SMAROCPer3, SMAROCPer4 };
  return numberWindow({
    name: `kst(${[...roc, ...sma, signal].join(', ')})`,
    size: slowest + signal - 1,
    calculate: (values) => {
      const latest = kstsOf({ values, ...periods, signalPeriod: signal }).at(-1);
      // a rate of change from zero is no number, and a signal of exactly zero is left out
      const value = latest && { kst: latest.kst, signal: latest.signal ?? 0 };
      return value && Number.isFinite(value.kst + value.signal) ? value : undefined;
    },
  });
}
