import type { Currency, Exact } from '@rxtrade/core';
import { zero } from '../amounts/exact-math.ts';
import type { JournalAccount, JournalEntry } from './journal.ts';

/** Units of an asset that an account ends with. */
export type UnitBalance = { readonly account: string; readonly asset: Currency; readonly quantity: Exact };

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
  get all(): readonly UnitBalance[] {
    return [...this.byAsset]
      .flatMap(([asset, accounts]) => [...accounts].map(([account, quantity]) => ({ account, asset, quantity })))
      .sort((a, b) => (a.account + a.asset < b.account + b.asset ? -1 : 1));
  }
}

/** Keeps the units that entries leave in each account, by the name a format gives it, while the entries pass by. */
export class PassingBalances extends UnitBalances {
  private readonly nameOf: (account: JournalAccount) => string;

  constructor(nameOf: (account: JournalAccount) => string) {
    super();
    this.nameOf = nameOf;
  }

  pass({ postings }: JournalEntry): void {
    for (const posting of postings)
      if ('units' in posting) this.add(this.nameOf(posting.account), posting.units.asset, posting.units.quantity);
  }
}
