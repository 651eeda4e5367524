import type { GapReport } from '@rxtrade/backtest';
import { isoOf } from '@rxtrade/core';
import { syntheticLabel } from '../../run/run-document.ts';
import { gridOf, listOf } from '../../terminal/index.ts';

/** What is compared. */
export type GapNames = {
  readonly recording: string;
  readonly backtest: string;
  readonly strategy: string;
  readonly isSynthetic: boolean;
};

/** Why a recorded run came out other than its backtest, as a person reads it. */
export function gapText(names: GapNames, report: GapReport): string {
  const { currency, from, to, causes, backtest, recorded, gap, unexplained } = report;
  return [
    ...(names.isSynthetic ? [syntheticLabel] : []),
    listOf([
      ['Recording', names.recording],
      ['Backtest', names.backtest],
      ['Strategy', names.strategy],
      ['Period', `${isoOf(from)} to ${isoOf(to)}`],
    ]),
    '',
    gridOf(
      ['profit', currency, 'orders'],
      [
        ['of the backtest', moneyText(backtest), ''],
        ...causes.map(({ cause, amount, orders }) => [
          `  ${cause}`,
          signedText(amount),
          orders === 0 ? '' : String(orders),
        ]),
        ['  unexplained', signedText(unexplained), ''],
        ['of the recording', moneyText(recorded), ''],
        ['gap', signedText(gap), ''],
      ],
      [1, 2],
    ),
    '',
    `  ${verdictOf(report)}`,
    '',
  ].join('\n');
}

function verdictOf({ causes, gap, unexplained, currency }: GapReport): string {
  const largest = [...causes].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount))[0];
  if (gap === 0 && (largest === undefined || largest.amount === 0)) return 'They came out the same.';
  if (Math.abs(unexplained) > Math.abs(largest?.amount ?? 0))
    return 'Most of it is unexplained: the recording holds something that the backtest does not know of.';
  return `Most of it is ${largest?.cause}: ${signedText(largest?.amount ?? 0)} ${currency}.`;
}

function moneyText(amount: number): string {
  return amount.toFixed(2);
}

/** Floats of two sums of thousands differ in their last digits: what is below a millionth is nothing. */
function signedText(amount: number): string {
  if (Math.abs(amount) < 1e-6) return '0.00';
  return amount > 0 ? `+${amount.toFixed(2)}` : amount.toFixed(2);
}
