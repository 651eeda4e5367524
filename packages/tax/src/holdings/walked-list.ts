/** What becomes of an item that was looked at: it stays, it leaves, or it stays and those behind it are not looked at. */
export type Fate = 'stay' | 'leave' | 'stop';

type Node<Item> = { readonly item: Item; next: Node<Item> | undefined };

/** Items in order, walked from the first one; those that have served their purpose leave on the way, wherever they stand. */
export class WalkedList<Item> {
  private first: Node<Item> | undefined;
  private end: Node<Item> | undefined;

  get isEmpty(): boolean {
    return this.first === undefined;
  }

  get last(): Item | undefined {
    return this.end?.item;
  }

  push(item: Item): void {
    const node = { item, next: undefined };
    if (this.end === undefined) this.first = node;
    else this.end.next = node;
    this.end = node;
  }

  each(act: (item: Item) => void): void {
    for (let node = this.first; node !== undefined; node = node.next) act(node.item);
  }

  walk(fateOf: (item: Item) => Fate): void {
    let before: Node<Item> | undefined;
    for (let node = this.first; node !== undefined; node = node.next) {
      const fate = fateOf(node.item);
      if (fate === 'stop') return;
      if (fate === 'stay') before = node;
      else this.remove(node, before);
    }
  }

  private remove({ next }: Node<Item>, before: Node<Item> | undefined): void {
    if (before === undefined) this.first = next;
    else before.next = next;
    if (next === undefined) this.end = before;
  }
}
