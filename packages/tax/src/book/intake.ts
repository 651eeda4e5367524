import { assertNever } from '@rxtrade/core';
import { signOf, zero } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { ContractBooks } from '../contracts/contract-books.ts';
import type { Holdings, HoldingsSink } from '../holdings/holdings.ts';
import type { TaxRegime } from '../regimes/tax-regime.ts';
import type { IncomeLine } from '../result/tax-result.ts';
import type {
  Acquisition,
  ContractFill,
  FundingPayment,
  Movement,
  NegligibleValue,
  Outflow,
  Transaction,
  Transfer,
} from '../transaction/transaction.ts';
import { type Conversion, converted, isOfficialMoney } from './conversion.ts';
import { moneyOf } from './money-of.ts';
import { SpentFees } from './spent-fees.ts';
import { feeOf } from './trade-fees.ts';

/** Where transactions are taken apart, and where the parts go. */
export type IntakeSettings = {
  readonly regime: TaxRegime;
  readonly conversion: Conversion;
  readonly holdings: Holdings;
  readonly contracts: ContractBooks;
  readonly sink: HoldingsSink & { income(line: IncomeLine): void };
};

/** Takes transactions apart into units that come, go and move, each with its value in the reporting currency. */
export class Intake {
  private readonly settings: IntakeSettings;
  private readonly spentFees: SpentFees;

  constructor(settings: IntakeSettings) {
    this.settings = settings;
    this.spentFees = new SpentFees(settings);
  }

  take(transaction: Transaction, day: LocalDay): void {
    switch (transaction.type) {
      case 'buy':
      case 'income':
      case 'rights':
        this.acquire(transaction, day);
        break;
      case 'sell':
      case 'spend':
      case 'gift':
      case 'donate':
      case 'lost':
        this.dispose(transaction, day);
        break;
      case 'transfer':
        this.transfer(transaction, day);
        break;
      case 'split':
        this.settings.holdings.split({ day, asset: transaction.asset, ratio: transaction.ratio });
        break;
      case 'negligible':
        this.claim(transaction, day);
        break;
      case 'contract-fill':
        this.contractFill(transaction, day);
        break;
      case 'funding':
        this.funding(transaction, day);
        break;
      case 'deposit':
      case 'withdrawal':
        this.movement(transaction);
        break;
      default:
        assertNever(transaction);
    }
  }

  private acquire(transaction: Acquisition, day: LocalDay): void {
    const { id: tx, at, asset, account, quantity, type } = transaction;
    const { holdings, sink } = this.settings;
    const { value, rate, fee } = moneyOf(transaction, day, this.settings);
    const isNeutral = this.isNeutralLeg(transaction);
    // units that come back as a rebate in kind belong to the purchase they lower the price of
    const rebate = fee.inKind !== undefined && signOf(fee.inKind) < 0 ? fee.inKind : zero;
    const cost = isNeutral ? zero : rebate === zero ? value.plus(fee.worth) : value;
    const lot = { quantity: quantity.minus(rebate), cost, isPurchase: type === 'buy', joinsPool: type === 'rights' };
    holdings.acquire({ tx, at, day, asset, account, rate, ...lot });
    if (type === 'income') {
      const kind = transaction.kind ?? 'income';
      sink.income({ tx, at, day, kind, asset, account, quantity, value, ...(rate !== undefined && { rate }) });
    }
    if (fee.inKind !== undefined && signOf(fee.inKind) > 0)
      this.spentFees.dispose({ ...transaction, quantity: fee.inKind }, { worth: fee.worth, day, kind: 'fee' });
    this.spentFees.spendThird(transaction, fee, day);
  }

