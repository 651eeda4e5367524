import { Exact, Fill, type Order } from '@rxtrade/core';
import { LazyList } from './lazy-list.ts';
import { Names } from './names.ts';
import { NumberRows } from './number-rows.ts';

/** Fills, in the order they were booked. */
export class FillLog {
  private readonly numbers = new NumberRows(11);
  private readonly orders: Order[] = [];
  private readonly feeCurrencies = new Names<string>();
  /** Fills with an amount beyond 2^53, which no column holds: as they came. */
  private readonly wide = new Map<number, Fill>();
  private readonly list = new LazyList((row) => this.wide.get(row) ?? this.fillAt(row));

  get length(): number {
    return this.orders.length;
  }

  /** All of them as objects; the same ones at every reading. */
  get all(): readonly Fill[] {
    return this.list.upTo(this.length);
  }

  add(fill: Fill): void {
    const { report, exactRealized } = fill;
    const { price, quantity, fee } = report;
    const { units: realized } = exactRealized;
    if (
      typeof price === 'number' &&
      typeof quantity === 'number' &&
      typeof fee.units === 'number' &&
      typeof realized === 'number'
    ) {
      const offset = this.numbers.next();
      const { piece } = this.numbers;
      piece[offset] = report.eventAt;
      piece[offset + 1] = report.receivedAt;
      piece[offset + 2] = price;
      piece[offset + 3] = quantity;
      piece[offset + 4] = fee.units;
      piece[offset + 5] = fee.scale;
      piece[offset + 6] = report.slippage;
      piece[offset + 7] = realized;
      piece[offset + 8] = exactRealized.scale;
      piece[offset + 9] = this.feeCurrencies.indexOf(report.feeCurrency);
      piece[offset + 10] = report.liquidity === 'maker' ? 1 : 0;
    } else {
      this.numbers.next();
      this.wide.set(this.length, fill);
    }
    this.orders.push(fill.order);
  }

  private fillAt(row: number): Fill {
    const { numbers } = this;
    const order = this.orders[row] as Order;
    const report = {
      kind: 'order-filled',
      order: order.number,
      eventAt: numbers.at(row, 0),
      receivedAt: numbers.at(row, 1),
      price: numbers.at(row, 2),
      quantity: numbers.at(row, 3),
      fee: new Exact(numbers.at(row, 4), numbers.at(row, 5)),
      feeCurrency: this.feeCurrencies.at(numbers.at(row, 9)),
      liquidity: numbers.at(row, 10) === 1 ? 'maker' : 'taker',
      slippage: numbers.at(row, 6),
    } as const;
    return new Fill(order, report, numbers.at(row, 7), numbers.at(row, 8));
  }
}
