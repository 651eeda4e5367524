import type { InstrumentRules } from '../instrument/index.ts';
import {
  addInteger,
  divideInteger,
  Exact,
  type Integer,
  multiplyInteger,
  powerOfTen,
  subtractInteger,
} from '../money/index.ts';

/** One row, in whole units: notionals and amounts of `10^-scale` quote, rates of `10^-rateScale`. */
export type MaintenanceRow = { readonly floor: Integer; readonly rate: Integer; readonly amount: Integer };

const none = [{ notionalFloor: new Exact(0, 0), rate: new Exact(0, 0), amount: undefined }];

/**
 * A venue's table of maintenance margin, in units of the quote currency at a scale. In row n a position needs
 * notional x rate(n) - amount(n), with amount(n) = amount(n-1) + floor(n) x (rate(n) - rate(n-1)): Binance's "maintenance
 * amount", Bybit's "deduction".
 */
export class MaintenanceTable {
  readonly rows: readonly MaintenanceRow[];
  readonly rateScale: number;

  /** `rules` without a table need no maintenance margin. */
  constructor(rules: Pick<InstrumentRules, 'maintenance'>, scale: number) {
    const tiers = rules.maintenance ?? none;
    this.rateScale = Math.max(...tiers.map(({ rate }) => rate.scale));
    const rows: MaintenanceRow[] = [];
    for (const tier of tiers) {
      const floor = tier.notionalFloor.rescale(scale, 'ceil').units;
      const rate = tier.rate.unitsAt(this.rateScale);
      const amount = tier.amount?.rescale(scale, 'floor').units ?? this.joined(rows.at(-1), floor, rate);
      rows.push({ floor, rate, amount });
    }
    this.rows = rows;
  }

  /** The amount with which a row begins where the one before it ends. */
  private joined(before: MaintenanceRow | undefined, floor: Integer, rate: Integer): Integer {
    if (before === undefined) return 0;
    const step = multiplyInteger(floor, subtractInteger(rate, before.rate));
    return addInteger(before.amount, divideInteger(step, powerOfTen(this.rateScale), 'floor'));
  }

  /** Index of the row a notional falls in. */
  indexAt(notional: Integer): number {
    let index = 0;
    for (let i = 1; i < this.rows.length; i++) if (notional >= (this.rows[i] as MaintenanceRow).floor) index = i;
    return index;
  }

  /** The row a notional falls in. */
  rowAt(notional: Integer): MaintenanceRow {
    return this.rows[this.indexAt(notional)] as MaintenanceRow;
  }

  /** Maintenance margin of a notional, which is not negative: rounded up, never below zero. */
  marginOf(notional: Integer): Integer {
    const { rate, amount } = this.rowAt(notional);
    const share = divideInteger(multiplyInteger(notional, rate), powerOfTen(this.rateScale), 'ceil');
    return share > amount ? subtractInteger(share, amount) : 0;
  }
}
