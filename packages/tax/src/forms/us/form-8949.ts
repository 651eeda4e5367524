import type { Exact } from '@rxtrade/core';
import { roundHalfUp, zero } from '../../amounts/exact-math.ts';
import { dateOf, type LocalDay } from '../../calendar/local-day.ts';
import { termOrShort } from '../../regimes/us/us-regime.ts';
import type { Disposal, LotMatch } from '../../result/disposal.ts';
import type { AssetClass, TaxResult } from '../../result/tax-result.ts';

/** The boxes of Form 8949, of which each page ticks one. */
export type Form8949Box = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'J' | 'K' | 'L';

/** One row of Form 8949, columns (a) to (h) as they are written there: cents, and dates as 12/31/2025. */
export type Form8949Row = {
  readonly part: 'I' | 'II';
  readonly box: Form8949Box;
  readonly a: string;
  readonly b: string;
  readonly c: string;
  readonly d: string;
  readonly e: string;
  readonly f: string;
  readonly g: string;
  readonly h: string;
};

/** Digital assets have boxes of their own from this tax year (Form 8949, 2025). */
const digitalAssetBoxesFrom = 2025;

/**
 * The rows of Form 8949 in the order of the sales, one a lot. Cents are rounded half up, once, in (d), (e) and (g); (h) is
 * worked out of them, so that a row adds up as printed.
 *
 * Boxes: A and D basis reported, B and E not, C and F no 1099; G to L the same for digital assets from 2025.
 */
export function form8949({ disposals, rules }: TaxResult): readonly Form8949Row[] {
  return disposals
    .filter(({ isTaxable }) => isTaxable)
    .flatMap((disposal) => disposal.matches.map((match) => rowOf(disposal, match, rules.assetClass)));
}

function rowOf(disposal: Disposal, match: LotMatch, assetClass: AssetClass): Form8949Row {
  const { asset, day } = disposal;
  const isLong = termOrShort(match.term) === 'long';
  const proceeds = roundHalfUp(match.proceeds, 2);
  const basis = roundHalfUp(match.costBasis, 2);
  const adjustment = roundHalfUp(match.disallowedLoss, 2);
  return {
    part: isLong ? 'II' : 'I',
    box: boxOf(disposal, { isLong, assetClass }),
    a: `${match.quantity} ${asset}`,
    b: match.acquiredDay === undefined ? '' : usDate(match.acquiredDay),
    c: usDate(day),
    d: cents(proceeds),
    e: cents(basis),
    f: adjustment.units === 0 ? '' : 'W',
    g: adjustment.units === 0 ? '' : cents(adjustment),
    h: cents(proceeds.minus(basis).plus(adjustment)),
  };
}

function boxOf(
  { reportedOn, basisReported, day }: Disposal,
  { isLong, assetClass }: { readonly isLong: boolean; readonly assetClass: AssetClass },
): Form8949Box {
  const hasOwnBoxes = assetClass === 'crypto' && dateOf(day).year >= digitalAssetBoxesFrom;
  const boxes = hasOwnBoxes ? (isLong ? 'JKL' : 'GHI') : isLong ? 'DEF' : 'ABC';
  return boxes[reportedOn === 'none' ? 2 : basisReported ? 0 : 1] as Form8949Box;
}

/** `12/31/2025`. */
export function usDate(day: LocalDay): string {
  const { year, month, date } = dateOf(day);
  return `${String(month).padStart(2, '0')}/${String(date).padStart(2, '0')}/${String(year)}`;
}

/** `-12.50`. */
export function cents(amount: Exact): string {
  const rounded = roundHalfUp(amount, 2);
  const [whole = '0', fraction = ''] = rounded.compare(zero) === 0 ? ['0'] : rounded.toString().split('.');
  return `${whole}.${fraction.padEnd(2, '0')}`;
}
