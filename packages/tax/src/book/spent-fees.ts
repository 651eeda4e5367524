import type { Exact } from '@rxtrade/core';
import { signOf, zero } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { Disposed, Holdings } from '../holdings/holdings.ts';
import type { TaxRegime } from '../regimes/tax-regime.ts';
import type { ReportedOn, Transaction, TransactionBase } from '../transaction/transaction.ts';
import type { TradeFee } from './trade-fees.ts';

/** Units that a fee is paid in, and who reported that. */
type Spent = Pick<TransactionBase, 'id' | 'at' | 'asset' | 'account' | 'quantity'> & {
  readonly reportedOn?: ReportedOn | undefined;
  readonly basisReported?: boolean | undefined;
};

/** Fees paid in coins: spending those is a disposal of its own. */
export class SpentFees {
  private readonly holdings: Holdings;
  private readonly regime: TaxRegime;

  constructor({ holdings, regime }: { readonly holdings: Holdings; readonly regime: TaxRegime }) {
    this.holdings = holdings;
    this.regime = regime;
  }

  /** Units spent on a fee are disposed of for what the fee was worth. */
  dispose(
    { id: tx, at, asset, account, quantity, reportedOn = 'none', basisReported = false }: Spent,
    { worth, day, kind }: { readonly worth: Exact; readonly day: LocalDay; readonly kind: Disposed['kind'] },
  ): void {
    this.holdings.dispose({
      tx,
      at,
      day,
      kind,
      asset,
      account,
      quantity,
      grossProceeds: worth,
      fees: zero,
      rate: undefined,
      isTaxable: !this.regime.swapsAreNeutral,
      lots: undefined,
      identifiedAt: undefined,
      portfolioValue: undefined,
      reportedOn,
      basisReported,
    });
  }

  /** A fee in a third coin: that coin leaves its own holding, or comes in as a rebate. */
  spendThird({ id, at, account }: Transaction, { third, worth }: TradeFee, day: LocalDay): void {
    if (third === undefined) return;
    const { asset, quantity } = third;
    if (signOf(quantity) >= 0) {
      this.dispose({ id, at, account, asset, quantity }, { worth, day, kind: 'fee' });
      return;
    }
    const cost = this.regime.swapsAreNeutral ? zero : worth.negated();
    const come = { asset, account, quantity: quantity.negated(), cost, isPurchase: false, joinsPool: false };
    this.holdings.acquire({ tx: id, at, day, rate: undefined, ...come });
  }
}
