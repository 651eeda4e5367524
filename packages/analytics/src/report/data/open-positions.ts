import type { ReportFill } from '../report-input.ts';
import type { PackedPosition } from './report-data.ts';

type Held = { instrument: string; quantity: number; openedAt: number; price: number };

/**
 * What the account still holds after its fills, in the order they happened: net per instrument, at the average price of
 * what was added. Floats, for drawing; the exact position stands in the ledger. `ids` are what indexes refer to.
 */
export function openPositions(fills: readonly ReportFill[], ids: readonly string[]): readonly PackedPosition[] {
  const held = new Map<string, Held>();
  for (const { instrument, side, eventAt, exactPrice, exactQuantity } of fills) {
    const change = exactQuantity.toFloat() * (side === 'buy' ? 1 : -1);
    const price = exactPrice.toFloat();
    const before = held.get(instrument.id);
    const quantity = settled((before?.quantity ?? 0) + change, instrument.quantityScale);
    if (quantity === 0) held.delete(instrument.id);
    else if (before === undefined || before.quantity * quantity < 0)
      held.set(instrument.id, { instrument: instrument.id, quantity, openedAt: eventAt, price });
    else {
      if (before.quantity * change > 0) before.price += ((price - before.price) * change) / quantity;
      before.quantity = quantity;
    }
  }
  return [...held.values()].flatMap(({ instrument, quantity, openedAt, price }) => {
    const index = ids.indexOf(instrument);
    return index < 0
      ? []
      : [{ instrument: index, side: Math.sign(quantity), quantity: Math.abs(quantity), openedAt, price }];
  });
}

/** Sums of decimals leave dust in a float; the instrument's smallest step sweeps it up. */
function settled(quantity: number, scale: number): number {
  return Number(quantity.toFixed(Math.min(scale, 18)));
}
