import { Observable, type OperatorFunction } from 'rxjs';
import type { GainsOfYear } from '../book/gain-tally.ts';
import { TaxBook, type TaxSettings } from '../book/index.ts';
import type { Disposal } from '../result/disposal.ts';
import type { Transaction } from '../transaction/transaction.ts';

/** A disposal as it is settled, and what its tax year has come to with it. */
export type RealizedGain = { readonly disposal: Disposal; readonly year: string; readonly gains: GainsOfYear };

/**
 * Turns transactions into the gains they realize.
 *
 *     transaction$   -b-s--b-s-|     b buys, s sells
 *     result         ---1----2-|     each sale with the gains of its year so far
 *
 * A matcher settles a disposal only when its window has passed; what is still open at completion is settled then.
 *
 * @throws On the error channel E505 for a transaction older than the one before, and what `TaxBook.append` throws.
 */
export function gains(settings: TaxSettings): OperatorFunction<Transaction, RealizedGain> {
  return (transaction$) =>
    new Observable((subscriber) => {
      const book: TaxBook = new TaxBook(settings, (disposal) => {
        const year = book.yearAt(disposal.at);
        subscriber.next({ disposal, year, gains: book.gainsOf(year) });
      });
      return transaction$.subscribe({
        next: (transaction) => {
          try {
            book.append(transaction);
          } catch (error) {
            subscriber.error(error);
          }
        },
        error: (error: unknown) => subscriber.error(error),
        complete: () => {
          book.finish();
          subscriber.complete();
        },
      });
    });
}
