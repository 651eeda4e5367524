import { describe, expect, it } from 'vitest';
import { errorOf } from '../errors/thrown.fixture.ts';
import type { Instrument } from '../instrument/index.ts';
import { barOf } from '../market/index.ts';
import { Exact } from '../money/index.ts';
import { approvedOrder } from '../testing/contracts/index.ts';
import type { TraderInput } from '../trader/index.ts';
import { btc } from '../world/stage.fixture.ts';
import { inputFromWire, inputToWire, orderToWire } from './wire.ts';

const instruments = new Map<string, Instrument>([[btc.id, btc]]);
const times = { eventAt: 1_700_000_000_000, receivedAt: 1_700_000_000_005 };
const levels = (...prices: number[]) => ({
  prices: Float64Array.from(prices),
  quantities: Float64Array.from(prices, (price) => price / 8),
});
const report = { ...times, order: 7 };

const inputs: readonly TraderInput[] = [
  { kind: 'bar-opened', instrument: btc, ...times, intervalMs: 60_000, openAt: times.eventAt, open: 1.5 },
  { kind: 'trade', instrument: btc, ...times, price: 0.1, quantity: 1e-8, side: 'sell', id: 'x' },
  { kind: 'quote', instrument: btc, ...times, bid: 1, bidQuantity: 2, ask: 3, askQuantity: 4 },
  { kind: 'book-snapshot', instrument: btc, ...times, sequence: 1, bids: levels(1, 0.9), asks: levels(1.1) },
  { kind: 'book-delta', instrument: btc, ...times, sequence: 2, previousSequence: 1, bids: levels(), asks: levels(2) },
  { kind: 'funding', instrument: btc, ...times, rate: -0.0001 },
  { kind: 'funding', instrument: btc, ...times, rate: 0.0001, mark: 64_000.5 },
  { kind: 'mark-price', instrument: btc, ...times, price: 5 },
  { kind: 'instrument-status', instrument: btc, ...times, status: 'halted' },
  { kind: 'feed-state', ...times, feed: 'f', state: 'stale' },
  { kind: 'feed-state', ...times, feed: 'f', state: 'gap', instrument: btc, detail: 'lost' },
  { kind: 'split', instrument: btc, ...times, ratio: '7' },
  { kind: 'dividend', instrument: btc, ...times, amountPerShare: '0.25' },
  { kind: 'custom', ...times, name: 'news', payload: { words: ['up'] } },
  { kind: 'timer', strategy: 's', name: 'n', at: 5 },
  { kind: 'command', command: { name: 'set-params', strategy: 's', params: { n: 1 } }, who: 'w', why: 'y', at: 5 },
  { kind: 'transfer', currency: 'USDT', amount: '-0.10', at: 5 },
  { kind: 'end-of-data', at: 5, close: 'leave-open' },
  { kind: 'order-acknowledged', ...report },
  {
    kind: 'order-filled',
    ...report,
    price: 123n * 10n ** 18n,
    quantity: 5,
    fee: new Exact(-1200, 4),
    feeCurrency: 'BNB',
    liquidity: 'maker',
    slippage: 0,
  },
  { kind: 'order-cancelled', ...report, reason: 'r' },
  { kind: 'order-expired', ...report, reason: 'r' },
  { kind: 'order-rejected', ...report, code: 'E203', reason: 'r' },
  { kind: 'order-unknown', ...report, reason: 'r' },
  { kind: 'order-absent', ...report, evidence: 'e' },
  {
    kind: 'position-closed',
    instrument: btc,
    ...times,
    positionSide: 'short',
    cause: 'liquidation',
    price: 123n * 10n ** 18n,
    quantity: 5,
    fee: new Exact(1200, 4),
    feeCurrency: 'USDT',
    reason: 'r',
  },
  { kind: 'borrow-charged', instrument: btc, ...times, amount: new Exact(150, 8), currency: 'USDT' },
];

describe('an input on the wire', () => {
  it.each(inputs.map((input) => [input.kind, input] as const))(
    'given %s, then as JSON text and back it is the same',
    (_, input) => {
      const text = JSON.stringify(inputToWire(input));
      const back = inputFromWire(JSON.parse(text), instruments);
      expect(back).toEqual(input);
      expect(JSON.stringify(inputToWire(back))).toBe(text);
    },
  );

  it('given a bar, then the values are the same', () => {
    const bar = barOf(btc, 60_000, { openAt: 60_000, open: 0.1, high: 0.3, low: 0.1, close: 0.2, volume: 7 });
    const wire = inputToWire(bar);
    expect(inputToWire(inputFromWire(JSON.parse(JSON.stringify(wire)), instruments))).toEqual(wire);
  });

  it.each([
    ['nothing', undefined, 'is not a recorded input'],
    ['text', 'bar', 'is not a recorded input'],
    ['an unknown kind', { kind: 'constructor' }, 'is not a recorded input'],
    ['a trade without a price', { ...inputToWire(inputs[1] as TraderInput), price: null }, 'has no price'],
    [
      'a fill with a price that is no integer',
      { ...inputToWire(inputs[19] as TraderInput), price: '1.5' },
      'has no price',
    ],
    ['a fill with a JSON number', { ...inputToWire(inputs[19] as TraderInput), quantity: 5 }, 'has no quantity'],
    ['a fill with a fee that is no decimal', { ...inputToWire(inputs[19] as TraderInput), fee: 'x' }, 'amount "x"'],
    ['a book without levels', { ...inputToWire(inputs[3] as TraderInput), bids: {} }, 'has no bids'],
    ['a command of text', { kind: 'command', command: 'stop', who: 'w', why: 'y', at: 5 }, 'has no command'],
    ['a timer at no time', { kind: 'timer', strategy: 's', name: 'n', at: '5' }, 'has no at'],
  ])('given %s, then E072 says what is wrong', (_, wire, text) => {
    const error = errorOf(() => inputFromWire(wire, instruments));
    expect(error.code).toBe('E072');
    expect(error.message).toContain(text);
  });

  it('given an instrument that is not declared, then E020', () => {
    const wire = { ...inputToWire(inputs[1] as TraderInput), instrument: 'DOGE' };
    expect(errorOf(() => inputFromWire(wire, instruments)).code).toBe('E020');
  });
});

it('given an order, then its wire form holds exact integers as text, and is plain JSON', () => {
  const { value } = approvedOrder({
    number: 3,
    instrument: btc,
    decidedAt: 9,
    quantity: 10n ** 20n,
    terms: { kind: 'limit', price: 9900, postOnly: true, timeInForce: { kind: 'gtd', expiresAt: 99 } },
    legs: [{ number: 4, role: 'stop-loss', terms: { kind: 'stop', trigger: 9000, timeInForce: { kind: 'gtc' } } }],
  });
  const wire = orderToWire(value);
  expect(JSON.parse(JSON.stringify(wire))).toEqual(wire);
  expect(wire).toMatchObject({
    number: 3,
    instrument: btc.id,
    quantity: '100000000000000000000',
    terms: { kind: 'limit', price: '9900', postOnly: true, timeInForce: { kind: 'gtd', expiresAt: 99 } },
    legs: [{ number: 4, role: 'stop-loss', terms: { kind: 'stop', trigger: '9000' } }],
  });
});
