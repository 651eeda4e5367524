import type { TraderInput } from '../trader/inputs.ts';

/** What a field of a recorded input must be. */
type Check = 'number' | 'text' | 'integer' | 'levels' | 'object';

const times = { eventAt: 'number', receivedAt: 'number' } as const;
const market = { ...times, instrument: 'text' } as const;
const report = { ...times, order: 'number' } as const;
const book = { ...market, sequence: 'number', bids: 'levels', asks: 'levels' } as const;

/** The fields that each kind of recorded input must have. */
const shapes: Readonly<Record<TraderInput['kind'], Readonly<Record<string, Check>>>> = {
  bar: {
    instrument: 'text',
    intervalMs: 'number',
    openAt: 'number',
    open: 'number',
    high: 'number',
    low: 'number',
    close: 'number',
    volume: 'number',
  },
  'bar-opened': { ...market, intervalMs: 'number', openAt: 'number', open: 'number' },
  trade: { ...market, price: 'number', quantity: 'number' },
  quote: { ...market, bid: 'number', bidQuantity: 'number', ask: 'number', askQuantity: 'number' },
  'book-snapshot': book,
  'book-delta': book,
  funding: { ...market, rate: 'number' },
  'mark-price': { ...market, price: 'number' },
  'instrument-status': { ...market, status: 'text' },
  'feed-state': { ...times, feed: 'text', state: 'text' },
  split: { ...market, ratio: 'text' },
  dividend: { ...market, amountPerShare: 'text' },
  custom: { ...times, name: 'text' },
  timer: { at: 'number', strategy: 'text', name: 'text' },
  command: { at: 'number', command: 'object', who: 'text', why: 'text' },
  transfer: { at: 'number', currency: 'text', amount: 'text' },
  'end-of-data': { at: 'number', close: 'text' },
  'order-acknowledged': report,
  'order-filled': {
    ...report,
    price: 'integer',
    quantity: 'integer',
    fee: 'text',
    feeScale: 'number',
    feeCurrency: 'text',
    liquidity: 'text',
  },
  'order-cancelled': { ...report, reason: 'text' },
  'order-expired': { ...report, reason: 'text' },
  'order-rejected': { ...report, code: 'text', reason: 'text' },
  'order-unknown': { ...report, reason: 'text' },
  'order-absent': { ...report, evidence: 'text' },
  'position-closed': {
    ...market,
    positionSide: 'text',
    cause: 'text',
    price: 'integer',
    quantity: 'integer',
    fee: 'text',
    feeScale: 'number',
    feeCurrency: 'text',
    reason: 'text',
  },
  'borrow-charged': { ...market, amount: 'text', amountScale: 'number', currency: 'text' },
};

/** What is wrong with a recorded input, as a phrase; undefined when it can be read. */
export function faultOf(wire: Readonly<Record<string, unknown>>): string | undefined {
  const { kind } = wire;
  if (typeof kind !== 'string' || !isKind(kind)) return 'is not a recorded input';
  for (const [name, check] of Object.entries(shapes[kind]))
    if (!passes(wire[name], check)) return `has no ${name} that can be read`;
  return undefined;
}

function isKind(kind: string): kind is TraderInput['kind'] {
  return Object.hasOwn(shapes, kind);
}

function passes(value: unknown, check: Check): boolean {
  switch (check) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'text':
      return typeof value === 'string';
    case 'integer':
      return typeof value === 'string' && /^-?\d+$/.test(value);
    case 'object':
      return typeof value === 'object' && value !== null;
    case 'levels':
      return (
        typeof value === 'object' &&
        value !== null &&
        'prices' in value &&
        'quantities' in value &&
        Array.isArray(value.prices) &&
        Array.isArray(value.quantities)
      );
  }
}
