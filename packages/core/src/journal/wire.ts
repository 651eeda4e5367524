import { RxtradeError } from '../errors/index.ts';
import type { Instrument } from '../instrument/index.ts';
import { barOf } from '../market/index.ts';
import { Exact, integerOf } from '../money/index.ts';
import type { LegRequest, OrderRequest, OrderTerms } from '../order/index.ts';
import type { TraderInput } from '../trader/inputs.ts';
import { levelsFromWire, marketToWire } from './market-wire.ts';
import { faultOf } from './wire-shapes.ts';
import type { WireValue } from './wire-value.ts';

/** An input as plain JSON, complete enough to be given to a trader again. */
export function inputToWire(input: TraderInput): WireValue {
  switch (input.kind) {
    case 'order-filled':
      return {
        ...input,
        price: String(input.price),
        quantity: String(input.quantity),
        fee: input.fee.toString(),
        feeScale: input.fee.scale,
      };
    case 'order-acknowledged':
    case 'order-cancelled':
    case 'order-expired':
    case 'order-rejected':
    case 'order-unknown':
    case 'order-absent':
    case 'timer':
    case 'command':
    case 'transfer':
    case 'end-of-data':
      return { ...input };
    case 'position-closed':
      return {
        ...input,
        instrument: input.instrument.id,
        price: String(input.price),
        quantity: String(input.quantity),
        fee: input.fee.toString(),
        feeScale: input.fee.scale,
      };
    case 'borrow-charged':
      return {
        ...input,
        instrument: input.instrument.id,
        amount: input.amount.toString(),
        amountScale: input.amount.scale,
      };
    default:
      return marketToWire(input);
  }
}

/** Reads an input back. @throws E072 when it is not one, E020 when its instrument is not among those given. */
export function inputFromWire(wire: unknown, instruments: ReadonlyMap<string, Instrument>): TraderInput {
  const fields: Record<string, unknown> = typeof wire === 'object' && wire !== null ? { ...wire } : {};
  const fault = faultOf(fields);
  if (fault !== undefined)
    throw new RxtradeError(
      'E072',
      `${JSON.stringify([wire]).slice(1, -1).slice(0, 120)} ${fault}; the record is damaged or of another version`,
      { fault },
    );
  if (typeof fields['instrument'] === 'string') fields['instrument'] = instrumentOf(fields['instrument'], instruments);
  switch (fields['kind']) {
    case 'bar':
      return barOf(
        fields['instrument'] as Instrument,
        fields['intervalMs'] as number,
        fields as unknown as Parameters<typeof barOf>[2],
      );
    case 'order-filled':
    case 'position-closed': {
      const { feeScale, ...rest } = fields;
      const { fee, price, quantity } = rest;
      return {
        ...rest,
        price: integerOf(BigInt(price as string)),
        quantity: integerOf(BigInt(quantity as string)),
        fee: exactFrom(fee as string, feeScale as number),
      } as unknown as TraderInput;
    }
    case 'borrow-charged': {
      const { amountScale, ...rest } = fields;
      return { ...rest, amount: exactFrom(rest['amount'] as string, amountScale as number) } as unknown as TraderInput;
    }
    case 'book-snapshot':
    case 'book-delta':
      return {
        ...fields,
        bids: levelsFromWire(fields['bids']),
        asks: levelsFromWire(fields['asks']),
      } as unknown as TraderInput;
    default:
      return fields as unknown as TraderInput;
  }
}

function exactFrom(text: string, scale: number): Exact {
  try {
    return Exact.of(text).rescale(scale, 'down');
  } catch (error) {
    throw new RxtradeError(
      'E072',
      `the recorded amount "${text}" cannot be read; the record is damaged`,
      { text },
      error,
    );
  }
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

function instrumentOf(id: string, instruments: ReadonlyMap<string, Instrument>): Instrument {
  const found = instruments.get(id);
  if (found === undefined)
    throw new RxtradeError('E020', `the record names instrument "${id}", which is not declared; declare it as it was`, {
      id,
    });
  return found;
}
