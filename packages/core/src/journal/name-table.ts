import type { ChainedChecksum } from './checksum.ts';

/** Numbers the few values that many records name; each new one's name becomes part of the checksum. */
export class NameTable<T> {
  private readonly values: T[] = [];
  private readonly checksum: ChainedChecksum;
  private readonly nameOf: (value: T) => string;
  private lastIndex = -1;

  constructor(checksum: ChainedChecksum, nameOf: (value: T) => string) {
    this.checksum = checksum;
    this.nameOf = nameOf;
  }

  indexOf(value: T): number {
    const { values, lastIndex } = this;
    // most records name what the one before did
    if (lastIndex >= 0 && values[lastIndex] === value) return lastIndex;
    let index = values.indexOf(value);
    if (index < 0) {
      index = values.push(value) - 1;
      this.checksum.addText(this.nameOf(value));
    }
    this.lastIndex = index;
    return index;
  }

  at(index: number): T {
    return this.values[index] as T;
  }
}
