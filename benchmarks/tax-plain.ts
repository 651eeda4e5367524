import type { Transaction } from '@rxtrade/tax';

/** What anybody would write: a queue of lots as floats, and the total gain. */
export function plainFifo(fills: readonly Transaction[]): number {
  let total = 0;
  salesOf(fills, (_, gain) => {
    total += gain;
  });
  return total;
}

/** The same, with what a list of sales would have to hold at the least. */
export function keepingFifo(fills: readonly Transaction[]): readonly object[] {
  const sales: object[] = [];
  salesOf(fills, ({ id, at, asset, quantity }, gain) =>
    sales.push({ id, at, asset, quantity: quantity.toFloat(), gain }),
  );
  return sales;
}

function salesOf(fills: readonly Transaction[], onSale: (fill: Transaction, gain: number) => void): void {
  const lots: { quantity: number; price: number }[] = [];
  let first = 0;
  for (const fill of fills) {
    if (fill.type !== 'buy' && fill.type !== 'sell') continue;
    let quantity = fill.quantity.toFloat();
    const price = (fill.value?.toFloat() ?? 0) / quantity;
    if (fill.type === 'buy') {
      lots.push({ quantity, price });
      continue;
    }
    let gain = 0;
    for (let lot = lots[first]; lot !== undefined && quantity > 0; lot = lots[first]) {
      const part = Math.min(lot.quantity, quantity);
      gain += part * (price - lot.price);
      lot.quantity -= part;
      quantity -= part;
      if (lot.quantity <= 0) first += 1;
    }
    onSale(fill, gain);
  }
}
