/** A column that holds one value throughout more often than not: it takes room only once two differ. */
export class EvenColumn<Value> {
  private readonly room: number;
  private isEmpty = true;
  private common: Value | undefined;
  private values: (Value | undefined)[] | undefined;

  constructor(room: number) {
    this.room = room;
  }

  set(row: number, value: Value): void {
    if (this.values !== undefined) this.values[row] = value;
    else if (this.isEmpty) {
      this.isEmpty = false;
      this.common = value;
    } else if (value !== this.common) {
      this.values = new Array<Value | undefined>(this.room).fill(this.common);
      this.values[row] = value;
    }
  }

  /** The value of a row that was set. */
  at(row: number): Value {
    return (this.values === undefined ? this.common : this.values[row]) as Value;
  }
}
