/**
 * The objects of a log that keeps columns: made when they are first read, each once. A run makes tens of thousands of
 * facts, and most runs of a search are never asked for them; what is no object need not be kept alive while it runs.
 */
export class LazyList<T> {
  private readonly made: T[] = [];
  private readonly make: (row: number) => T;

  constructor(make: (row: number) => T) {
    this.make = make;
  }

  /** The first `count` of them; always the same list, which grows. */
  upTo(count: number): readonly T[] {
    const { made, make } = this;
    for (let row = made.length; row < count; row++) made.push(make(row));
    return made;
  }
}
