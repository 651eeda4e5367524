import { type DurationMs, type EpochMs, Exact, minute, SeededRandom } from '@rxtrade/core';
import type { Transaction } from '@rxtrade/tax';

/** What a row of fills is like. */
export type FillsLike = {
  /** Lots held before the first sale; from then on bought and sold in turn. */
  readonly open: number;
  readonly startAt?: EpochMs;
  /** Two minutes unless told, so that a million fills last four years. */
  readonly apartMs?: DurationMs;
  /** The price of a fill after the last one; a random walk unless told. */
  readonly price?: (last: number) => number;
  /** Units of the eighth place; any unless told. */
  readonly units?: (random: SeededRandom) => number;
  readonly assets?: number;
  readonly accounts?: number;
  /** Every so many of them goes to another account instead. */
  readonly transferEvery?: number;
  /** Whether sales name the lot they sell. */
  readonly namesLots?: boolean;
};

/** One fill at a time, as a feed tells them. */
export function* fillStream(count: number, like: FillsLike): Generator<Transaction> {
  const { open, startAt = Date.UTC(2020, 0, 1), apartMs = 2 * minute, assets = 1, accounts = 1 } = like;
  const random = new SeededRandom(1);
  const { price: priceAfter = (last) => last * (1 + random.between(-0.001, 0.001)) } = like;
  const { units: unitsOf = () => Math.round(random.between(1e5, 2e5)) } = like;
  let price = 42_000;
  let held = 0;
  for (let i = 0; i < count; i++) {
    price = priceAfter(price);
    const units = unitsOf(random);
    const asset = assets === 1 ? 'BTC' : `A${Math.floor(random.between(0, assets))}`;
    const account = accounts === 1 ? 'main' : `a${Math.floor(random.between(0, accounts))}`;
    const base = { id: `t${i}`, at: startAt + i * apartMs, asset, account, quantity: new Exact(units, 8) };
    if (like.transferEvery !== undefined && i % like.transferEvery === 0) {
      const toAccount = account === 'a0' ? 'a1' : 'a0';
      yield { ...base, type: 'transfer', toAccount, received: base.quantity, currency: 'USD' };
      continue;
    }
    const type = held < open ? 'buy' : 'sell';
    held += type === 'buy' ? 1 : -1;
    const cents = Math.round(price * 100);
    const fee = { quantity: new Exact(Math.round((units * cents) / 1000), 10), currency: 'USD' };
    const lots = like.namesLots === true && type === 'sell' ? { lots: [{ lot: `t${i - open + 1}` }] } : {};
    yield { ...base, ...{ type, value: new Exact(units * cents, 10), currency: 'USD', fee }, ...lots };
  }
}

/** All of them at once. */
export function fillsOf(count: number, like: FillsLike): readonly Transaction[] {
  return [...fillStream(count, like)];
}
