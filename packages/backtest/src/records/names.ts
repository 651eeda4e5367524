/** Numbers the few values that many rows name: a list of references a row would be looked through at every collection. */
export class Names<T> {
  private readonly values: T[] = [];
  private readonly indexes = new Map<T, number>();
  private latest = 0;

  indexOf(value: T): number {
    const { values, indexes, latest } = this;
    // most rows name what the one before did
    if (latest < values.length && values[latest] === value) return latest;
    const index = indexes.get(value) ?? values.push(value) - 1;
    indexes.set(value, index);
    this.latest = index;
    return index;
  }

  at(index: number): T {
    return this.values[index] as T;
  }
}
