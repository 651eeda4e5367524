import { RxtradeError } from '../errors/index.ts';
import {
  absoluteInteger,
  Exact,
  type Integer,
  multiplyInteger,
  negateInteger,
  rescaleInteger,
} from '../money/index.ts';
import type { LedgerBook } from './ledger-book.ts';

/** What falls due on a contract: the price it is worked out at, and the rate, which longs pay when it is positive. */
export type FundingTerms = { readonly mark: number; readonly rate: number };

/**
 * What each position of a book pays, in units of its quote currency at `scale`: quantity x contract size x mark x rate,
 * rounded once, half-even. Negative when received.
 *
 * @throws E030 when the mark or the rate is not finite, or the mark is not above zero.
 */
export function fundingOf(book: LedgerBook, { mark, rate }: FundingTerms, scale: number): readonly Integer[] {
  const { instrument } = book;
  if (!(Number.isFinite(rate) && Number.isFinite(mark) && mark > 0))
    throw new RxtradeError(
      'E030',
      `funding of ${instrument.id} at a mark of ${mark} and a rate of ${rate} is not possible; give finite ones`,
      { instrument: instrument.id, mark, rate },
    );
  const price = instrument.priceUnits(mark);
  // venues state rates in eight places or less; twelve keep all that a float says of them
  const exactRate = Exact.of(rate.toFixed(12));
  return book.positions.map(({ quantity }) => {
    const exact = multiplyInteger(instrument.notionalUnits(price, absoluteInteger(quantity)), exactRate.units);
    const paid = rescaleInteger(exact, instrument.notionalScale + exactRate.scale, scale, 'half-even');
    return quantity < 0 ? negateInteger(paid) : paid;
  });
}
