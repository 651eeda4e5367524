/** A list of a document whose items are made one at a time: as a whole they may be more than there is memory for. */
export class ListPart {
  readonly items: Iterable<unknown>;

  constructor(items: Iterable<unknown>) {
    this.items = items;
  }
}
