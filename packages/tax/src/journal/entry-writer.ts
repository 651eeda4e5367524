import type { Exact } from '@rxtrade/core';
import { signOf, times, zero } from '../amounts/exact-math.ts';
import { usTransitionDay } from '../book/holdings-for.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import { amountText } from '../document/text.ts';
import type { Acquired, CarriedPart, Claimed, Disposed, Moved, SplitUnits } from '../holdings/holdings.ts';
import type { TaxResult } from '../result/tax-result.ts';
import type { Transaction } from '../transaction/transaction.ts';
import {
  adjustedBasisOf,
  contractFees,
  contractFunding,
  contractProfit,
  gainsOf,
  holdingsOf,
  incomeOf,
  portfolioCost,
  receivedFor,
} from './accounts.ts';
import { type DisposalShare, DisposalShares } from './disposal-shares.ts';
import { EntryDraft } from './entry-draft.ts';
import type { Fact } from './fact-log.ts';
import type { JournalEntry } from './journal.ts';
import { UnitBalances } from './unit-balances.ts';

/** Makes entries of facts, and of the disposals they came to. Facts of one transaction make one entry. */
export class EntryWriter {
  private readonly result: TaxResult;
  private readonly types: ReadonlyMap<string, Transaction['type']>;
  private readonly incomes: ReadonlyMap<string, { readonly kind: string; readonly value: Exact }>;
  private readonly shares: DisposalShares;
  private readonly held = new UnitBalances();
  private draft: EntryDraft | undefined;

  constructor(result: TaxResult, transactions: readonly Transaction[]) {
    this.result = result;
    this.types = new Map(transactions.map(({ id, type }) => [id, type]));
    this.incomes = new Map(result.income.map((line) => [line.tx, line]));
    this.shares = new DisposalShares(result.disposals);
  }

  *entriesOf(facts: readonly Fact[]): Generator<JournalEntry> {
    for (const fact of facts) {
      const before = this.draft;
      this.take(fact);
      if (before !== this.draft) yield* closed(before);
    }
    yield* closed(this.draft);
  }

  private take(fact: Fact): void {
    switch (fact.kind) {
      case 'acquired':
        this.acquired(fact.acquired);
        break;
      case 'disposed':
        this.disposed(fact.disposed);
        break;
      case 'moved':
        this.moved(fact.moved, fact.parts);
        break;
      case 'split':
        this.split(fact.split);
        break;
      case 'claimed':
        this.claimed(fact.claimed);
        break;
      case 'contract': {
        const { tx, day, asset, account } = fact.fact;
        const { realizedPnl, fees, funding } = fact.part;
        const draft = this.draftOf(tx, day, `${this.types.get(tx) ?? 'contract'} ${asset}`);
        draft.addMoney(contractProfit, realizedPnl.negated());
        draft.addMoney(contractFunding, funding.negated());
        draft.addMoney(contractFees, fees);
        draft.balance(holdingsOf(account));
        break;
      }
    }
  }

  private acquired({ tx, day, asset, account, quantity, cost }: Acquired): void {
    const type = this.types.get(tx) ?? 'buy';
    const income = type === 'income' ? this.incomes.get(tx) : undefined;
    const draft = this.draftOf(tx, day, `${income?.kind ?? type} ${amountText(quantity)} ${asset}`);
    const hasOwnCost = this.result.rules.follows !== 'portfolio';
    const lot = this.result.rules.follows === 'lots' ? { lot: tx, acquiredDay: day } : {};
    this.come(draft, { account, asset, quantity, cost: hasOwnCost ? cost : zero, ...lot });
    if (!hasOwnCost) draft.addMoney(portfolioCost, cost);
    if (income !== undefined && signOf(cost) !== 0) draft.addMoney(incomeOf(income.kind), income.value.negated());
    draft.balance(holdingsOf(account));
  }

