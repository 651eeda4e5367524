import { RxtradeError } from '@rxtrade/core';
import type { Transaction } from '../transaction/transaction.ts';

/**
 * Refuses two transactions of one id. A set of a million ids costs more than a tenth of working them out, as hardly any look-up
 * finds its part of it near; so ids are told apart by a bit of their hash first, and only the few that share one are compared.
 *
 * @throws E506 when two transactions have one id and are not one fact.
 */
export function refuseRepeatedIds(transactions: readonly Transaction[]): void {
  const bits = new SharedBits(transactions);
  const firsts = new Map<string, Transaction>();
  transactions.forEach((transaction, index) => {
    if (!bits.isShared(index)) return;
    const { id } = transaction;
    const first = firsts.get(id);
    if (first === undefined) firsts.set(id, transaction);
    else if (!isSameFact(first, transaction))
      throw new RxtradeError('E506', `two transactions have the id "${id}"; give each one of its own`, { id });
  });
}

/** A fact that was imported twice: it is counted once further on. */
function isSameFact(one: Transaction, other: Transaction): boolean {
  return one.externalId !== undefined && one.externalId === other.externalId;
}

/** One in so many bits is set, and so many ids share one by chance. */
const bitsPerId = 16;

/** Which bit the id of each transaction falls on, and the bits that more than one falls on. */
class SharedBits {
  private readonly bits: Int32Array;
  private readonly shared: Uint32Array;

  constructor(transactions: readonly Transaction[]) {
    const count = 2 ** Math.ceil(Math.log2(transactions.length * bitsPerId + 32));
    const seen = new Uint32Array(count / 32);
    this.bits = new Int32Array(transactions.length);
    this.shared = new Uint32Array(count / 32);
    transactions.forEach(({ id }, index) => {
      const bit = hashOf(id) & (count - 1);
      this.bits[index] = bit;
      if (isSet(seen, bit)) set(this.shared, bit);
      else set(seen, bit);
    });
  }

  isShared(index: number): boolean {
    return isSet(this.shared, this.bits[index] as number);
  }
}

function isSet(words: Uint32Array, bit: number): boolean {
  return ((words[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
}

function set(words: Uint32Array, bit: number): void {
  words[bit >>> 5] = (words[bit >>> 5] as number) | (1 << (bit & 31));
}

/** FNV-1a, over UTF-16 units; its low bits tell ids apart that differ in one letter. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
