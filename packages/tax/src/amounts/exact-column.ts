import { Exact } from '@rxtrade/core';

const roomAtFirst = 64;

/** A growing column of exact values: nine bytes each, where an object would take sixty. Read back they are equal, not same. */
export class ExactColumn {
  private units = new Float64Array(roomAtFirst);
  private scales = new Uint8Array(roomAtFirst);
  /** Values whose units no float holds. */
  private readonly wide = new Map<number, Exact>();
  private count = 0;

  push(value: Exact): void {
    if (this.count === this.units.length) this.grow();
    const { units, scale } = value;
    if (typeof units === 'number') {
      this.units[this.count] = units;
      this.scales[this.count] = scale;
    } else this.wide.set(this.count, value);
    this.count += 1;
  }

  at(index: number): Exact {
    return this.wide.get(index) ?? new Exact(this.units[index] as number, this.scales[index] as number);
  }

  private grow(): void {
    const { units, scales } = this;
    this.units = new Float64Array(units.length * 2);
    this.units.set(units);
    this.scales = new Uint8Array(scales.length * 2);
    this.scales.set(scales);
  }
}
