import { afterEach, describe, expect, it } from 'vitest';
import { inputToWire, type JournalRecord, orderToWire } from '../../journal/index.ts';
import { barOf } from '../../market/index.ts';
import { Exact } from '../../money/index.ts';
import type { JournalStorage } from '../../ports/index.ts';
import type { TraderInput } from '../../trader/index.ts';
import { approvedOrder } from './approved-order.ts';
import { plainInstrument } from './plain-run.ts';

/** A storage under test, how to read back what is in it, and how to take it away. */
export type OpenJournal = {
  readonly storage: JournalStorage;
  /** Everything in it, oldest first. */
  readonly records: () => Iterable<JournalRecord>;
  /** Takes it away after the test: files, connections. */
  readonly close?: () => void;
};

const at = { eventAt: 60_000, receivedAt: 60_001 };
const bar = (index: number) =>
  barOf(plainInstrument, 60_000, {
    openAt: index * 60_000,
    open: 1,
    high: 2,
    low: 0.5,
    close: 0.1 + 0.2,
    volume: index,
  });
const inputs: readonly TraderInput[] = [
  bar(0),
  bar(1),
  { kind: 'trade', instrument: plainInstrument, ...at, price: 1 / 3, quantity: 1e-9 },
  bar(2),
  { kind: 'timer', strategy: 's', name: 'n', at: 3 },
  { kind: 'command', command: { name: 'pause' }, who: 'a "quoted" name', why: 'line\nbreak', at: 4 },
  { kind: 'transfer', currency: 'USDT', amount: '0.10', at: 5 },
  {
    kind: 'order-filled',
    ...at,
    order: 1,
    price: 10n ** 20n,
    quantity: 5,
    fee: new Exact(10, 3),
    feeCurrency: 'USDT',
    liquidity: 'taker',
    slippage: 0,
  },
];

/** What any journal storage must hold to: what went in comes out, whole, exact and in its order. */
export function describeJournalStorage(name: string, open: () => OpenJournal): void {
  describe(`${name} keeps the contract of a journal storage`, () => {
    const opened: OpenJournal[] = [];
    const fresh = () => {
      const one = open();
      opened.push(one);
      return one;
    };
    afterEach(() => {
      for (const one of opened.splice(0)) one.close?.();
    });

    it('given nothing, then there is nothing to read', () => {
      const { storage, records } = fresh();
      storage.sync();
      expect([...records()]).toEqual([]);
    });

    it('given inputs of several kinds and intents among them, then they come back as they were, in their order', () => {
      const { storage, records } = fresh();
      const order = approvedOrder({ number: 1, instrument: plainInstrument, decidedAt: 9, quantity: 10n ** 18n }).value;
      for (const input of inputs.slice(0, 3)) storage.input(input);
      storage.intent(order);
      for (const input of inputs.slice(3)) storage.input(input);
      storage.sync();
      expect([...records()]).toEqual([
        ...inputs.slice(0, 3).map((input) => ({ kind: 'input', input: inputToWire(input) })),
        { kind: 'intent', order: orderToWire(order) },
        ...inputs.slice(3).map((input) => ({ kind: 'input', input: inputToWire(input) })),
      ]);
    });

    it('given many records, then none is lost, and what was read before does not change', () => {
      const { storage, records } = fresh();
      for (let i = 0; i < 10_000; i++) storage.input(bar(i));
      storage.sync();
      const before = [...records()];
      storage.input(bar(10_000));
      storage.sync();
      const after = [...records()];
      expect(before.length).toBe(10_000);
      expect(after.length).toBe(10_001);
      expect(after.slice(0, -1)).toEqual(before);
    });
  });
}
