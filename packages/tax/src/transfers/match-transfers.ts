import { type DurationMs, type Exact, hour } from '@rxtrade/core';
import { zero } from '../amounts/exact-math.ts';
import { isOfficialMoney } from '../book/conversion.ts';
import type { Movement, Transaction } from '../transaction/transaction.ts';

/** When a deposit is taken for the other end of a withdrawal. */
export type MatchTransfersOptions = {
  /** How long units may be under way; a day unless told. */
  readonly underWayMsMax?: DurationMs;
  /** How much earlier than the withdrawal a deposit may be noted, as venues' clocks and bookings differ; 10 minutes unless told. */
  readonly earlyMsMax?: DurationMs;
};

/** A movement that is not matched, and what a person has to decide. */
export type TransferQuestion = {
  readonly movement: Movement;
  /** Those it may belong to; none where nothing fits. */
  readonly candidates: readonly Movement[];
  readonly text: string;
};

/** Transactions in which matched movements are transfers, and the movements that are left. */
export type MatchedTransfers = {
  readonly transactions: readonly Transaction[];
  readonly questions: readonly TransferQuestion[];
};

/**
 * Makes transfers of withdrawals and deposits of one's own accounts that can only belong to each other: the same asset,
 * another account, and what arrived is what left, or that less the fee of the withdrawal. Those of one reference, as the id of
 * a chain's transaction, come first, whatever their times; of the rest those in time. Two that fit one are asked about, never
 * guessed. Money a state issues has no lots and stays as it is.
 */
export function matchTransfers(
  transactions: readonly Transaction[],
  options: MatchTransfersOptions = {},
): MatchedTransfers {
  const { underWayMsMax = 24 * hour, earlyMsMax = hour / 6 } = options;
  const outs = movementsOf(transactions, 'withdrawal');
  const deposits = movementsOf(transactions, 'deposit');
  const referred = paired(
    outs,
    deposits,
    (out, to) => out.externalId !== undefined && out.externalId === to.externalId,
  );
  const isLeft = (movement: Movement) => !referred.matched.has(movement) && !referred.gone.has(movement);
  const timed = paired(
    outs.filter(isLeft),
    deposits.filter(isLeft),
    (out, to) => to.at >= out.at - earlyMsMax && to.at <= out.at + underWayMsMax,
  );
  const endOf = (one: Transaction) => referred.matched.get(one as Movement) ?? timed.matched.get(one as Movement);
  return {
    questions: [...outs, ...deposits]
      .filter((one) => isLeft(one) && !timed.matched.has(one) && !timed.gone.has(one))
      .map((movement) => questionOf(movement, timed.fitting.get(movement) ?? [])),
    transactions: transactions
      .filter((one) => !referred.gone.has(one as Movement) && !timed.gone.has(one as Movement))
      .map((one) => {
        const to = endOf(one);
        return to === undefined ? one : transferOf(one as Movement, to);
      }),
  };
}

/** Withdrawals with the deposits they became, those deposits, and what fits each movement. */
type Paired = {
  readonly matched: ReadonlyMap<Movement, Movement>;
  readonly gone: ReadonlySet<Movement>;
  readonly fitting: ReadonlyMap<Movement, readonly Movement[]>;
};

/** Pairs what can only belong to each other: in asset and amount, of two accounts, and as `fits` says. */
function paired(
  outs: readonly Movement[],
  deposits: readonly Movement[],
  fits: (out: Movement, to: Movement) => boolean,
): Paired {
  const byAmount = new Map<string, Movement[]>();
  for (const deposit of deposits) addTo(byAmount, keyOf(deposit.asset, deposit.quantity), deposit);
  const fitting = new Map<Movement, Movement[]>();
  for (const out of outs) {
    const keys = new Set([keyOf(out.asset, out.quantity), keyOf(out.asset, out.quantity.minus(feeInKind(out)))]);
    for (const to of [...keys].flatMap((key) => byAmount.get(key) ?? []))
      if (to.account !== out.account && fits(out, to)) {
        addTo(fitting, out, to);
        addTo(fitting, to, out);
      }
  }
  const matched = new Map<Movement, Movement>();
  for (const out of outs) {
    const [only, second] = fitting.get(out) ?? [];
    if (only !== undefined && second === undefined && fitting.get(only)?.length === 1) matched.set(out, only);
  }
  return { matched, gone: new Set(matched.values()), fitting };
}

/** A fee on top of what was sent leaves with it; one inside it is what did not arrive. */
function transferOf(out: Movement, to: Movement): Transaction {
  const { id, at, asset, account, externalId, origin } = out;
  const isOnTop = to.quantity.equals(out.quantity);
  return {
    type: 'transfer',
    id,
    at,
    asset,
    account,
    quantity: isOnTop ? out.quantity.plus(feeInKind(out)) : out.quantity,
    received: to.quantity,
    toAccount: to.account,
    currency: asset,
    ...(externalId !== undefined && { externalId }),
    ...(origin !== undefined && { origin }),
  };
}

function questionOf(movement: Movement, candidates: readonly Movement[]): TransferQuestion {
  const { id, type, quantity, asset, account, origin } = movement;
  const what = `the ${type} "${id}" of ${quantity} ${asset} ${type === 'deposit' ? 'to' : 'from'} ${account}${origin === undefined ? '' : ` (${origin})`}`;
  const text =
    candidates.length === 0
      ? `${what} has no other end among own accounts: import the other account, or say what it was`
      : `${what} may belong to ${candidates.map((one) => `"${one.id}"`).join(' or ')}: make it a transfer to one of them`;
  return { movement, candidates, text };
}

function movementsOf(transactions: readonly Transaction[], type: Movement['type']): readonly Movement[] {
  return transactions.filter((one): one is Movement => one.type === type && !isOfficialMoney(one.asset));
}

function feeInKind({ asset, fee }: Movement): Exact {
  return fee?.currency === asset ? fee.quantity : zero;
}

function keyOf(asset: string, quantity: Exact): string {
  return `${asset} ${quantity}`;
}

function addTo<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
