import { type Fill, type FundingPaid, isRxtradeError, type RxtradeError, SilentFacts } from '@rxtrade/core';
import { TaxBook, type TaxSettings } from '../book/index.ts';
import type { Disposal } from '../result/disposal.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { fillTransactions, fundingTransaction } from './fill-transactions.ts';

/** A transaction that a book could not take in, and why: money without a rate, most often. */
export type RefusedTransaction = { readonly transaction: Transaction; readonly error: RxtradeError };

/**
 * Keeps a tax book beside a trader: given as a fact sink, it takes in every fill and funding payment inside the step they
 * happen in, so that a strategy that holds it reads lots and gains of that very moment. It never throws into the step; what
 * it could not take in is in `refused`.
 */
export class TaxObserver extends SilentFacts {
  readonly book: TaxBook;
  readonly refused: RefusedTransaction[] = [];
  private readonly account: string;
  private readonly currency: string;
  private count = 0;

  constructor(
    settings: TaxSettings,
    {
      account = 'main',
      onDisposal,
    }: { readonly account?: string; readonly onDisposal?: (disposal: Disposal) => void } = {},
  ) {
    super();
    this.book = new TaxBook(settings, onDisposal);
    this.account = account;
    this.currency = settings.currency ?? settings.regime.defaults.currency;
  }

  /** Takes in what a fill stands for. */
  override fill(fill: Fill): void {
    const { account, currency } = this;
    for (const transaction of fillTransactions(fill, { id: this.nextId(), account, currency })) this.take(transaction);
  }

  /** Takes in a funding payment. */
  override funding(paid: FundingPaid): void {
    this.take(fundingTransaction(paid, { id: this.nextId(), account: this.account }));
  }

  /** In order of what happened, so that a replay names everything alike. */
  private nextId(): string {
    this.count += 1;
    return `${this.account}-${this.count}`;
  }

  private take(transaction: Transaction): void {
    try {
      this.book.append(transaction);
    } catch (error) {
      if (!isRxtradeError(error)) throw error;
      this.refused.push({ transaction, error });
    }
  }
}
