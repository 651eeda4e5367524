import { RxtradeError } from '../errors/index.ts';
import type { Instrument } from '../instrument/index.ts';
import { type BookLevels, barOf, type MarketEvent } from '../market/index.ts';
import { Exact, type Integer, integerOf } from '../money/index.ts';
import type { LegRequest, OrderRequest, OrderTerms } from '../order/index.ts';
import type { TraderInput } from '../trader/inputs.ts';

/** Plain JSON. Instruments travel by id, exact integers as text, columns of book levels as arrays. */
export type WireValue = Readonly<Record<string, unknown>>;

/** An input as plain JSON, complete enough to be given to a trader again. */
export function inputToWire(input: TraderInput): WireValue {
  switch (input.kind) {
    case 'bar': {
      const { instrument, intervalMs, openAt, open, high, low, close, volume } = input;
      return { kind: 'bar', instrument: instrument.id, intervalMs, openAt, open, high, low, close, volume };
    }
    case 'order-filled':
      return {
        ...input,
        price: String(input.price),
        quantity: String(input.quantity),
        fee: input.fee.toString(),
        feeScale: input.fee.scale,
      };
    case 'book-snapshot':
    case 'book-delta':
      return {
        ...input,
        instrument: input.instrument.id,
        bids: levelsToWire(input.bids),
        asks: levelsToWire(input.asks),
      };
    default:
      return 'instrument' in input && input.instrument !== undefined
        ? { ...input, instrument: input.instrument.id }
        : { ...input };
  }
}

/** Reads an input back. @throws E072 when it is not one, E020 when its instrument is not among those given. */
export function inputFromWire(wire: unknown, instruments: ReadonlyMap<string, Instrument>): TraderInput {
  if (
    typeof wire !== 'object' ||
    wire === null ||
    !('kind' in wire) ||
    typeof wire.kind !== 'string' ||
    !inputKinds.has(wire.kind)
  ) {
    throw new RxtradeError(
      'E072',
      `${JSON.stringify(wire)?.slice(0, 80)} is not a recorded input; the file is damaged or of another version`,
      {},
    );
  }
  const fields = { ...wire } as Record<string, unknown>;
  if (typeof fields['instrument'] === 'string') fields['instrument'] = instrumentOf(fields['instrument'], instruments);
  if (fields['kind'] === 'bar') {
    return barOf(
      fields['instrument'] as Instrument,
      Number(fields['intervalMs']),
      fields as unknown as Parameters<typeof barOf>[2],
    );
  }
  if (fields['kind'] === 'order-filled') {
    const { feeScale, ...rest } = fields;
    return {
      ...rest,
      price: integerFrom(fields['price']),
      quantity: integerFrom(fields['quantity']),
      fee: Exact.of(String(fields['fee'])).rescale(Number(feeScale), 'down'),
    } as unknown as TraderInput;
  }
  if ('bids' in fields)
    return {
      ...fields,
      bids: levelsFromWire(fields['bids']),
      asks: levelsFromWire(fields['asks']),
    } as unknown as MarketEvent;
  return fields as unknown as TraderInput;
}

/** An order as plain JSON, as the journal keeps an intent and as a replay compares it. */
export function orderToWire(order: OrderRequest): WireValue {
  return {
    number: order.number,
    instrument: order.instrument.id,
    side: order.side,
    quantity: String(order.quantity),
    terms: termsToWire(order.terms),
    reduceOnly: order.reduceOnly,
    positionSide: order.positionSide,
    legs: order.legs.map(({ number, role, terms }: LegRequest) => ({ number, role, terms: termsToWire(terms) })),
    ocoGroup: order.ocoGroup,
    decidedAt: order.decidedAt,
  };
}

function termsToWire(terms: OrderTerms): WireValue {
  return Object.fromEntries(
    Object.entries(terms).map(([name, value]) => [
      name,
      name === 'price' || name === 'trigger' ? String(value) : value,
    ]),
  );
}

const inputKinds: ReadonlySet<string> = new Set<TraderInput['kind']>([
  'bar',
  'bar-opened',
  'trade',
  'quote',
  'book-snapshot',
  'book-delta',
  'funding',
  'mark-price',
  'instrument-status',
  'feed-state',
  'split',
  'dividend',
  'custom',
  'timer',
  'command',
  'transfer',
  'end-of-data',
  'order-acknowledged',
  'order-filled',
  'order-cancelled',
  'order-expired',
  'order-rejected',
  'order-unknown',
  'order-absent',
]);

function instrumentOf(id: string, instruments: ReadonlyMap<string, Instrument>): Instrument {
  const found = instruments.get(id);
  if (found === undefined)
    throw new RxtradeError('E020', `the record names instrument "${id}", which is not declared; declare it as it was`, {
      id,
    });
  return found;
}

function integerFrom(text: unknown): Integer {
  if (typeof text !== 'string' || !/^-?\d+$/.test(text))
    throw new RxtradeError('E072', `"${String(text)}" is not a whole number; the record is damaged`, {});
  return integerOf(BigInt(text));
}

function levelsToWire({ prices, quantities }: BookLevels): WireValue {
  return { prices: [...prices], quantities: [...quantities] };
}

function levelsFromWire(wire: unknown): BookLevels {
  const { prices, quantities } = wire as { prices: number[]; quantities: number[] };
  return { prices: Float64Array.from(prices), quantities: Float64Array.from(quantities) };
}
