import { RxtradeError } from '../errors/index.ts';
import type { Instrument } from '../instrument/index.ts';
import type { MarginTerms } from '../margin/index.ts';
import { Exact, type Integer, negateInteger, subtractInteger } from '../money/index.ts';
import type { PositionSide } from '../order/index.ts';
import { Position } from './position.ts';

/**
 * One instrument's place in the ledger: its currencies by index, and its positions. Where the venue holds a long and a
 * short side by side (hedge mode, contracts only), each has its own; otherwise all is in `net`.
 */
export type LedgerBook = {
  readonly instrument: Instrument;
  /** Index of the currency that fills deliver; -1 for contracts, which deliver none. */
  readonly base: number;
  readonly quote: number;
  /** From notional units to units of the quote currency: multiply by this power of ten. */
  readonly quoteShift: Integer;
  /** How its positions are held, where they are contracts. */
  readonly margin: MarginTerms;
  readonly net: Position;
  readonly long: Position;
  readonly short: Position;
  /** `net`, `long` and `short`, for what concerns them all. */
  readonly positions: readonly Position[];
};

export function openBook(common: Omit<LedgerBook, 'net' | 'long' | 'short' | 'positions'>): LedgerBook {
  const { instrument, base, quote, quoteShift, margin } = common;
  const net = new Position();
  const long = new Position();
  const short = new Position();
  return { instrument, base, quote, quoteShift, margin, net, long, short, positions: [net, long, short] };
}

/** The position an order acts on. */
export function positionOf(book: LedgerBook, side: PositionSide): Position {
  return side === 'net' ? book.net : side === 'long' ? book.long : book.short;
}

/** @throws E061 when a side of hedge mode cannot take a signed fill: a close of more than it holds, or no such side. */
export function assertFits({ instrument, long, short }: LedgerBook, side: 'long' | 'short', quantity: Integer): void {
  const position = side === 'long' ? long : short;
  const isOpening = quantity > 0 === (side === 'long');
  const fits = !instrument.isDelivered && (isOpening || (position.quantity !== 0 && !position.isTurnedBy(quantity)));
  if (!fits)
    throw new RxtradeError(
      'E061',
      `a fill of ${new Exact(quantity, instrument.quantityScale)} does not fit the ${side} side of ${instrument.id}, ` +
        `which holds ${new Exact(position.quantity, instrument.quantityScale)}; compare positions with the venue`,
      { instrument: instrument.id, side },
    );
}

/**
 * Applies a signed fill to a position, in two steps where it turns the position around.
 *
 * @returns the profit it realized, in notional units, before fees.
 */
export function applyFill(
  position: Position,
  instrument: Instrument,
  price: Integer,
  quantity: Integer,
  notional: Integer,
): Integer {
  if (!position.isTurnedBy(quantity)) return position.apply(quantity, notional);
  const closing = negateInteger(position.quantity);
  const profit = position.apply(closing, instrument.notionalUnits(price, closing));
  const opening = subtractInteger(quantity, closing);
  position.apply(opening, instrument.notionalUnits(price, opening));
  return profit;
}
