import { Exact } from '@rxtrade/core';
import { zero } from './exact-math.ts';
import { floatColumn } from './float-column.ts';

/** In place of a scale: its units are more than a float holds. */
const wide = 255;

/**
 * A column of exact values, with room for so many: nine bytes each, where an object would take sixty. Read back they are
 * equal, not same.
 */
export class ExactColumn {
  private readonly units: number[];
  private readonly scales: Uint8Array;
  private wides: (Exact | undefined)[] | undefined;

  constructor(room: number) {
    this.units = floatColumn(room);
    this.scales = new Uint8Array(room);
  }

  set(row: number, value: Exact): void {
    const { units, scale } = value;
    if (typeof units === 'number') {
      this.units[row] = units;
      this.scales[row] = scale;
      return;
    }
    this.scales[row] = wide;
    this.wides ??= new Array<Exact | undefined>(this.units.length);
    this.wides[row] = value;
  }

  at(row: number): Exact {
    const scale = this.scales[row] as number;
    if (scale === wide) return this.wides?.[row] ?? zero;
    const units = this.units[row] as number;
    return units === 0 && scale === 0 ? zero : new Exact(units, scale);
  }
}