  private dispose(transaction: Outflow, day: LocalDay): void {
    const { id: tx, at, asset, account, quantity, lots, identifiedAt, portfolioValue } = transaction;
    const { regime, holdings } = this.settings;
    const treatment = regime.treatmentOf(transaction.type);
    if (treatment === 'ignored') {
      this.askIgnored(transaction);
      return;
    }
    const { value, rate, fee } = moneyOf(transaction, day, this.settings);
    const inKind = fee.inKind ?? zero;
    const kindWorth = inKind === zero ? undefined : regime.feeInKindIsProceeds ? fee.worth : zero;
    holdings.dispose({
      tx,
      at,
      day,
      asset,
      account,
      kind: transaction.type,
      quantity: inKind === zero ? quantity : quantity.plus(inKind),
      grossProceeds: kindWorth === undefined ? value : value.plus(kindWorth),
      fees: kindWorth ?? fee.worth,
      rate,
      isTaxable: treatment === 'disposal' && !this.isNeutralLeg(transaction),
      lots,
      identifiedAt,
      portfolioValue,
      reportedOn: transaction.reportedOn ?? 'none',
      basisReported: transaction.basisReported ?? false,
    });
    this.spentFees.spendThird(transaction, fee, day);
  }

  private transfer(transaction: Transfer, day: LocalDay): void {
    const { id: tx, at, asset, account, toAccount, quantity, received, lots } = transaction;
    const { holdings, conversion, sink } = this.settings;
    const spent = quantity.minus(received);
    if (spent.units !== 0) {
      const worth =
        transaction.value === undefined
          ? conversion.worthOf(asset, spent, day)
          : converted(transaction.value, conversion.rateOf(transaction, day));
      if (worth === undefined)
        sink.ask({
          kind: 'unvalued-fee',
          tx,
          text: `the network fee of ${spent} ${asset} on "${tx}" has no price; it is disposed of for nothing until one is stated`,
        });
      this.spentFees.dispose({ ...transaction, quantity: spent }, { worth: worth ?? zero, day, kind: 'transfer-fee' });
    }
    if (received.units !== 0) holdings.move({ tx, at, day, asset, account, toAccount, quantity: received, lots });
  }

  private claim(transaction: NegligibleValue, day: LocalDay): void {
    const { id: tx, at, asset, account } = transaction;
    const { value } = this.settings.conversion.valueOf(
      transaction,
      this.settings.conversion.rateOf(transaction, day),
      day,
    );
    this.settings.holdings.claim({ tx, at, day, asset, account, value });
  }

  private contractFill(transaction: ContractFill, day: LocalDay): void {
    const { id: tx, at, asset, account, side, quantity, price } = transaction;
    const rate = this.settings.conversion.rateOf(transaction, day);
    const fee = feeOf(transaction, { value: zero, rate, day }, this.settings);
    this.settings.contracts.fill(
      { tx, at, day, asset, account },
      { side: side === 'buy' ? 1 : -1, quantity, price: converted(price, rate), fee: fee.worth },
    );
    this.spentFees.spendThird(transaction, fee, day);
  }

  private funding(transaction: FundingPayment, day: LocalDay): void {
    const { id: tx, at, asset, account, value = zero } = transaction;
    this.settings.contracts.funding(
      { tx, at, day, asset, account },
      converted(value, this.settings.conversion.rateOf(transaction, day)),
    );
  }

  private movement({ id: tx, type, asset, quantity, account }: Movement): void {
    if (isOfficialMoney(asset)) return;
    this.settings.sink.ask({
      kind: 'unmatched-movement',
      tx,
      text: `the ${type} "${tx}" of ${quantity} ${asset} ${type === 'deposit' ? 'to' : 'from'} ${account} is matched with nothing: make it a transfer between own accounts, or say what it was; nothing is computed of it`,
    });
  }

  private isNeutralLeg({ group, type }: Acquisition | Outflow): boolean {
    return group !== undefined && type !== 'income' && this.settings.regime.swapsAreNeutral;
  }

  private askIgnored({ id: tx, type, quantity, asset }: Outflow): void {
    this.settings.sink.ask({
      kind: 'unsupported',
      tx,
      text: `"${tx}" (${type}, ${quantity} ${asset}) is no disposal in ${this.settings.regime.jurisdiction}: the units stay in the record`,
    });
  }
}
