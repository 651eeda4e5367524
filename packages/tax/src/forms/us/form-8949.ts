import type { Exact } from '@rxtrade/core';
import { roundHalfUp } from '../../amounts/exact-math.ts';
import { dateOf, type LocalDay } from '../../calendar/local-day.ts';
import { termOrShort } from '../../regimes/us/us-regime.ts';
import type { Disposal, LotMatch } from '../../result/disposal.ts';
import type { AssetClass, TaxResult } from '../../result/tax-result.ts';
import { ReportedBasis } from './reported-basis.ts';
import { placesOf, type UsFormOptions, usAmount } from './us-form-options.ts';

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

/** A row, whose account it is of, and whether Schedule D may take it without one. */
export type Form8949Line = { readonly row: Form8949Row; readonly account: string; readonly needsNoRow: boolean };

/** Digital assets have boxes of their own from this tax year (Form 8949, 2025). */
const digitalAssetBoxesFrom = 2025;
/** The boxes of sales whose basis was reported to the IRS. */
const basisReportedBoxes: readonly Form8949Box[] = ['A', 'D', 'G', 'J'];

/**
 * The rows of Form 8949 in the order of the sales, one a lot. Amounts are rounded half up, once, in (d), (e) and (g); (h) is
 * worked out of them, so that a row adds up as printed. Where a broker reported another basis for a row of box G or J, (e)
 * repeats it and (g) corrects it, with code B; a day's reported basis is shared out over its rows by units.
 *
 * Boxes: A and D basis reported, B and E not, C and F no 1099; G to L the same for digital assets from 2025.
 */
export function form8949(result: TaxResult, options: UsFormOptions = {}): readonly Form8949Row[] {
  return listedLines(form8949Lines(result, options), options).map(({ row }) => row);
}

/** The lines that are rows of the form: without those that go to Schedule D as totals, if they do. */
export function listedLines(
  lines: readonly Form8949Line[],
  { totalsToScheduleD = false }: UsFormOptions,
): readonly Form8949Line[] {
  return totalsToScheduleD ? lines.filter(({ needsNoRow }) => !needsNoRow) : lines;
}

/** Every sale as a line. */
export function form8949Lines(result: TaxResult, options: UsFormOptions): readonly Form8949Line[] {
  const reported = new ReportedBasis(result, options);
  return result.disposals
    .filter(({ isTaxable }) => isTaxable)
    .flatMap((disposal) =>
      disposal.matches.map((match) => {
        const row = rowOf(disposal, match, { assetClass: result.rules.assetClass, reported, options });
        const isUnadjusted = row.f === '' && match.rule !== 'missing' && reported.isAgreed(disposal);
        return {
          row,
          account: disposal.account,
          needsNoRow: basisReportedBoxes.includes(row.box) && isUnadjusted,
        };
      }),
    );
}

type RowContext = {
  readonly assetClass: AssetClass;
  readonly reported: ReportedBasis;
  readonly options: UsFormOptions;
};

function rowOf(disposal: Disposal, match: LotMatch, { assetClass, reported, options }: RowContext): Form8949Row {
  const { asset, day } = disposal;
  const isLong = termOrShort(match.term) === 'long';
  const places = placesOf(options);
  const proceeds = roundHalfUp(match.proceeds, places);
  const ours = roundHalfUp(match.costBasis, places);
  const basis = reported.basisOf(disposal, match) ?? ours;
  const correction = basis.minus(ours);
  const disallowed = roundHalfUp(match.disallowedLoss, places);
  const adjustment = correction.plus(disallowed);
  const code = `${correction.units === 0 ? '' : 'B'}${disallowed.units === 0 ? '' : 'W'}`;
  const amount = (exact: Exact) => usAmount(exact, options);
  return {
    part: isLong ? 'II' : 'I',
    box: boxOf(reported.reportingOf(disposal), { day, isLong, assetClass }),
    a: `${match.quantity} ${asset}`,
    b: match.acquiredDay === undefined ? '' : usDate(match.acquiredDay),
    c: usDate(day),
    d: amount(proceeds),
    e: amount(basis),
    f: code,
    g: code === '' ? '' : amount(adjustment),
    h: amount(proceeds.minus(basis).plus(adjustment)),
  };
}

function boxOf(
  { isReported, isBasisReported }: { readonly isReported: boolean; readonly isBasisReported: boolean },
  { day, isLong, assetClass }: { readonly day: LocalDay; readonly isLong: boolean; readonly assetClass: AssetClass },
): Form8949Box {
  const hasOwnBoxes = assetClass === 'crypto' && dateOf(day).year >= digitalAssetBoxesFrom;
  const boxes = hasOwnBoxes ? (isLong ? 'JKL' : 'GHI') : isLong ? 'DEF' : 'ABC';
  return boxes[!isReported ? 2 : isBasisReported ? 0 : 1] as Form8949Box;
}

/** `12/31/2025`. */
export function usDate(day: LocalDay): string {
  const { year, month, date } = dateOf(day);
  return `${String(month).padStart(2, '0')}/${String(date).padStart(2, '0')}/${String(year)}`;
}

/** `-12.50`. */
export function cents(amount: Exact): string {
  return usAmount(amount);
}
