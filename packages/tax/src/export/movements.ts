import type { EpochMs, Exact } from '@rxtrade/core';
import { signOf } from '../amounts/exact-math.ts';
import type { Acquisition, Outflow, Transaction, Transfer, Valued } from '../transaction/transaction.ts';

/** Units of one asset or money. Never negative. */
export type MovedAmount = { readonly quantity: Exact; readonly currency: string };

/** What a movement is for; a trade has two sides, all others have one. */
export type MovementLabel = 'trade' | 'deposit' | 'withdrawal' | 'income' | 'spend' | 'gift' | 'donate' | 'lost';

/** One row in the language of portfolio services: what left, what came in, and what it cost. */
export type MovementLine = {
  readonly tx: string;
  readonly at: EpochMs;
  readonly account: string;
  readonly label: MovementLabel;
  /** Which kind of income: `staking`, `airdrop`, … */
  readonly kind?: string;
  readonly sent?: MovedAmount;
  readonly received?: MovedAmount;
  readonly fee?: MovedAmount;
  readonly worth?: MovedAmount;
};

/** A transaction's rows, or why such rows cannot tell it. */
type Moved = { readonly lines: readonly MovementLine[] } | { readonly leftOut: string };

/**
 * Transactions as other services take them: a purchase sends money and receives units, the two legs of a swap are one trade
 * of coin for coin, a transfer leaves one account and reaches another. What they have no row for is named, never bent into
 * one that is nearly right.
 */
function* movementsOf(transactions: readonly Transaction[]): Generator<Moved> {
  const swaps = swapsIn(transactions);
  for (const one of transactions) {
    const swap = swaps.get(one);
    if (swap === 'told by its other leg') continue;
    const told = swap === undefined ? linesOf(one) : [swap];
    yield typeof told === 'string' ? { leftOut: told } : { lines: told };
  }
}

/** All rows, in the order of the transactions. */
export function* allLines(transactions: readonly Transaction[]): Generator<MovementLine> {
  for (const moved of movementsOf(transactions)) if ('lines' in moved) yield* moved.lines;
}

/** How many transactions there are no rows for, by the reason. */
export function leftOutOf(transactions: readonly Transaction[]): ReadonlyMap<string, number> {
  const reasons = new Map<string, number>();
  for (const moved of movementsOf(transactions))
    if ('leftOut' in moved) reasons.set(moved.leftOut, (reasons.get(moved.leftOut) ?? 0) + 1);
  return reasons;
}

/** Swaps of two legs as one row, by the leg that leaves. Legs that both have a fee, or are of two accounts, stay apart. */
function swapsIn(transactions: readonly Transaction[]): Map<Transaction, MovementLine | 'told by its other leg'> {
  const swaps = new Map<Transaction, MovementLine | 'told by its other leg'>();
  const grouped = transactions.filter(({ group }) => group !== undefined);
  for (const legs of Map.groupBy(grouped, ({ group }) => group).values()) {
    const [out] = legs.filter(({ type }) => type === 'sell');
    const [come] = legs.filter(({ type }) => type === 'buy');
    if (legs.length !== 2 || out?.type !== 'sell' || come?.type !== 'buy') continue;
    if (out.account !== come.account || out.at !== come.at) continue;
    if (isRebate(out) || isRebate(come) || (out.fee !== undefined && come.fee !== undefined)) continue;
    const worth = worthOf(out) ?? worthOf(come);
    swaps.set(come, 'told by its other leg');
    swaps.set(out, {
      ...{ ...headOf(out), ...feeOf(out), ...feeOf(come), label: 'trade' },
      ...{ sent: unitsOf(out), received: unitsOf(come), ...(worth !== undefined && { worth }) },
    });
  }
  return swaps;
}

/** The rows of a transaction, or why it has none. */
function linesOf(transaction: Transaction): readonly MovementLine[] | string {
  switch (transaction.type) {
    case 'buy':
    case 'sell':
      return tradeOf(transaction);
    case 'income':
    case 'spend':
    case 'gift':
    case 'donate':
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
  const isIncome = moved.type === 'income';
  const side = isIncome ? { received: unitsOf(moved) } : { sent: unitsOf(moved) };
  const kind = isIncome && moved.kind !== undefined ? { kind: moved.kind } : {};
  return [{ ...headOf(moved), ...feeOf(moved), label, ...kind, ...side, ...(worth !== undefined && { worth }) }];
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
