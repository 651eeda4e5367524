import type { EpochMs, Exact } from '@rxtrade/core';
import { signOf } from '../amounts/exact-math.ts';
import type { Acquisition, Outflow, Transaction, Transfer, Valued } from '../transaction/transaction.ts';

/** Units of one asset or money. Never negative. */
export type MovedAmount = { readonly quantity: Exact; readonly currency: string };

/** What a movement is for; a trade has two sides, all others have one. */
export type MovementLabel = 'trade' | 'deposit' | 'withdrawal' | 'income' | 'staking' | 'spend' | 'gift' | 'lost';

/** One row in the language of portfolio services: what left, what came in, and what it cost. */
export type MovementLine = {
  readonly tx: string;
  readonly at: EpochMs;
  readonly account: string;
  readonly label: MovementLabel;
  readonly sent?: MovedAmount;
  readonly received?: MovedAmount;
  readonly fee?: MovedAmount;
  readonly worth?: MovedAmount;
};

/** Transactions as rows, and those that such a row cannot tell, each with the reason. */
export type Movements = {
  readonly lines: readonly MovementLine[];
  readonly leftOut: readonly { readonly tx: string; readonly reason: string }[];
};

/**
 * Transactions as other services take them: a purchase sends money and receives units, a transfer leaves one account and
 * reaches another. What they have no row for is named, never bent into one that is nearly right.
 */
export function movementsOf(transactions: readonly Transaction[]): Movements {
  const told = transactions.map((one) => ({ tx: one.id, told: linesOf(one) }));
  return {
    lines: told.flatMap((one) => (typeof one.told === 'string' ? [] : one.told)),
    leftOut: told.flatMap((one) => (typeof one.told === 'string' ? [{ tx: one.tx, reason: one.told }] : [])),
  };
}

/** The rows of a transaction, or why it has none. */
function linesOf(transaction: Transaction): readonly MovementLine[] | string {
  switch (transaction.type) {
    case 'buy':
    case 'sell':
      return tradeOf(transaction);
    case 'income':
      return oneSided(transaction, incomeLabel(transaction.kind));
    case 'spend':
    case 'gift':
    case 'lost':
      return oneSided(transaction, transaction.type);
    case 'transfer':
      return transferOf(transaction);
    case 'deposit':
      return [{ ...headOf(transaction), label: 'deposit', received: unitsOf(transaction) }];
    case 'withdrawal':
      return [{ ...headOf(transaction), ...feeOf(transaction), label: 'withdrawal', sent: unitsOf(transaction) }];
    default:
      return `there is no row for a ${transaction.type}`;
  }
}

function tradeOf(trade: Acquisition | Outflow): readonly MovementLine[] | string {
  const money = worthOf(trade);
  if (money === undefined) return 'it has no price';
  if (isRebate(trade)) return 'its fee is a rebate';
  const units = unitsOf(trade);
  const sides = trade.type === 'buy' ? { sent: money, received: units } : { sent: units, received: money };
  return [{ ...headOf(trade), ...feeOf(trade), label: 'trade', ...sides }];
}

function oneSided(moved: Acquisition | Outflow, label: MovementLabel): readonly MovementLine[] | string {
  if (isRebate(moved)) return 'its fee is a rebate';
  const worth = worthOf(moved);
  const side = moved.type === 'income' ? { received: unitsOf(moved) } : { sent: unitsOf(moved) };
  return [{ ...headOf(moved), ...feeOf(moved), label, ...side, ...(worth !== undefined && { worth }) }];
}

/** What the network took is the fee of the row that leaves. */
function transferOf(transfer: Transfer): readonly MovementLine[] {
  const { asset: currency, received, toAccount } = transfer;
  const arrived = { quantity: received, currency };
  const fee = { quantity: transfer.quantity.minus(received), currency };
  return [
    { ...headOf(transfer), label: 'withdrawal', sent: arrived, ...(signOf(fee.quantity) > 0 && { fee }) },
    { ...headOf(transfer), account: toAccount, label: 'deposit', received: arrived },
  ];
}

function headOf({ id, at, account }: Transaction): Pick<MovementLine, 'tx' | 'at' | 'account'> {
  return { tx: id, at, account };
}

function unitsOf({ quantity, asset }: Transaction): MovedAmount {
  return { quantity, currency: asset };
}

function worthOf({ value, currency }: Valued): MovedAmount | undefined {
  return value === undefined ? undefined : { quantity: value, currency };
}

function feeOf({ fee }: Pick<Valued, 'fee'>): Pick<MovementLine, 'fee'> {
  return fee === undefined || signOf(fee.quantity) <= 0 ? {} : { fee };
}

function isRebate({ fee }: Valued): boolean {
  return fee !== undefined && signOf(fee.quantity) < 0;
}

function incomeLabel(kind: string | undefined): MovementLabel {
  return kind === 'staking' ? kind : 'income';
}