  private disposed(disposed: Disposed): void {
    const { tx, day, kind, asset, account, quantity, isTaxable, grossProceeds, fees } = disposed;
    const draft = this.draftOf(tx, day, `${kind} ${amountText(quantity)} ${asset}`);
    const share = this.shares.next(disposed);
    const received = receivedFor(kind, account);
    if (share === undefined) {
      // the law sees nothing in it, and the cost stays with the rest of the portfolio
      this.come(draft, { account, asset, quantity: quantity.negated(), cost: zero });
      return;
    }
    const missing = share.lots.length > 0 ? zero : share.missing;
    this.leave(draft, disposed, share);
    if (missing.units !== 0) this.come(draft, { account, asset, quantity: missing, cost: zero });
    if (!isTaxable) {
      draft.balance(received);
      return;
    }
    draft.addMoney(received, grossProceeds.minus(fees));
    draft.addMoney(adjustedBasisOf(asset), share.disallowedLoss);
    for (const { term, gain } of share.lots.slice(1)) draft.addMoney(gainsOf(term), gain.negated());
    draft.balance(gainsOf(share.lots[0]?.term));
  }

  /** Takes the units of a disposal out at their basis: lot by lot, or as a part of a pool. */
  private leave(draft: EntryDraft, { account, asset, quantity }: Disposed, share: DisposalShare): void {
    if (this.result.rules.follows === 'portfolio') {
      this.come(draft, { account, asset, quantity: quantity.negated(), cost: zero });
      draft.addMoney(portfolioCost, share.costBasis.negated());
      return;
    }
    if (share.lots.length === 0) {
      this.come(draft, { account, asset, quantity: quantity.negated(), cost: share.costBasis.negated() });
      return;
    }
    for (const { lot, acquiredDay, quantity: units, costBasis } of share.lots)
      this.come(draft, {
        ...{ account, asset, quantity: units.negated(), cost: costBasis.negated() },
        ...(lot !== undefined && { lot }),
        ...(acquiredDay !== undefined && { acquiredDay }),
      });
  }

  private moved({ tx, day, asset, account, toAccount, quantity }: Moved, parts: readonly CarriedPart[]): void {
    const draft = this.draftOf(tx, day, `transfer ${amountText(quantity)} ${asset}`);
    const carry = (
      units: Exact,
      rest: { readonly cost?: Exact; readonly lot?: string; readonly acquiredDay?: LocalDay },
    ) => {
      const back = rest.cost === undefined ? {} : { cost: rest.cost.negated() };
      this.come(draft, { account, asset, quantity: units.negated(), ...rest, ...back });
      this.come(draft, { account: toAccount, asset, quantity: units, ...rest });
    };
    for (const { lot, acquiredDay, quantity: units, cost } of parts)
      carry(units, { cost, ...(lot !== undefined && { lot }), ...(acquiredDay !== undefined && { acquiredDay }) });
    if (parts.length === 0 && !this.hasAccountsApart(day)) carry(quantity, {});
  }

  private split({ day, asset, ratio }: SplitUnits): void {
    const draft = this.draftOf('', day, `split ${asset} by ${amountText(ratio)}`);
    for (const [account, quantity] of this.held.of(asset))
      this.come(draft, { account, asset, quantity: times(quantity, ratio).minus(quantity), cost: zero });
  }

  private claimed({ tx, day, asset, value }: Claimed): void {
    const claim = this.shares.wholeOf(tx, asset);
    if (claim === undefined) return;
    const draft = this.draftOf(tx, day, `claim that all ${asset} is worth ${amountText(value)}`);
    draft.addMoney(adjustedBasisOf(asset), value.minus(claim.costBasis));
    draft.balance(gainsOf(undefined));
  }

  private come(
    draft: EntryDraft,
    { account, ...units }: { readonly account: string } & Parameters<EntryDraft['addUnits']>[1],
  ): void {
    this.held.add(account, units.asset, units.quantity);
    draft.addUnits(holdingsOf(account), units);
  }

  private hasAccountsApart(day: LocalDay): boolean {
    const { basisScope } = this.result.rules;
    return basisScope === 'per-account' || (basisScope === 'us-transition' && day >= usTransitionDay);
  }

  private draftOf(tx: string, day: LocalDay, text: string): EntryDraft {
    if (this.draft === undefined || tx === '' || this.draft.tx !== tx) this.draft = new EntryDraft(tx, day);
    this.draft.say(text);
    return this.draft;
  }
}

function closed(draft: EntryDraft | undefined): readonly JournalEntry[] {
  const entry = draft?.entry();
  return entry === undefined || entry.postings.length === 0 ? [] : [entry];
}
