import type { Currency, Exact } from '@rxtrade/core';
import { zero } from '../amounts/exact-math.ts';
import { holdingsOf } from './accounts.ts';
import type { JournalBalance } from './journal.ts';

/** Units by account and asset, as entries leave them. */
export class UnitBalances {
  private readonly byAsset = new Map<Currency, Map<string, Exact>>();

  add(account: string, asset: Currency, quantity: Exact): void {
    const accounts = this.byAsset.get(asset) ?? new Map<string, Exact>();
    this.byAsset.set(asset, accounts);
    accounts.set(account, (accounts.get(account) ?? zero).plus(quantity));
  }

  /** The accounts that hold an asset, and how much. */
  of(asset: Currency): readonly (readonly [account: string, quantity: Exact])[] {
    return [...(this.byAsset.get(asset) ?? [])].filter(([, quantity]) => quantity.units !== 0);
  }

  /** All that were ever touched, by account and asset; nothing left is a balance too. */
  balances(): readonly JournalBalance[] {
    return [...this.byAsset]
      .flatMap(([asset, accounts]) =>
        [...accounts].map(([account, quantity]) => ({ account: holdingsOf(account), asset, quantity })),
      )
      .sort((a, b) => (a.account.join() + a.asset < b.account.join() + b.asset ? -1 : 1));
  }
}
